import fc from "fast-check";
import fs from "node:fs";
import { expect, test } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import type { JsonObject } from "../../../src/base/json/json.js";
import { readRevised } from "../../../src/event/revised-manifest.js";
import { readEvents } from "../../../src/platform/api/read-event.js";
import { spell } from "../../../src/platform/mock/spelling.js";
import { spellings } from "../../../src/platform/mock/spellings.js";
import { driftOf } from "../../../src/platform/sync/drift.js";
import {
  type LocalEvent,
  readLocalEvents,
} from "../../../src/platform/sync/local-event.js";
import { runs } from "../../runs.js";

const key = fc.constantFrom("a", "b", "0", "items", "payload", "a.b");
const { payload } = fc.letrec<{
  value: JsonObject[string];
  payload: JsonObject;
}>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<JsonObject[string]>(null, true, 1, 1.5, "x"),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("payload"),
  ),
  payload: fc.dictionary(key, tie("value"), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
}));

async function localOf(
  samples: readonly JsonObject[],
): Promise<LocalEvent | undefined> {
  const text = JSON.stringify({ events: { a: { samples } } });
  const diagnostics = new Diagnostics();
  const manifest = readRevised(
    "/nowhere/cobalt.events.json",
    text,
    diagnostics,
  );
  const [local] = manifest
    ? await readLocalEvents(manifest, fs, diagnostics)
    : [];
  return local;
}

test.each(spellings)(
  "what is pushed does not differ from what is read back: %s",
  async (spelling) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(payload, { minLength: 1, maxLength: 3 }),
        async (samples) => {
          const local = await localOf(samples);
          if (!local) throw new Error("no event");
          const stored = {
            _id: "1",
            name: "a",
            response: local.sample,
            json_schema: local.schemas.open,
          };
          const [remote] =
            readEvents(
              JSON.parse(JSON.stringify([spell(stored, spelling)])) as [],
            )?.events ?? [];
          expect(remote && driftOf(local, remote)).toBeUndefined();
        },
      ),
      { numRuns: runs(200) },
    );
  },
);
