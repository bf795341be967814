import { type FileSystem, readFile } from "../../base/file-system.js";

/**
 * Whether files of one folder and one ending may be asked to look different, by their names. Only what is sure to say
 * nothing of names counts as saying nothing: prettier is asked once for all such files, and once for each of others.
 */
export function namesMatter(
  configurations: readonly string[],
  fs: FileSystem,
): boolean {
  return configurations.some((file) => {
    try {
      const text = readFile(file, fs).toString("utf8");
      return file.endsWith(".editorconfig")
        ? hasNamedSection(text)
        : !isPlain(file, text) || text.includes("overrides");
    } catch {
      return true; // prettier will tell
    }
  });
}

/** Sections for all files, and for those of some endings, ask for the same of files of one ending. */
function hasNamedSection(text: string): boolean {
  const sections = text.match(/^[ \t]*\[.*$/gm) ?? [];
  return sections.some(
    (section) => !/^\[\*(?:\.\w+|\.\{\w+(?:,\w+)*\})?\]$/.test(section.trim()),
  );
}

/** Whether a file holds the options themselves, and neither code nor the name of a package that has them. */
function isPlain(file: string, text: string): boolean {
  if (/\.[cm]?[jt]s$/.test(file)) return false;
  if (/package\.(?:json|yaml)$/.test(file))
    return /"prettier"\s*:\s*\{/.test(text);
  return /^\s*\{/.test(text) || /^\w+\s*[:=]\s*\S/m.test(text);
}
