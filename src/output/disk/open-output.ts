import { relative, resolve } from "node:path";
import type { Place } from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import type { BuildContext } from "../../input/context.js";
import { misfitOf, outputAt } from "../print/output.js";
import { foreignFolder } from "./foreign-folder.js";
import type { DiskContext } from "./plan.js";

/** What a call says of the output. */
export interface OutputOptions {
  /** In place of the manifest's own, relative to `cwd`. */
  readonly output?: string | undefined;
  readonly cwd: string;
  readonly fs: FileSystem;
}

/** Where the output goes, and how it is reached. */
export function openOutput(
  { output, cwd, fs }: OutputOptions,
  { manifest, diagnostics }: BuildContext,
): DiskContext {
  const { document, folder, options } = manifest;
  const path =
    output === undefined
      ? resolve(folder, options.output)
      : resolve(cwd, output);
  const target = outputAt(path, options.layout);
  if (target.file !== undefined && options.validation !== "off")
    diagnostics.add(
      "CE605",
      "Validators need files of their own, but the output is one file.",
      document.place(["validation"]),
    );
  const place = (): Place | undefined =>
    output === undefined ? document.place(["output"]) : undefined;
  // The project itself may lie in such a folder.
  const taken = foreignFolder(relative(folder, path));
  if (taken !== undefined)
    diagnostics.add(
      "CE602",
      `The output lies in ${JSON.stringify(taken)}, where other tools keep what is theirs.`,
      place(),
    );
  const remedy = misfitOf(target, options);
  if (remedy !== undefined)
    diagnostics.add(
      "CE606",
      `The output ${JSON.stringify(output ?? options.output)} is a file of another language than the one generated.`,
      place(),
      remedy,
    );
  return { output: target, fs, diagnostics, place };
}
