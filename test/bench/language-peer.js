// @ts-check
// `node language-peer.js <manifest> <folder>`: what quicktype-core makes of each event's samples in Python, in a run and a
// file of its own.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  InputData,
  jsonInputForTargetLanguage,
  quicktype,
} from "quicktype-core";

const [, , manifest = "", folder = ""] = process.argv;
/** @type {{ events: Record<string, { samples: unknown[] }> }} */
const { events } = JSON.parse(readFileSync(manifest, "utf8"));
mkdirSync(folder);
for (const [slug, { samples }] of Object.entries(events)) {
  const input = jsonInputForTargetLanguage("python");
  await input.addSource({
    name: "Payload",
    samples: samples.map((sample) => JSON.stringify(sample)),
  });
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } = await quicktype({
    inputData,
    lang: "python",
    inferMaps: false,
    inferEnums: false,
    inferUuids: false,
    inferDateTimes: false,
    inferIntegerStrings: false,
    inferBooleanStrings: false,
    combineClasses: false,
    ignoreJsonRefs: true,
  });
  writeFileSync(join(folder, `${slug}.py`), lines.join("\n"));
}
