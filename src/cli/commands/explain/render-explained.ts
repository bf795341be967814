import type { Explained } from "../../../learn/explain/explain.js";
import type { Suggestion } from "../../../learn/explain/suggestion.js";
import type { FileChange } from "../../../output/disk/plan.js";
import { type Io, paint, type Style, styleOf } from "../../main/io.js";
import type { Summary } from "../../render/report.js";
import { count, shownPath, visible } from "../../render/text.js";
import { basisOf, rebuiltIn, unseenIn } from "./explained-words.js";
import { renderDetails, renderEvidence, wrap } from "./render-evidence.js";

/** Says what an event's type rests on, and what may be done. */
export function renderExplained(
  done: Explained,
  manifest: string,
  apply: boolean,
  io: Io,
): Summary {
  const style = styleOf(io.stdout, io.env);
  const file = visible(shownPath(manifest, io.cwd));
  const result = [
    ...headOf(done, style),
    ...(done.applied || done.path !== null ? [] : unseenOf(done, style)),
    ...suggestionsOf(done, style),
    ...(done.applied || done.path !== null ? [] : notesOf(done, style)),
    ...(done.applied ? [] : bodyOf(done, style)),
  ].join("\n");
  const hint = hintOf(done, file, apply);
  return { result, ...(hint !== undefined && { hint }) };
}

function headOf(done: Explained, style: Style): readonly string[] {
  const { slug, path, samples, handwritten } = done;
  const about = path === null || path === "" ? "" : `, ${visible(path)}`;
  const title = paint(style, "bold", `${visible(slug)}${about}`);
  const head = `${title}: ${samples === 0 ? "no samples" : count(samples, "sample")}`;
  const single =
    samples === 1 && !handwritten
      ? ", so that everything rests on that one alone"
      : "";
  return [`${head}${single}`, ...basisOf(done), ...rebuiltIn(done)];
}

function bodyOf(
  { path, evidence, samples }: Explained,
  style: Style,
): readonly string[] {
  if (evidence.length === 0) return [];
  const restNoted = samples > 1;
  if (path === null) return ["", ...renderEvidence(evidence, restNoted, style)];
  const [own, ...below] = evidence;
  const details = own ? renderDetails(own) : [];
  if (below.length === 0) return ["", ...details];
  const table = renderEvidence(below, restNoted, style);
  return ["", ...details, "", "Below it:", ...table];
}

/** Places that are told of. */
const mostPlaces = 3;

/** Says whether new keys have to be expected, and where. */
function unseenOf(done: Explained, style: Style): readonly string[] {
  const { places, samples } = done.unseen;
  const where = places
    .slice(0, mostPlaces)
    .map(
      ({ path, alone }) =>
        `${visible(path) || "the payload itself"} (${alone} of ${samples})`,
    )
    .join(", ");
  const more = places.length > mostPlaces ? ", …" : "";
  return unseenIn(done, `${where}${more}`).flatMap((line) =>
    fold(line, "", style),
  );
}

function notesOf({ notes }: Explained, style: Style): readonly string[] {
  if (notes.length === 0) return [];
  return ["", ...notes.flatMap((note) => fold(visible(note), "  ", style))];
}

function suggestionsOf(
  { suggestions, applied }: Explained,
  style: Style,
): readonly string[] {
  if (suggestions.length === 0) return [];
  return [
    "",
    applied ? "Overrides written:" : "What the samples speak for:",
    ...suggestions.flatMap((each) => [
      ...fold(lineOf(each), "  ", style),
      ...fold(`because ${visible(each.evidence)}`, "      ", style),
    ]),
  ];
}

function lineOf({ path, override }: Suggestion): string {
  return visible(`${JSON.stringify(path)}: ${JSON.stringify(override)}`);
}

function fold(text: string, indent: string, { width }: Style): string[] {
  return wrap(text, width - indent.length).map((line) => indent + line);
}

function hintOf(
  { slug, path, evidence, samples, suggestions, applied }: Explained,
  file: string,
  apply: boolean,
): string | undefined {
  if (applied)
    return `Wrote ${count(suggestions.length, "override")} to ${file}. Next: \`cobalt-events generate\` writes the code.`;
  if (apply) return `There is nothing to apply; ${file} was left as it is.`;
  const hints: string[] = [];
  const alone = evidence.filter(({ restsOnOne }) => restsOnOne).length;
  if (samples > 1 && alone > 0)
    hints.push(
      `${alone} of ${count(evidence.length, "path")} rest${alone === 1 ? "s" : ""} on a single sample; more samples tell more.`,
    );
  const words = path === null ? [slug] : [slug, path];
  const call = ["cobalt-events explain", ...words.map(quoted)].join(" ");
  const closing = suggestions.some(({ override }) => override.enum)
    ? ", enums as open ones"
    : "";
  if (suggestions.length > 0)
    hints.push(
      `\`${call} --apply\` writes what is suggested into ${file}, as overrides${closing}.`,
    );
  return hints.length === 0 ? undefined : hints.join("\n");
}

/** Says that the picture was written. */
export function renderPicture(
  { slug, samples, evidence }: Explained,
  { path, action }: FileChange,
  io: Io,
): Summary {
  const style = styleOf(io.stdout, io.env);
  const { done, arrow } = style.symbols;
  const what = action === "unchanged" ? "unchanged" : "written";
  const told = `${count(samples, "sample")}, ${count(evidence.length, "path")}`;
  return {
    result: `${paint(style, "green", done)}${visible(slug)}: ${told} ${arrow} ${visible(shownPath(path, io.cwd))}: ${what}`,
  };
}

/** A word as a shell takes it: a star would stand for files. */
function quoted(word: string): string {
  return /^[\w.-]+$/.test(word) ? word : visible(`'${word}'`);
}
