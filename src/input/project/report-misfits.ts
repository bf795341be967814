import type { BuildContext } from "../context.js";
import { readProject } from "./read-project.js";
import { type Misfit, misfits } from "./suit-project.js";

/**
 * Warns of what of the output does not suit the project that it lies in (CE610 to CE614).
 *
 * @param output absolute path of the output
 */
export async function reportMisfits(
  output: string,
  { manifest: { document, options }, fs, diagnostics }: BuildContext,
): Promise<void> {
  const project = await readProject(output, fs);
  for (const { code, message, help } of misfits(project, options, output)) {
    diagnostics.add(code, message, document.place([fieldOf(code)]), help);
  }
}

/** The manifest's field that decides of what does not suit. */
function fieldOf(code: Misfit["code"]): string {
  if (code === "CE610") return "importExtension";
  return code === "CE614" ? "module" : "output";
}
