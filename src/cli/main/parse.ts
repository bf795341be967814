import parser from "yargs-parser";
import { didYouMean } from "../../base/diagnostics/suggest.js";
import {
  type CommandName,
  commands,
  type CommandSpec,
  commonOptions,
  type Invocation,
  isCommand,
  optionsOf,
  type OptionSpec,
  usageOf,
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
  const joined = joinDashes(argv);
  const { argv: parsed } = parser.detailed(joined, {
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
    ...flagProblems(joined),
  ];
  if (command === undefined || problems.length > 0)
    return { kind: "mistake", command, json, problems };
  return {
    kind: "run",
    invocation: toInvocation(command, words.slice(1), values),
  };
}

/** The parser takes a lone `-` for a word of its own; it is meant for the option before it. */
function joinDashes(argv: readonly string[]): string[] {
  const options = optionsOf(undefined);
  const joined: string[] = [];
  for (const word of argv) {
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
  return argumentProblems(command, others);
}

function argumentProblems(
  command: CommandName,
  words: readonly string[],
): readonly string[] {
  const spec: CommandSpec = commands[command];
  const { arguments: wanted = [] } = spec;
  if (wanted.length === 0) {
    return words.map(
      (word) =>
        `\`${command}\` does not take the argument ${JSON.stringify(word)}.`,
    );
  }
  const missing = wanted.find(
    ({ takes }, index) => takes !== "optional" && !words[index],
  );
  if (missing) {
    const what = missing.takes === "many" ? missing.name : `a ${missing.name}`;
    return [`\`${command}\` needs ${what}: ${usageOf(command, spec)}.`];
  }
  const last = wanted.at(-1);
  if (words.length <= wanted.length || last?.takes === "many") return [];
  // What is too much is not quoted: somebody may have put a key there.
  return [
    wanted.length === 1
      ? `\`${command}\` takes one argument, the ${last?.name ?? ""}.`
      : `\`${command}\` takes ${wanted.length} arguments: ${usageOf(command, spec)}.`,
  ];
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

/** Names under which people try to pass what is secret. */
const secretOption =
  /^(?:x-)?(?:api-?)?(?:key|token|secret)$|^session-?token$/i;

function unknownOption(
  name: string,
  command: CommandName | undefined,
  options: ReadonlyMap<string, OptionSpec>,
): string {
  const written = `${name.length === 1 ? "-" : "--"}${name}`;
  if (command === "trigger" && secretOption.test(name)) {
    return `The option ${JSON.stringify(written)} would show the secret in every process list; set COBALT_API_KEY or COBALT_SESSION_TOKEN in the environment.`;
  }
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
    if (value === "") return [`The option --${name} needs a value.`];
    return option.value?.form.test(String(value)) === false
      ? [`The option --${name} takes ${option.value.describe}.`]
      : [];
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

function toInvocation(
  command: CommandName,
  words: readonly string[],
  values: Values,
): Invocation {
  const manifest = values.get("manifest");
  const output = values.get("output");
  const own = [...values].filter(
    ([name]) => !Object.hasOwn(commonOptions, name),
  );
  return {
    command,
    arguments: words,
    paths: {
      ...(typeof manifest === "string" && { manifest }),
      ...(typeof output === "string" && { output }),
    },
    json: values.get("json") === true,
    check: values.get("check") === true,
    dryRun: values.get("dry-run") === true,
    watch: values.get("watch") === true,
    checkPayloads: values.get("check-payloads") === true,
    rateLimit: values.get("rate-limit") === true,
    redact: values.get("redact") === true,
    types: values.get("types") === true,
    partial: values.get("partial") === true,
    merge: values.get("merge") === true,
    write: values.get("write") === true,
    apply: values.get("apply") === true,
    values: Object.fromEntries(
      own.filter((entry): entry is [string, string] => isString(entry[1])),
    ),
  };
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}
