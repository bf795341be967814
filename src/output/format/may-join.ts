import { lineWidth } from "../typescript/layout.js";

/**
 * Whether a comma or semicolon, the last sign of its line, may be what an element or a statement was broken for:
 * whether without it any of the lines before would fit into one with all that follow up to it.
 */
export function mayJoin(text: string, at: number): boolean {
  const after = /\n+( *)([)\]}>]?)/.exec(text.slice(at, at + 200));
  const level = after ? (after[1]?.length ?? 0) + (after[2] ? 2 : 0) : 0;
  let outermost = Infinity;
  let end = at;
  while (end >= 0) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, end);
    const words = line.trimStart();
    const indent = line.length - words.length;
    // What is deeper than a later line ends before that.
    if (end < at && indent <= outermost) {
      if (words.endsWith("{") && !isSpecifiers(words)) return false;
      const width = indent + joined(text.slice(start, at)).length;
      if (width === lineWidth) return true;
      // A line that is a bracket alone may add less than its indentation takes away.
      if (width > lineWidth + 2) return false;
    }
    outermost = Math.min(outermost, indent);
    if (indent <= level && !/^[)\]}>]/.test(words)) return false;
    end = start - 1;
  }
  return false;
}

/** The lines as one. */
function joined(lines: string): string {
  return lines
    .replace(/^ *(?:\| )?/, "")
    .replace(/([(<[])\n *(?:\| )?|,?\n *(?=[)>\]])|\n *(?=\??\.)/g, "$1")
    .replace(/,?\n *(?=\})|(?<=[=:])\n *\| |\n */g, " ");
}

/** Whether imports or exports in braces, which are two blanks shorter without them, might fit into a line. */
export function bracesMayJoin(text: string): boolean {
  const broken = text.match(
    /^ *(?:import|export|const|let)(?: type)? \{\n[^}]*\}.*/gm,
  );
  return (broken ?? []).some((lines) => joined(lines).length <= lineWidth + 3);
}

/** Braces that are broken where they do not fit; any others with a line break after them stay as they are. */
function isSpecifiers(line: string): boolean {
  return /^(?:import|export|const|let)(?: type)? \{$/.test(line);
}
