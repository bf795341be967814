import type { Options } from "prettier";
import { lineWidth } from "../typescript/layout.js";

/** Lines that no width changes: of comments, and in JSON all but those of lists. */
const comment = /^ *(?:\/?\*|\/\/)/;
const property = /^ *"(?:[^"\\]|\\.)*"(?:: [^[]*)?,?$/;

/** A text in prettier's default style with the indentation of another; undefined where a line gets too long by it. */
export function indent(
  path: string,
  text: string,
  style: Options,
): string | undefined {
  const { useTabs = false, tabWidth = 2 } = style;
  if (!useTabs && tabWidth === 2) return text;
  if (tabWidth !== 2 && movesShortKey(text, tabWidth)) return undefined;
  const fixed = path.endsWith(".json") ? property : comment;
  const lines: string[] = [];
  // How deep the bars of unions are whose members go on: aligned by two blanks, of which deeper lines make a tab.
  let bars: readonly number[] = [];
  for (const line of text.split("\n")) {
    const words = line.trimStart();
    const blanks = line.length - words.length;
    const depth = Math.floor(blanks / 2);
    bars = bars.filter((bar) => bar < depth);
    const tabs = bars.at(-1) === depth - 1 ? depth - 1 : depth;
    const before = useTabs
      ? "\t".repeat(tabs) + "  ".repeat(depth - tabs)
      : " ".repeat((depth - bars.length) * tabWidth + bars.length * 2);
    const moved = useTabs ? tabs * (tabWidth - 2) : before.length - depth * 2;
    if (moved > 0 && line.length + moved > lineWidth && !fixed.test(line))
      return undefined;
    if (words.startsWith("| ")) bars = [...bars, depth];
    lines.push(before + " ".repeat(blanks % 2) + words);
  }
  return lines.join("\n");
}

/** Whether a value stands below its key that prettier would leave beside it, since the key is about as short as a tab. */
function movesShortKey(text: string, tabWidth: number): boolean {
  return (text.match(/^ *\S.*:$/gm) ?? []).some(
    (line) => line.trim().length <= tabWidth + 3,
  );
}
