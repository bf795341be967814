import type { FileChange } from "../../output/disk/plan.js";
import type { Diagnostic } from "../../base/diagnostics/diagnostic.js";
import type { GenerateResult } from "../../generate.js";
import { paint, type Style } from "../main/io.js";
import { count, duration, shownPath, visible } from "./text.js";

type Action = FileChange["action"];
type Tense = "done" | "planned" | "found";

/** More than anybody reads at once; `--json` has them all. */
const most = 20;

/** The words for what happens to a file, in the order they are told. */
const words: Readonly<Record<Action, Readonly<Record<Tense, string>>>> = {
  create: { done: "created", planned: "to create", found: "missing" },
  update: { done: "updated", planned: "to update", found: "stale" },
  unchanged: { done: "unchanged", planned: "unchanged", found: "unchanged" },
  remove: { done: "removed", planned: "to remove", found: "left over" },
};

const colours = {
  create: "green",
  update: "yellow",
  unchanged: "gray",
  remove: "red",
} as const;

/** What rendering needs besides the result. */
export interface FilesContext {
  readonly cwd: string;
  readonly style: Style;
  readonly durationMs: number;
  /** The manifest, where it has to be said which. */
  readonly name?: string | undefined;
}

/** Says what `generate` did or, planned only, would do. */
export function renderGenerated(
  result: GenerateResult,
  planned: boolean,
  context: FilesContext,
): string {
  const { style, cwd } = context;
  const tense = planned ? "planned" : "done";
  const tallies = Object.entries(words).flatMap(([action, word]) => {
    const number = result.files.filter((file) => file.action === action).length;
    return number === 0 ? [] : [`${number} ${word[tense]}`];
  });
  const output =
    result.output === undefined
      ? ""
      : ` ${style.symbols.arrow} ${visible(shownPath(result.output, cwd))}`;
  const dry = planned ? "; nothing was written" : "";
  const head = `${named(context)}${count(result.events, "event")}${output}: ${tallies.join(", ") || "no files"}${dry}`;
  return [
    `${paint(style, "green", style.symbols.done)}${head} (${duration(context.durationMs)})`,
    ...renderChanges(result.files, tense, context, most),
    ...renderUnsettled(result.unsettled),
  ].join("\n");
}

/** Says of the event whose payloads bring new keys most often how often that is. */
function renderUnsettled(
  unsettled: GenerateResult["unsettled"],
): readonly string[] {
  const [first, ...others] = unsettled.toSorted(
    (a, b) => b.alone / b.samples - a.alone / a.samples,
  );
  if (!first) return [];
  const slug = visible(first.slug);
  const share = Math.round((100 * first.alone) / first.samples);
  const more = others.length > 0 ? `, and of ${others.length} more` : "";
  return [
    `  About ${share} % of new payloads of ${slug}${more} may have a key not seen yet: \`cobalt-events explain ${slug}\``,
  ];
}

/** Says what `check` found; every file that is not as it should be is listed. */
export function renderChecked(
  result: GenerateResult,
  context: FilesContext,
): string {
  const { style } = context;
  const changed = changes(result.files).length;
  if (changed === 0) {
    const head = `${named(context)}${count(result.events, "event")}, ${count(result.files.length, "file")}: up to date`;
    return `${paint(style, "green", style.symbols.done)}${head} (${duration(context.durationMs)})`;
  }
  const verb = changed === 1 ? "is" : "are";
  return [
    `${paint(style, "red", style.symbols.failed)}${named(context)}${count(changed, "file")} ${verb} not what the manifest generates:`,
    ...renderChanges(result.files, "found", context, Infinity),
  ].join("\n");
}

/** Says that a manifest among others has errors. */
export function renderFailed(
  diagnostics: readonly Diagnostic[],
  context: FilesContext,
): string {
  const { style } = context;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return `${paint(style, "red", style.symbols.failed)}${named(context)}${count(errors.length, "error")}`;
}

/** Says what has become of several manifests: `3 manifests: 2 generated, 1 with errors`. */
export function renderTotal(
  states: readonly string[],
  ok: boolean,
  { style, durationMs }: Pick<FilesContext, "style" | "durationMs">,
): string {
  const tallies = [...new Set(states)].map(
    (state) => `${states.filter((each) => each === state).length} ${state}`,
  );
  const symbol = ok
    ? paint(style, "green", style.symbols.done)
    : paint(style, "red", style.symbols.failed);
  return `${symbol}${count(states.length, "manifest")}: ${tallies.join(", ")} (${duration(durationMs)})`;
}

function named({ name }: FilesContext): string {
  return name === undefined ? "" : `${visible(name)}: `;
}

function changes(files: readonly FileChange[]): readonly FileChange[] {
  return files.filter(({ action }) => action !== "unchanged");
}

function renderChanges(
  files: readonly FileChange[],
  tense: Tense,
  { cwd, style }: FilesContext,
  limit: number,
): readonly string[] {
  const changed = changes(files);
  const lines = changed.slice(0, limit).map(({ path, action }) => {
    const word = paint(style, colours[action], words[action][tense].padEnd(9));
    return `  ${word} ${visible(shownPath(path, cwd))}`;
  });
  const unseen = changed.length - lines.length;
  return unseen > 0 ? [...lines, `  … and ${unseen} more`] : lines;
}
