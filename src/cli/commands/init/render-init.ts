import { type Io, paint, styleOf } from "../../main/io.js";
import type { Summary } from "../../render/report.js";
import { shownPath, visible } from "../../render/text.js";
import type { InitResult } from "./init.js";

/** Whether there is a workspace whose events are not in the manifest. */
interface Offer {
  readonly offersPull: boolean;
}

/** Says what `init` did, and what comes next. */
export function renderInit(
  { files, notes, ...next }: InitResult & Offer,
  io: Io,
): Summary {
  const style = styleOf(io.stdout, io.env);
  const done = files.map(({ path, action }) => {
    const word = action === "create" ? "created" : "updated";
    return `${paint(style, "green", `${style.symbols.done}${word}`)} ${visible(shownPath(path, io.cwd))}`;
  });
  return {
    result: [...done, ...notes.map(visible)].join("\n"),
    hint: renderNext(next, io.cwd),
  };
}

function renderNext(
  {
    manifest,
    hasScripts,
    offersAttributes,
    offersPull,
  }: Pick<InitResult, "manifest" | "hasScripts" | "offersAttributes"> & Offer,
  cwd: string,
): string {
  const shown = visible(shownPath(manifest, cwd));
  const option = shown === "cobalt.events.json" ? "" : ` --manifest ${shown}`;
  const [generate, check] = hasScripts
    ? ["npm run cobalt:generate", "npm run cobalt:check"]
    : [
        `npx cobalt-events generate${option}`,
        `npx cobalt-events check${option}`,
      ];
  return [
    "",
    `Next: describe your events in ${shown}, then`,
    `  ${generate}    writes the code`,
    `  ${check}       fails, in CI, where the code is stale`,
    ...(offersPull
      ? [
          "",
          `COBALT_API_KEY is set; the events of its workspace are brought in by: npx cobalt-events pull${option}`,
        ]
      : []),
    ...(offersAttributes
      ? [
          "",
          `Reviews fold the code where .gitattributes marks it: npx cobalt-events init --gitattributes${option}`,
        ]
      : []),
  ].join("\n");
}
