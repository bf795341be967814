import type { Options } from "prettier";
import { lineWidth } from "../typescript/layout.js";
import { indent } from "./indent.js";
import { bracesMayJoin, mayJoin } from "./may-join.js";

/** Options that say nothing about what is generated. */
const idle =
  /^(?:endOfLine|jsx|html|prose|vue|bracketSameLine$|singleAttributePerLine$|embeddedLanguageFormatting$)/;

/** The values with which a text can be brought from prettier's default style, which comes first, into another. */
const taken: Readonly<Record<string, readonly unknown[]>> = {
  arrowParens: ["always", "avoid"],
  bracketSpacing: [true, false],
  experimentalOperatorPosition: ["end"],
  experimentalTernaries: [false],
  objectWrap: ["preserve"],
  printWidth: [lineWidth],
  quoteProps: ["as-needed", "preserve"],
  semi: [true, false],
  singleQuote: [false, true],
  tabWidth: [2, 3, 4, 8],
  trailingComma: ["all", "es5", "none"],
  useTabs: [false, true],
};

/**
 * Brings a text in prettier's default style into another, where that moves no line break: in a fiftieth of the time
 * that prettier takes, which would parse it.
 *
 * @returns undefined where prettier has to be asked
 */
export function restyle(
  path: string,
  text: string,
  style: Options,
): string | undefined {
  const asked = Object.entries(style).filter(
    ([option, value]) => value !== undefined && !idle.test(option),
  );
  if (!asked.every(([option, value]) => taken[option]?.includes(value)))
    return undefined;
  if (asked.every(([option, value]) => taken[option]?.[0] === value))
    return text;
  if (path.endsWith(".json")) return indent(path, text, style);
  // What follows is nobody's style.
  const [body = "", ...ignored] = text.split(/^(?=\/\/ prettier-ignore$)/m);
  if (style.bracketSpacing === false && bracesMayJoin(body)) return undefined;
  const signs = restyleSigns(
    style.semi === false ? joinAliases(body) : body,
    style,
  );
  const indented = signs === undefined ? undefined : indent(path, signs, style);
  return indented === undefined ? undefined : indented + ignored.join("");
}

/** The text with a line for each type of variable paths that only its semicolon made too long for one. */
function joinAliases(text: string): string {
  return text.replace(
    /^(export type \w+ =)\n {2}(keyof \w+;)$/gm,
    (lines, head: string, type: string) =>
      `${head} ${type}`.length === lineWidth + 1 ? `${head} ${type}` : lines,
  );
}

/** A word or sign that an option may change, or in which nothing is what it looks like. */
const token = new RegExp(
  [
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/,
    /`(?:[^`\\$\n]|\\.|\$(?!\{)|\$\{(?:[^{}`"'\n]|"[^"\\\n]*")*\})*`/,
    /\/\/.*|\/\*[^]*?\*\//,
    /\/(?<=(?:[(,=:[!&|?{};]|return)\s*\/)(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//,
    /,(?=(?:\s|\/\/.*\n|\/\*[^]*?\*\/)*[)\]}>])|;(?= *(?:\/\/.*)?(?:\n|$))/,
    /\((?=\w+\) =>)|\{ | \}(?<=\S \})/,
    /[`"']/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** The text in the style's signs; undefined where one of them cannot be told without its whole statement. */
function restyleSigns(text: string, style: Options): string | undefined {
  let restyled = "";
  let done = 0;
  for (const { 0: sign, index } of text.matchAll(token)) {
    const after = restyleSign(sign, index, text, style);
    if (after === undefined) return undefined;
    restyled += text.slice(done, index) + after;
    done = index + sign.length;
  }
  return restyled + text.slice(done);
}

function restyleSign(
  sign: string,
  at: number,
  text: string,
  style: Options,
): string | undefined {
  switch (sign.charAt(0)) {
    case ",": {
      const { trailingComma = "all" } = style;
      if (trailingComma === "all") return sign;
      const next = text
        .slice(at + 1, at + lineWidth * 2)
        .trimStart()
        .charAt(0);
      if (next === "/") return undefined;
      if (trailingComma === "es5" && next !== ")") return sign;
      return mayJoin(text, at) ? undefined : "";
    }
    case ";":
      if (style.semi !== false) return sign;
      return goesOn(text, at + 1) || mayJoin(text, at) ? undefined : "";
    case "(":
      return style.arrowParens === "avoid" ? undefined : sign;
    case "{":
    case " ":
      return style.bracketSpacing === false ? undefined : sign;
    case "/":
      return isPicture(sign) ? undefined : sign;
    default:
      if (sign.length === 1) return undefined;
      return style.singleQuote ? requote(sign) : sign;
  }
}

/** Whether the comment's lines stay where they are, since not all of them begin with an asterisk. */
function isPicture(comment: string): boolean {
  return /\n /.test(comment) && /\n(?! *\*)/.test(comment);
}

/** Whether what comes next would go on with a statement without an end; a signature in an interface does not. */
function goesOn(text: string, from: number): boolean {
  const next =
    /(?:\s|\/\/.*|\/\*[^]*?\*\/)*(?:[(`+*<-]|\[(?!\s*\w+: )|\/(?![/*]))/y;
  next.lastIndex = from;
  return next.test(text);
}

/** A string in single quotes, unless it would then need more escapes; in a template, those of its substitutions. */
function requote(literal: string): string {
  if (literal.startsWith("`"))
    return literal.replace(/\\.|\$\{[^{}]*\}/g, (part) =>
      part.replace(/"[^"]*"/g, requote),
    );
  const content = literal.slice(1, -1);
  const quote =
    content.split("'").length > content.split('"').length ? '"' : "'";
  const escaped = content.replace(
    /\\(.)|["']/g,
    (sign, after: string = sign) => {
      if (after === quote) return `\\${quote}`;
      return after === '"' || after === "'" ? after : sign;
    },
  );
  return quote + escaped + quote;
}
