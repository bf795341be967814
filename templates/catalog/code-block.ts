import { el, visible } from "./dom.js";

/** What is told apart in code, whatever its language; the first group is a comment, and so on. */
const tokens =
  /(?<comment>(?<![:"'])\/\/.*|^\s*#.*)|(?<key>"(?:[^"\\\n]|\\.)*"(?=\s*:))|(?<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|(?<number>(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?\b)|(?<word>\b(?:import|from|const|await|as|with|print|package|func|if|nil|return|defer|map|any|string|true|false|null|None|True|False|require)\b)/gm;

/** Code with its parts marked by their kind. */
export function codeBlock(code: string): HTMLPreElement {
  const inner = el("code");
  let end = 0;
  for (const match of code.matchAll(tokens)) {
    const [kind] =
      Object.entries(match.groups ?? {}).find(
        ([, text]) => (text as string | undefined) !== undefined,
      ) ?? [];
    inner.append(
      visible(code.slice(end, match.index)),
      el("span", { class: `token-${kind ?? ""}` }, match[0]),
    );
    end = match.index + match[0].length;
  }
  inner.append(visible(code.slice(end)));
  return el("pre", { tabindex: "0" }, inner);
}
