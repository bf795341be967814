import type { FileSystem } from "../../base/file-system.js";
import {
  catalogue,
  type CatalogueEntry,
} from "../../base/diagnostics/catalogue.js";
import type { Diagnostic } from "../../base/diagnostics/diagnostic.js";
import { paint, type Style } from "../main/io.js";
import {
  createFrameRenderer,
  type FrameRenderer,
  linesAround,
} from "./render-frame.js";
import { count, shownPath, visible, visibleLines } from "./text.js";

/** Warnings that are shown, more than anybody reads at once; `--json` has them all. */
const mostWarnings = 50;

/** Errors are what has to be mended, so that they are cut only where they would flood a terminal. */
const mostErrors = 1000;

/** What rendering needs besides the diagnostics. */
export interface RenderContext {
  readonly cwd: string;
  /** Where the source lines are read from. */
  readonly fs: FileSystem;
  readonly style: Style;
  /** Whether no source line is shown at all. */
  readonly hidesSource?: boolean;
}

/**
 * Renders diagnostics for people: errors before warnings, each in the order given, with a count at the end; an empty
 * text for none.
 */
export async function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  context: RenderContext,
): Promise<string> {
  if (diagnostics.length === 0) return "";
  const frame = context.hidesSource
    ? noFrame
    : withoutSecrets(
        createFrameRenderer(context.fs, context.style),
        diagnostics.filter(hidesSource),
      );
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const shown = [
    ...errors.slice(0, mostErrors),
    ...warnings.slice(0, mostWarnings),
  ];
  const blocks: string[] = [];
  for (const diagnostic of shown)
    blocks.push(await renderDiagnostic(diagnostic, frame, context));

  const more = renderCount(
    errors.length - mostErrors,
    warnings.length - mostWarnings,
  );
  if (more) blocks.push(`… and ${more} more; \`--json\` lists all of them.\n`);
  blocks.push(`${renderCount(errors.length, warnings.length)}\n`);
  return blocks.join("\n");
}

/** Leaves out the frames that would show a line with a secret, which another problem may stand beside. */
function withoutSecrets(
  frame: FrameRenderer,
  secrets: readonly Diagnostic[],
): FrameRenderer {
  return async (place) => {
    const isBeside = secrets.some(
      ({ place: secret }) =>
        secret?.file === place.file &&
        Math.abs(secret.line - place.line) <= linesAround,
    );
    return isBeside ? undefined : await frame(place);
  };
}

function hidesSource({ code }: Diagnostic): boolean {
  const entry: CatalogueEntry = catalogue[code];
  return entry.hidesSource === true;
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
  const source = place && (await frame(place));
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
function renderCount(errors: number, warnings: number): string {
  return [
    errors > 0 && count(errors, "error"),
    warnings > 0 && count(warnings, "warning"),
  ]
    .filter(Boolean)
    .join(", ");
}
