import { resolve } from "node:path";
import type { Source } from "../../learn/source.js";
import type { Io } from "./io.js";

/** What words of a command line name: a payload itself, which begins with a brace; stdin, for `-`; or a file. */
export function payloadSources(
  words: readonly string[],
  { cwd, stdin }: Pick<Io, "cwd" | "stdin">,
): readonly Source[] {
  const input = { name: resolve(cwd, "-"), chunks: stdin() };
  return words.map((word) => {
    if (word === "-") return input;
    return /^\s*\{/.test(word)
      ? { name: resolve(cwd, "<inline>"), chunks: [Buffer.from(word)] }
      : word;
  });
}
