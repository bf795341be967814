import { resolve } from "node:path";
import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import type {
  Explained,
  ExplainResult,
} from "../../../learn/explain/explain.js";
import { writePage } from "../../../output/disk/write-page.js";
import { printExplanation } from "../../../output/explanation/print-explanation.js";
import type { Io } from "../../main/io.js";
import type { Outcome } from "../../render/report.js";
import { pageOf } from "./page-of.js";
import { renderPicture } from "./render-explained.js";

/** Writes the page of an explained event. What was not generated is never replaced. */
export function writePicture(
  result: ExplainResult,
  explained: Explained,
  file: string,
  { cwd, fs, ...io }: Io,
): Outcome {
  const diagnostics = new Diagnostics();
  const html = printExplanation(pageOf(explained));
  const files = writePage(resolve(cwd, file), html, { fs, diagnostics });
  const ok = !diagnostics.hasErrors;
  const [change] = files;
  return {
    ...result,
    exitCode: ok ? 0 : 2,
    result: explained,
    files,
    diagnostics: [...result.diagnostics, ...diagnostics.list],
    summary: () =>
      change ? renderPicture(explained, change, { cwd, fs, ...io }) : {},
  };
}
