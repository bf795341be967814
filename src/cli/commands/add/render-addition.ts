import { isSecret } from "../../../input/sensitive/match.js";
import type { Addition } from "../../../learn/add/add-sample.js";
import type { TypeChange } from "../../../type/difference.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import { renderFindings } from "../../render/render-findings.js";
import type { Summary } from "../../render/report.js";
import { shownPath, visible } from "../../render/text.js";

/** Says what was added, and what comes next. */
export function renderAddition(
  done: Addition,
  manifest: string,
  io: Io,
): Summary {
  const style = styleOf(io.stdout, io.env);
  const arrow = ` ${style.symbols.arrow} `;
  const head = `${paint(style, "green", style.symbols.done)}${visible(headOf(done, shownPath(manifest, io.cwd)))}`;
  const changes = (done.changes ?? []).map((change) =>
    visible(renderChange(change, arrow)),
  );
  return {
    result: [head, ...changes.map((line) => `  ${line}`)].join("\n"),
    hint: [...done.notes.map(visible), ...sensitiveIn(done), nextOf(done)]
      .filter((line) => line !== "")
      .join("\n"),
  };
}

function headOf(
  { slug, added, samples, name, changes }: Addition,
  file: string,
): string {
  if (added === "nothing")
    return `${slug} has this sample already; ${file} was left as it is.`;
  const several = samples === 1 ? "a sample" : `${samples} samples`;
  if (added === "event") {
    const called = name === slug ? "" : ` (${JSON.stringify(name)} in Cobalt)`;
    const more = samples === 1 ? "" : ` with ${several}`;
    return `added the event ${slug}${called}${more} to ${file}.`;
  }
  const head = `added ${several} of ${slug} to ${file}`;
  const [fit, change] =
    samples === 1 ? ["it fits", "it changes"] : ["they fit", "they change"];
  if (!changes) return `${head}; ${fit} the event's schema.`;
  return changes.length === 0
    ? `${head}; ${change} nothing in the schema.`
    : `${head}. In the schema it changes:`;
}

function renderChange(
  { path, kind, before, after }: TypeChange,
  arrow: string,
): string {
  const subject = path === "" ? "the payload" : path;
  switch (kind) {
    case "added":
      return `${subject}: new, and optional: ${after ?? ""}`;
    case "optional":
      return `${subject}: no longer required`;
    case "required":
      return `${subject}: required now`;
    case "removed":
      return `${subject}: gone`;
    case "type":
      return `${subject}: ${before ?? ""}${arrow}${after ?? ""}`;
  }
}

function sensitiveIn({ redacted, sensitive }: Addition): readonly string[] {
  const lines: string[] = [];
  if (redacted.length > 0)
    lines.push("Replaced by stand-ins:", ...renderFindings(redacted));
  const rest = sensitive.filter(({ part }) => part === "value");
  if (rest.length === 0) return lines;
  const hasSecret = rest.some(({ kind }) => isSecret(kind));
  return [
    ...lines,
    hasSecret
      ? "The sample holds what looks like secrets:"
      : "The sample holds what looks like personal data:",
    ...renderFindings(rest),
    "`cobalt-events redact --write` replaces it in a file, `add --redact` before it gets into one.",
  ];
}

function nextOf({ added }: Addition): string {
  return added === "nothing"
    ? ""
    : "Next: `cobalt-events generate` writes the code.";
}
