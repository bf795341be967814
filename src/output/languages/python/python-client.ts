import { once } from "../../../base/once.js";
import type { EventModel } from "../../../event/event.js";
import type { ManifestOptions } from "../../../input/manifest/manifest.js";
import type { OutputFile } from "../../print/output-file.js";
import { readClient } from "../../print/runtime-file.js";
import { deprecationText } from "../class-schema.js";
import { languageFile } from "../language.js";
import {
  pythonAssignment,
  pythonComment,
  pythonHeader,
  pythonNames,
  pythonString,
  pythonWidth,
} from "./python-text.js";
import type { PythonTypes } from "./python-types.js";

/** The modules of the client, what the manifest says to it, and the package that exports it. */
export function pythonClient({
  baseUrl,
  route,
}: ManifestOptions): readonly OutputFile[] {
  const texts = new Map(readClient("python"));
  const defaults = [
    ...pythonAssignment("BASE_URL = ", pythonString(baseUrl)),
    ...pythonAssignment("ROUTE = ", pythonString(route)),
  ];
  texts.set(
    "cobalt_defaults.py",
    `"""What the manifest says."""\n\n${defaults.join("\n")}\n`,
  );
  texts.set("__init__.py", printPackage(texts.get("cobalt_errors.py") ?? ""));
  return [...texts].map(([name, text]) =>
    languageFile(name, `${pythonHeader}\n${text}`),
  );
}

/** Events are no part of the package's own names, so that one that is added changes no other file. */
function printPackage(errorModule: string): string {
  const errors = [...errorModule.matchAll(/^class (\w+)/gm)].map(
    ([, name = ""]) => name,
  );
  const client = [
    "CobaltClient",
    "CobaltEvent",
    "RetryOptions",
    "TriggerOptions",
  ];
  const all = [...client, ...errors, "TriggerResult"].sort();
  return `
from .cobalt_client import ${client.join(", ")}
from .cobalt_errors import (
${errors
  .sort()
  .map((name) => `    ${name},\n`)
  .join("")})
from .cobalt_exchange import TriggerResult

__all__ = [
${all.map((name) => `    "${name}",\n`).join("")}]
`;
}

/** The options of a call, which `TriggerOptions` of the client names: spelt out, checkers of every age and editors know them. */
const callOptions = once(() => {
  const client = readClient("python").get("cobalt_client.py") ?? "";
  const [, fields = ""] =
    /^class TriggerOptions\(.*\n([^]*?)\n\n\n/m.exec(client) ?? [];
  return [...fields.matchAll(/^ {4}(\w+): Optional\[(.+)\]$/gm)].map(
    ([, name = "", type = ""]) => ({ name, type }),
  );
});

/** The function that fires an event, and what it needs above it. */
export function pythonTrigger(
  { names, app, deprecated }: EventModel,
  types: PythonTypes,
) {
  const { trigger } = pythonNames(names);
  types.typing("Mapping");
  const head = `EVENT: ${types.typing("Final")} = CobaltEvent(`;
  const given = [
    "SLUG",
    "NAME",
    ...(app === undefined ? [] : [pythonString(app)]),
  ];
  const line = `${head}${given.join(", ")})`;
  const comment =
    deprecated === undefined
      ? []
      : pythonComment([deprecationText(deprecated)]);
  return {
    imports: [
      "from .cobalt_client import CobaltClient, CobaltEvent, RetryOptions",
      "from .cobalt_exchange import TriggerResult",
    ],
    constant:
      line.length <= pythonWidth
        ? [line]
        : [head, ...given.map((one) => `    ${one},`), ")"],
    lines: [
      ...comment,
      `def ${trigger}(`,
      "    client: CobaltClient,",
      `    payload: ${names.payload},`,
      "    *,",
      ...callOptions().map(
        ({ name, type }) => `    ${name}: ${type} | None = None,`,
      ),
      ") -> TriggerResult:",
      "    return client.trigger(",
      "        EVENT,",
      "        payload,",
      ...callOptions().map(({ name }) => `        ${name}=${name},`),
      "    )",
    ],
  };
}
