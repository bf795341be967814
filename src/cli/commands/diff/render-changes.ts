import type { Change } from "../../../review/diff/change.js";
import { type Io, paint, type Style, styleOf } from "../../main/io.js";
import { duration, visible } from "../../render/text.js";
import { toGithub, toJunit, toMarkdown } from "./report-formats.js";
import { broken, hurt, pathOf, proofs, tally, values } from "./tell-change.js";

/** Longer payloads are cut; `--json` has them whole. */
const widestPayload = 160;

/** Says what changed, in the format that was asked for. The places of changes are as they are shown. */
export function renderChanges(
  changes: readonly Change[],
  format: string,
  durationMs: number,
  io: Io,
): string {
  if (format === "github") return toGithub(changes);
  if (format === "markdown") return toMarkdown(changes);
  if (format === "junit") return toJunit(changes);
  return renderTree(changes, durationMs, styleOf(io.stdout, io.env));
}

function renderTree(
  changes: readonly Change[],
  durationMs: number,
  style: Style,
): string {
  const events = [...new Set(changes.map(({ event }) => event))];
  const isHarmless = changes.every(
    (change) => broken(change).length === 0 || change.allowed !== undefined,
  );
  const { symbols } = style;
  const mark = isHarmless
    ? paint(style, "green", symbols.done)
    : paint(style, "red", symbols.failed);
  return [
    ...events.flatMap((event) => [
      paint(style, "bold", visible(event)),
      ...renderEvent(
        changes.filter((change) => change.event === event),
        style,
      ),
      "",
    ]),
    `${mark}${tally(changes)} (${duration(durationMs)})`,
    "",
  ].join("\n");
}

function renderEvent(
  changes: readonly Change[],
  style: Style,
): readonly string[] {
  const paths = Math.max(...changes.map((change) => pathOf(change).length));
  const kinds = Math.max(...changes.map(({ change }) => change.length));
  return changes.flatMap((change) => {
    const path = visible(pathOf(change)).padEnd(Math.min(paths, 40));
    const kind = paint(style, colourOf(change), change.change.padEnd(kinds));
    const texts = visible(values(change, style.symbols.arrow));
    const head = [paths > 0 && path, kind, texts]
      .filter((part) => part !== false)
      .join("  ");
    return [`  ${head.trimEnd()}`, ...renderProofs(change, style)];
  });
}

function colourOf(change: Change): "red" | "yellow" | "green" {
  if (broken(change).length === 0) return "green";
  return change.allowed === undefined ? "red" : "yellow";
}

function renderProofs(change: Change, style: Style): readonly string[] {
  const whom = broken(change);
  if (whom.length === 0) return [];
  const allowed =
    change.allowed === undefined ? "" : `; allowed: ${visible(change.allowed)}`;
  return [
    `    breaks ${whom.join(" and ")}${allowed}`,
    ...proofs(change).map(([what, payload]) =>
      paint(style, "gray", `    ${what}: ${visible(cut(payload))}`),
    ),
    ...hurt(change).map(([what, whom]) => `    ${what}: ${visible(whom)}`),
  ];
}

function cut(text: string): string {
  return text.length <= widestPayload
    ? text
    : `${text.slice(0, widestPayload - 1)}…`;
}
