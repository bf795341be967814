import { dirname, join, sep } from "node:path";
import type { FileSystem } from "../../../base/file-system.js";
import {
  generatedLine,
  isMarkedGenerated,
} from "../../../input/project/git-attributes.js";
import type { Edit } from "./npm-scripts.js";

/**
 * Plans the line that marks the output as generated, at the end of the package's `.gitattributes`.
 *
 * @returns undefined where the output is marked already
 */
export function planAttributes(
  home: string,
  output: string,
  fs: FileSystem,
): Edit | undefined {
  if (isMarkedGenerated(output, fs)) return undefined;
  // A pattern cannot lead upwards.
  const folder = output.startsWith(home + sep) ? home : dirname(output);
  const path = join(folder, ".gitattributes");
  const line = generatedLine(folder, output);
  if (!fs.existsSync(path))
    return { path, action: "create", text: `${line}\n` };
  const before = fs.readFileSync(path, "utf8");
  const end = before.includes("\r\n") ? "\r\n" : "\n";
  const gap = before === "" || before.endsWith("\n") ? "" : end;
  return { path, action: "update", text: `${before}${gap}${line}${end}` };
}
