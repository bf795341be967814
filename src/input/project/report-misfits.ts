import type { BuildContext } from "../context.js";
import { readProject } from "./read-project.js";
import { misfits } from "./suit-project.js";

/**
 * Warns of what of the output does not suit the project that it lies in (CE610 to CE613).
 *
 * @param output absolute path of the output
 */
export async function reportMisfits(
  output: string,
  { manifest: { document, options }, fs, diagnostics }: BuildContext,
): Promise<void> {
  const project = await readProject(output, fs);
  for (const { code, message, help } of misfits(project, options, output)) {
    const field = code === "CE610" ? "importExtension" : "output";
    diagnostics.add(code, message, document.place([field]), help);
  }
}
