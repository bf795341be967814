import parser from "yargs-parser";
import { didYouMean } from "../diagnostics/suggest.js";
import {
  type CommandName,
  commands,
  type Invocation,
  isCommand,
  optionsOf,
  type OptionSpec,
} from "./commands.js";

/** What a command line asks for. */
export type Request =
  | { readonly kind: "run"; readonly invocation: Invocation }
  /** Help, the version or the completion script, which yargs knows how to print. */
  | { readonly kind: "text"; readonly argv: readonly string[] }
  /** A shell that completes the words of a line. */
  | { readonly kind: "completion"; readonly line: readonly string[] }
  | {
      readonly kind: "mistake";
      readonly command: CommandName | undefined;
      readonly json: boolean;
      /** Each in one sentence. */
      readonly problems: readonly string[];
    };

/** How words become values; yargs is given the same, so that its completion agrees. */
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

/** What yargs' completion script calls, with the words of the line so far. */
const completionFlag = "--get-yargs-completions";

type Values = ReadonlyMap<string, unknown>;

/**
 * Understands a command line. The parser alone is used, for yargs takes longer to load than most calls
 * take to run; yargs prints the help, from the same table.
 *
 * @param argv the words after the command's own name
 */
export function parse(argv: readonly string[]): Request {
  if (argv[0] === completionFlag)
    return { kind: "completion", line: argv.slice(1) };
  const all = [...optionsOf(undefined)];
  const { argv: parsed } = parser.detailed([...argv], {
    boolean: [
      ...textOptions,
      ...all.filter(([, { type }]) => type === "boolean").map(([name]) => name),
    ],
    string: [
      "_",
      ...all.filter(([, { type }]) => type === "string").map(([name]) => name),
    ],
    configuration: parserConfiguration,
  });
  const words = parsed._.map(String);
  const values = new Map<string, unknown>(
    Object.entries(parsed).filter(([name]) => name !== "_"),
  );

  if (words[0] === "help")
    return { kind: "text", argv: [...words.slice(1), "--help"] };
  if (asksForText(words, values)) return { kind: "text", argv };
  const command = isCommand(words[0]) ? words[0] : undefined;
  const json = values.get("json") === true;
  const problems = [
    ...wordProblems(words),
    ...optionProblems(command, values),
    ...flagProblems(argv),
  ];
  if (command === undefined || problems.length > 0)
    return { kind: "mistake", command, json, problems };
  return { kind: "run", invocation: toInvocation(command, values) };
}

function asksForText(words: readonly string[], values: Values): boolean {
  return (
    textOptions.some((option) => values.get(option) === true) ||
    words[0] === "completion"
  );
}

function wordProblems([
  command,
  ...others
]: readonly string[]): readonly string[] {
  const names = Object.keys(commands);
  if (command === undefined)
    return [`A command is missing: ${names.join(", ")} or completion.`];
  if (!isCommand(command)) {
    return [
      `There is no command ${JSON.stringify(command)}${didYouMean(command, [...names, "completion"]) || "."}`,
    ];
  }
  return others.map(
    (word) =>
      `\`${command}\` does not take the argument ${JSON.stringify(word)}.`,
  );
}

function optionProblems(
  command: CommandName | undefined,
  values: Values,
): readonly string[] {
  const options = optionsOf(command);
  return [...values].flatMap(([name, value]) => {
    const option = options.get(name);
    return option
      ? valueProblems(name, option, values, value)
      : [unknownOption(name, command, options)];
  });
}

function unknownOption(
  name: string,
  command: CommandName | undefined,
  options: ReadonlyMap<string, OptionSpec>,
): string {
  const written = `${name.length === 1 ? "-" : "--"}${name}`;
  const candidates = [...options.keys(), "help", "version"].map(
    (option) => `--${option}`,
  );
  const subject =
    command === undefined ? "There is no" : `\`${command}\` has no`;
  return `${subject} option ${JSON.stringify(written)}${didYouMean(written, candidates) || "."}`;
}

function valueProblems(
  name: string,
  option: OptionSpec,
  values: Values,
  value: unknown,
): readonly string[] {
  if (option.type === "string") {
    if (Array.isArray(value))
      return [`The option --${name} is given more than once.`];
    return value === "" ? [`The option --${name} needs a value.`] : [];
  }
  return (option.conflicts ?? [])
    .filter((other) => value === true && values.get(other) === true)
    .map((other) => `The options --${name} and --${other} exclude each other.`);
}

/** The parser takes any value of a flag for false: `--watch=yes` too, which nobody means. */
function flagProblems(argv: readonly string[]): readonly string[] {
  const options = optionsOf(undefined);
  return argv.flatMap((word) => {
    const [, name, value] = /^--([^=]+)=(.*)$/s.exec(word) ?? [];
    const flag = name !== undefined && options.get(name)?.type === "boolean";
    return flag && value !== "true" && value !== "false"
      ? [`The option --${name} takes no value.`]
      : [];
  });
}

function toInvocation(command: CommandName, values: Values): Invocation {
  const manifest = values.get("manifest");
  const output = values.get("output");
  return {
    command,
    paths: {
      ...(typeof manifest === "string" && { manifest }),
      ...(typeof output === "string" && { output }),
    },
    json: values.get("json") === true,
    check: values.get("check") === true,
    dryRun: values.get("dry-run") === true,
    watch: values.get("watch") === true,
  };
}
