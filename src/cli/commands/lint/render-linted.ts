import { catalogue } from "../../../base/diagnostics/catalogue.js";
import type { Diagnostic } from "../../../base/diagnostics/diagnostic.js";
import type { Finding } from "../../../review/lint/finding.js";
import type { LintResult } from "../../../review/lint/lint.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import { renderDiagnostics } from "../../render/render-diagnostics.js";
import { shownPath, visible } from "../../render/text.js";

/** Findings as diagnostics are shown: each with its line, and what to do; and what was mended, a line a file. */
export async function renderLinted(
  { findings, fixed, files }: LintResult,
  { cwd, fs, stdout, env }: Io,
): Promise<string> {
  const style = styleOf(stdout, env);
  const mended = files.map(({ path }) => {
    const own = fixed.filter(({ file }) => file === path);
    const name = visible(shownPath(path, cwd));
    return `${paint(style, "green", style.symbols.done)}${name}: ${own.length} fixed\n`;
  });
  const diagnostics = findings.map(toDiagnostic);
  const left = await renderDiagnostics(diagnostics, { cwd, fs, style });
  return [mended.join(""), left].filter(Boolean).join("\n");
}

/** Findings for programs: files as they are shown. */
export function withShownFiles(
  findings: readonly Finding[],
  cwd: string,
): readonly Finding[] {
  return findings.map((finding) =>
    finding.file === undefined
      ? finding
      : { ...finding, file: shownPath(finding.file, cwd) },
  );
}

function toDiagnostic({
  code,
  severity,
  file,
  line,
  column,
  ...finding
}: Finding): Diagnostic {
  const { workflow, node, template, message, suggestion } = finding;
  const nodeNamed = node !== undefined && `node ${JSON.stringify(node)}`;
  const workflowNamed =
    workflow !== undefined && `workflow ${JSON.stringify(workflow)}`;
  const where = [nodeNamed, workflowNamed].filter(Boolean).join(" of ");
  return {
    code,
    severity,
    message: where ? `${message} (${where})` : message,
    help:
      suggestion === undefined
        ? catalogue[code].fix
        : adviceOf(code, suggestion),
    ...(file !== undefined &&
      line !== undefined &&
      column !== undefined && {
        place: { file, line, column, length: template.length },
      }),
  };
}

function adviceOf(code: Finding["code"], suggestion: string): string {
  return code === "CE811"
    ? `Did you mean ${suggestion}?`
    : `Write ${suggestion}.`;
}
