import type { FileSystem } from "../../base/file-system.js";
import {
  catalogue,
  type CatalogueEntry,
} from "../../base/diagnostics/catalogue.js";
import type { Diagnostic } from "../../base/diagnostics/diagnostic.js";
import { paint, type Style } from "../main/io.js";
import { createFrameRenderer, type FrameRenderer } from "./render-frame.js";
import { count, shownPath, visible, visibleLines } from "./text.js";

/** More than anybody reads at once; `--json` has them all. */
const most = 50;

/** What rendering needs besides the diagnostics. */
export interface RenderContext {
  readonly cwd: string;
  /** Where the source lines are read from. */
  readonly fs: FileSystem;
  readonly style: Style;
  /** Whether no source line is shown at all. */
  readonly hidesSource?: boolean;
}

/** Renders diagnostics for people, in the order given, with a count at the end; an empty text for none. */
export async function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  context: RenderContext,
): Promise<string> {
  if (diagnostics.length === 0) return "";
  const frame = context.hidesSource
    ? noFrame
    : createFrameRenderer(context.fs, context.style);
  const blocks: string[] = [];
  for (const diagnostic of diagnostics.slice(0, most))
    blocks.push(await renderDiagnostic(diagnostic, frame, context));

  const unseen = diagnostics.length - blocks.length;
  if (unseen > 0)
    blocks.push(`… and ${unseen} more; \`--json\` lists all of them.\n`);
  blocks.push(`${renderCount(diagnostics)}\n`);
  return blocks.join("\n");
}

const noFrame: FrameRenderer = () => Promise.resolve(undefined);

async function renderDiagnostic(
  { code, severity, message, help, place }: Diagnostic,
  frame: FrameRenderer,
  { cwd, style }: RenderContext,
): Promise<string> {
  const title = paint(
    style,
    ["bold", severity === "error" ? "red" : "yellow"],
    `${severity} ${code}`,
  );
  const where =
    place &&
    `${visible(shownPath(place.file, cwd))}:${place.line}:${place.column}`;
  const { hidesSource }: CatalogueEntry = catalogue[code];
  const source = place && hidesSource !== true && (await frame(place));
  const lines = [
    where === undefined ? title : `${title} ${paint(style, "cyan", where)}`,
    visibleLines(message, "  "),
    ...(typeof source !== "string"
      ? []
      : ["", source.replace(/^/gm, "  "), ""]),
    `  ${paint(style, "bold", "help:")} ${visibleLines(help, "  ").trimStart()}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** `2 errors, 1 warning`. */
function renderCount(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(
    ({ severity }) => severity === "error",
  ).length;
  const warnings = diagnostics.length - errors;
  return [
    errors > 0 && count(errors, "error"),
    warnings > 0 && count(warnings, "warning"),
  ]
    .filter(Boolean)
    .join(", ");
}
