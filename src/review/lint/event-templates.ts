import type { Step } from "./follow-path.js";

/** What may be a template in a text. */
export interface Candidate {
  readonly offset: number;
  /** As it stands there. */
  readonly written: string;
  /** What it says: in JSON, the same without escapes. */
  readonly says: string;
}

/** A template that reads an event's payload. */
export interface Template {
  readonly text: string;
  /** What it reads, step by step; none for the payload itself. */
  readonly path: readonly string[];
  /** The same template with another path; `brackets` writes positions as `[0]`, which else stay as they are. */
  readonly withPath: (path: readonly Step[], brackets: boolean) => string;
}

/** Of other roots there are many, and they are passed over; what is escaped may say anything. */
const pattern =
  /\{\{(?=\s*(?:event|start)\.body|[^{}]*\\)[^{}]*\}\}|\{event:[^{}\s]*\}/g;

/** What may be templates in a text, as it is written: all that {@link findCandidates} finds and perhaps more, but faster. */
export function textsOfCandidates(text: string): readonly string[] {
  return text.match(pattern) ?? [];
}

/** Finds what may be templates in a text, in the order in which they stand there. */
export function findCandidates(text: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const { index, 0: written } of text.matchAll(pattern))
    // Whoever puts a backslash before a brace wants the brace.
    if (text[index - 1] !== "\\")
      found.push({ offset: index, written, says: written });
  return found;
}

/** What stands before the path; `event.bodyguard` is another thing. */
const root = /^\s*(?:event|start)\.body(?=[.[]|\s*$)/;

/** Filters, calls, operators and what people put in a path's place: nothing is known of what these read. */
const expression = /[|()?=<>+*&,;"'`%$\u2026]/;

/** Reads a template; undefined where it reads something else, or is more than a path. */
export function readTemplate(text: string): Template | undefined {
  const isKey = !text.startsWith("{{");
  const [open, close] = isKey ? ["{event:", "}"] : ["{{", "}}"];
  const inner = text.slice(open.length, -close.length);
  const before = isKey ? "" : root.exec(inner)?.[0];
  if (before === undefined) return undefined;
  const rest = inner.slice(before.length).trimEnd();
  const after = inner.slice(before.length + rest.length);
  const steps = stepsOf(isKey ? `.${rest}` : rest);
  if (!steps) return undefined;
  const write = pathWriter(steps);
  return {
    text,
    path: steps.map(({ key }) => key),
    withPath: (path, brackets) => {
      const written = write(path, brackets);
      return `${open}${before}${isKey ? written.replace(/^\./, "") : written}${after}${close}`;
    },
  };
}

/** A step as it is written, such as `[0]` or `.sku`. */
interface WrittenStep {
  readonly key: string;
  readonly written: string;
}

const step = /\.([^.[\]]*)|\[\s*(?:(\d+|\*)|"([^"]*)"|'([^']*)')\s*\]/y;

/** The steps of `.items[0].sku`; undefined where this is more, or something else, than a path. */
function stepsOf(rest: string): readonly WrittenStep[] | undefined {
  const steps: WrittenStep[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < rest.length) {
    const match = step.exec(rest);
    if (!match) return undefined;
    const [, key, ...bracketed]: readonly (string | undefined)[] = match;
    if (key !== undefined && key !== "*" && expression.test(key))
      return undefined;
    steps.push({
      key: key ?? bracketed.find((one) => one !== undefined) ?? "",
      written: match[0],
    });
  }
  return steps.length > 1 && steps.every(({ key }) => key === "")
    ? undefined
    : steps;
}

/** Writes paths as another one is written: its own steps as they are, positions in brackets where it has some. */
function pathWriter(
  steps: readonly WrittenStep[],
): (path: readonly Step[], brackets: boolean) => string {
  const spelling = new Map(steps.map(({ key, written }) => [key, written]));
  const hasBrackets = steps.some(({ written }) => /^\[\s*\d/.test(written));
  return (path, brackets) =>
    path
      .map(({ key, isPosition }) =>
        isPosition && (brackets || hasBrackets)
          ? `[${key}]`
          : (spelling.get(key) ??
            (/[.[\]{}\s]|^$/.test(key) && !/["{}]/.test(key)
              ? `["${key}"]`
              : `.${key}`)),
      )
      .join("");
}
