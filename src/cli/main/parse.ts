import parser from "yargs-parser";
import type { Command, Line } from "./define-command.js";
import { problemsOf } from "./mistakes.js";
import { commands, optionsOf } from "./registry.js";

/** What a command line asks for. */
export type Request =
  | ({ readonly kind: "run"; readonly line: Line } & NamedCommand)
  /** Help or the version, which yargs knows how to print. */
  | { readonly kind: "text"; readonly argv: readonly string[] }
  /** A shell that completes the last of the words. */
  | {
      readonly kind: "completion";
      readonly shell: string | undefined;
      readonly words: readonly string[];
    }
  | ({
      readonly kind: "mistake";
      /** Each in one sentence. */
      readonly problems: readonly string[];
    } & Partial<NamedCommand> & { readonly json: boolean });

/** A command that a line names, and how it is to answer. */
export interface NamedCommand {
  readonly name: string;
  readonly command: Command;
  readonly json: boolean;
}

/** How words become values; yargs is given the same. */
export const parserConfiguration = {
  "boolean-negation": false,
  "camel-case-expansion": false,
  "dot-notation": false,
  "parse-numbers": false,
  "parse-positional-numbers": false,
  "short-option-groups": false,
};

/** Options that are answered with a text, whatever else stands beside them. */
const textOptions = ["help", "h", "version", "v"];

/** What completion scripts call: with the name of the shell, and the words of the line up to the cursor. */
export const completionFlag = "--complete";

/**
 * Understands a command line. The parser alone is used, for yargs takes longer to load than most calls
 * take to run; yargs prints the help, from the same tables.
 *
 * @param argv the words after the command's own name
 */
export function parse(argv: readonly string[]): Request {
  const [first, shell, ...line] = argv;
  if (first === undefined) return { kind: "text", argv: ["--help"] };
  if (first === completionFlag)
    return { kind: "completion", shell, words: line };
  const joined = joinDashes(argv);
  const { words, values } = split(joined);
  const [name, ...others] = words;
  if (name === "help") return { kind: "text", argv: [...others, "--help"] };
  if (textOptions.some((option) => values.get(option) === true))
    return { kind: "text", argv };
  const json = values.get("json") === true;
  const command = name === undefined ? undefined : commands.get(name);
  const problems = problemsOf(joined, { words, values });
  if (name === undefined || command === undefined)
    return { kind: "mistake", json, problems };
  return problems.length > 0
    ? { kind: "mistake", name, command, json, problems }
    : { kind: "run", name, command, json, line: { words: others, values } };
}

/** Tells words from options, by the options of all commands. */
function split(argv: readonly string[]): Line {
  const namesOf = (wanted: "boolean" | "string"): string[] =>
    [...optionsOf(undefined)].flatMap(([name, { type }]) =>
      type === wanted ? [name] : [],
    );
  const { argv: parsed } = parser.detailed([...argv], {
    boolean: [...textOptions, ...namesOf("boolean")],
    string: ["_", ...namesOf("string")],
    configuration: parserConfiguration,
  });
  const { _: words, ...values } = parsed;
  return {
    words: words.map(String),
    values: new Map<string, unknown>(Object.entries(values)),
  };
}

/** The parser takes a lone `-` for a word of its own; it is meant for the option before it. */
function joinDashes(argv: readonly string[]): readonly string[] {
  const options = optionsOf(undefined);
  const joined: string[] = [];
  for (const [index, word] of argv.entries()) {
    if (word === "--") return [...joined, ...argv.slice(index)];
    const before = joined.at(-1) ?? "";
    const option = before.startsWith("--")
      ? options.get(before.slice(2))
      : undefined;
    if (word === "-" && option?.type === "string")
      joined.splice(-1, 1, `${before}=-`);
    else joined.push(word);
  }
  return joined;
}
