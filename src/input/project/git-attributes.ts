import { dirname, join, relative, sep } from "node:path";
import type { FileSystem } from "../../base/file-system.js";

/**
 * The line of a `.gitattributes` by which reviews fold the output, and statistics leave it out. It says nothing of line
 * ends: a checkout with CRLF is up to date all the same.
 *
 * @param folder absolute path of the folder that the file lies in
 * @param output absolute path of the output, folder or file
 */
export function generatedLine(folder: string, output: string): string {
  const path = relative(folder, output).split(sep).join("/");
  return `${unbroken(path)}${isFile(path) ? "" : "/**"} linguist-generated`;
}

/** Whether a `.gitattributes` beside the output or above it marks it, or all of the folder around it, as generated. */
export function isMarkedGenerated(output: string, fs: FileSystem): boolean {
  const [around = "", name = ""] = unbroken(output).split(/[/\\]/).slice(-2);
  const marksIt = (line: string): boolean => {
    const [pattern = "", ...attributes] = line.split(/\s+/);
    return (
      attributes.some((one) => /^linguist-generated(?:=true)?$/.test(one)) &&
      (pattern.includes(name) ||
        [`${around}/*`, `${around}/**`].some((end) => pattern.endsWith(end)))
    );
  };
  for (let folder = dirname(output); ; folder = dirname(folder)) {
    if (linesOf(join(folder, ".gitattributes"), fs).some(marksIt)) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** A blank would end the pattern. */
function unbroken(path: string): string {
  return path.replace(/\s/g, "?");
}

function isFile(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path);
}

function linesOf(file: string, fs: FileSystem): readonly string[] {
  try {
    return fs.readFileSync(file, "utf8").split(/\r?\n/);
  } catch {
    return []; // not there, mostly
  }
}
