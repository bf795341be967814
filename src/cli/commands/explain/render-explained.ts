import type { Explained } from "../../../learn/explain/explain.js";
import type { Suggestion } from "../../../learn/explain/suggestion.js";
import { type Io, paint, type Style, styleOf } from "../../main/io.js";
import type { Summary } from "../../render/report.js";
import { count, shownPath, visible } from "../../render/text.js";
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
    ...rebuiltIn(done),
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
  if (handwritten) {
    const shown = samples === 0 ? "." : "; this is what its samples show.";
    return [
      head,
      `The schema written by hand decides what the event's type is${shown}`,
    ];
  }
  if (samples === 0) return [head, "Any payload is accepted."];
  return samples === 1
    ? [`${head}, so that everything rests on that one alone`]
    : [head];
}

function rebuiltIn({ samples, rebuilt }: Explained): readonly string[] {
  if (rebuilt === 0) return [];
  const which = rebuilt < samples ? `${rebuilt} of them` : "what there is";
  return [
    `\`pull\` rebuilt ${which} from keys and coarse types: its values say nothing.`,
  ];
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

/** Says how often a new payload has to be expected to have a key that none had so far, and where. */
function unseenOf(
  { unseen: { samples, alone, places } }: Explained,
  style: Style,
): readonly string[] {
  // Of one sample everything is new.
  if (samples < 2) return [];
  if (alone === 0)
    return [
      "No key rests on one sample alone: new payloads hardly bring others.",
    ];
  const share = Math.round((100 * alone) / samples);
  const where = places
    .slice(0, mostPlaces)
    .map(
      ({ path, alone }) =>
        `${visible(path) || "the payload itself"} (${alone} of ${samples})`,
    )
    .join(", ");
  const more = places.length > mostPlaces ? ", …" : "";
  return fold(
    `About ${share} % of new payloads may have a key not seen yet, as ${count(alone, "sample")} alone ${alone === 1 ? "has" : "have"} some; most likely in ${where}${more}.`,
    "",
    style,
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

/** A word as a shell takes it: a star would stand for files. */
function quoted(word: string): string {
  return /^[\w.-]+$/.test(word) ? word : visible(`'${word}'`);
}
