/** A template that reads an event's payload. */
export interface Template {
  readonly offset: number;
  /** What it says, escapes resolved. */
  readonly text: string;
  /** What it reads, step by step; none for the payload itself. */
  readonly path: readonly string[];
  /** The same template with another path. */
  readonly withPath: (path: readonly string[]) => string;
}

/** How a text is written: strings in JSON have escapes, and `{event:name}` is an object in code. */
export type Notation = "json" | "code" | "text";

const candidates = /\{\{([^{}]*)\}\}|\{event:([^{}\s]*)\}/g;

/** What stands before the path; `event.bodyguard` is another thing. */
const root = /^\s*(?:event|start)\.body(?=[.[]|\s*$)/;

/** Filters, calls, operators and what people put in a path's place: nothing is known of what these read. */
const expression = /[|()?=<>+*&,;"'`%$…]/;

/** Finds the templates in a text that read an event's payload, in the order in which they stand there. */
export function* findTemplates(
  text: string,
  notation: Notation,
): Generator<Template, void, undefined> {
  const read = new Map<string, ReturnType<typeof templateOf>>();
  for (const match of text.matchAll(candidates)) {
    const { index: offset, 0: written } = match;
    // Whoever puts a backslash before a brace wants the brace.
    if (text[offset - 1] === "\\") continue;
    if (notation === "code" && match[2] !== undefined && !isQuoted(text, match))
      continue;
    if (!read.has(written)) {
      const plain = notation === "json" ? unescaped(written) : written;
      read.set(written, plain === undefined ? undefined : templateOf(plain));
    }
    const template = read.get(written);
    if (template) yield { offset, ...template };
  }
}

function templateOf(text: string): Omit<Template, "offset"> | undefined {
  const isKey = !text.startsWith("{{");
  const [open, close] = isKey ? ["{event:", "}"] : ["{{", "}}"];
  const inner = text.slice(open.length, -close.length);
  const before = isKey ? "" : root.exec(inner)?.[0];
  if (before === undefined) return undefined;
  const rest = inner.slice(before.length).trimEnd();
  const after = inner.slice(before.length + rest.length);
  const path = stepsOf(isKey ? `.${rest}` : rest);
  if (!path) return undefined;
  const withPath = (path: readonly string[]): string =>
    `${open}${before}${isKey ? "" : "."}${path.join(".")}${after}${close}`;
  return { text, path, withPath };
}

const step = /\.([^.[\]]*)|\[\s*(?:(\d+|\*)|"([^"]*)"|'([^']*)')\s*\]/y;

/** The steps of `.items[0].sku`; undefined where this is more, or something else, than a path. */
function stepsOf(rest: string): readonly string[] | undefined {
  const steps: string[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < rest.length) {
    const match = step.exec(rest);
    if (!match) return undefined;
    const [, key, ...bracketed]: readonly (string | undefined)[] = match;
    if (key !== undefined && key !== "*" && expression.test(key))
      return undefined;
    steps.push(key ?? bracketed.find((one) => one !== undefined) ?? "");
  }
  return steps.length > 1 && steps.every((key) => key === "")
    ? undefined
    : steps;
}

/** What a part of a string in JSON says; undefined where it is no such part. */
function unescaped(part: string): string | undefined {
  try {
    return /["\\\n]/.test(part) ? String(JSON.parse(`"${part}"`)) : part;
  } catch {
    return undefined;
  }
}

function isQuoted(
  text: string,
  { index, 0: written }: RegExpExecArray,
): boolean {
  const around = [text[index - 1] ?? "", text[index + written.length] ?? ""];
  return around.some((character) => /["'`]/.test(character));
}
