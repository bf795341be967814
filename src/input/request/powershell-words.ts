/** One word of a PowerShell script. */
export interface PowerShellWord {
  readonly text: string;
  /** `string`: in quotes; `group`: in brackets, which nobody looks into. */
  readonly kind: "bare" | "string" | "group";
}

/** The statements of a script, or why it cannot be understood. */
export type PowerShell =
  | { readonly ok: true; readonly statements: readonly PowerShellWord[][] }
  | { readonly ok: false; readonly reason: string };

const token = new RegExp(
  [
    /(?:[^\S\n]|`\r?\n)+|#.*/,
    /(?<end>[\n;|&])/,
    /@'[^\S\n]*\n(?<rawLines>[^]*?)\r?\n'@/,
    /@"[^\S\n]*\n(?<lines>[^]*?)\r?\n"@/,
    /'(?<single>(?:[^']|'')*)'/,
    /"(?<double>(?:[^"`]|`[^]|"")*)"/,
    /(?<open>[@$]?[({])/,
    /(?<close>[)}])/,
    /(?<bare>(?:`[^]|[^\s'"`;|&(){}])+)/,
    /(?<unclosed>[^])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gy",
);

/** Splits a script as PowerShell does; nothing is expanded or run, and a pipe ends a statement. */
export function splitPowerShell(text: string): PowerShell {
  const statements: PowerShellWord[][] = [[]];
  let depth = 0;
  for (const { groups = {} } of text.matchAll(token)) {
    const { end, open, close, unclosed } = groups;
    if (unclosed !== undefined)
      return { ok: false, reason: `a quote ${unclosed} is not closed` };
    const word: PowerShellWord | undefined =
      open === undefined ? wordOf(groups) : { text: open, kind: "group" };
    if (depth === 0 && end !== undefined) statements.push([]);
    if (depth === 0 && word) statements.at(-1)?.push(word);
    if (open !== undefined) depth += 1;
    if (close !== undefined) depth = Math.max(0, depth - 1);
  }
  return { ok: true, statements: statements.filter(({ length }) => length) };
}

function wordOf({
  rawLines,
  lines,
  single,
  double,
  bare,
}: Readonly<Record<string, string | undefined>>): PowerShellWord | undefined {
  if (bare !== undefined) return { text: unescape(bare, ""), kind: "bare" };
  const text =
    rawLines ??
    single?.replaceAll("''", "'") ??
    (lines === undefined ? undefined : unescape(lines, '""')) ??
    (double === undefined ? undefined : unescape(double, '"'));
  return text === undefined ? undefined : { text, kind: "string" };
}

const escapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\u0007",
  b: "\b",
  e: "\u001B",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/**
 * Resolves what a backtick escapes, and `$([char]8364)`, as browsers write what is not ASCII.
 *
 * @param doubled what two quotes stand for
 */
function unescape(text: string, doubled: string): string {
  return text.replace(
    /\$\(\[char\](\d+)\)|`([^])|""/g,
    (_, code?: string, escaped?: string) => {
      if (code !== undefined) return String.fromCharCode(Number(code));
      return escaped === undefined ? doubled : (escapes[escaped] ?? escaped);
    },
  );
}
