import { didYouMean } from "../../base/diagnostics/suggest.js";
import {
  type Command,
  type Line,
  type OptionSpec,
  takesMany,
  usageOf,
} from "./define-command.js";
import { commands, optionsOf } from "./registry.js";

/**
 * Everything that is wrong with a command line, each in one sentence.
 *
 * @param argv the words as they were written
 * @param line the same, told apart; the first word is the command
 */
export function problemsOf(
  argv: readonly string[],
  { words: [name, ...words], values }: Line,
): readonly string[] {
  const command = name === undefined ? undefined : commands.get(name);
  return [
    ...(name !== undefined && command
      ? [
          ...argumentProblems(name, command, words, values),
          ...argumentConflicts(name, command, words, values),
        ]
      : [commandProblem(name)]),
    ...optionProblems(name, command, values),
    ...flagProblems(argv),
  ];
}

function commandProblem(name: string | undefined): string {
  const names = [...commands.keys()];
  return name === undefined
    ? `A command is missing: ${names.join(", ")}.`
    : `There is no command ${JSON.stringify(name)}${didYouMean(name, names) || "."}`;
}

function argumentProblems(
  command: string,
  table: Command,
  words: readonly string[],
  values: Line["values"],
): readonly string[] {
  const wanted = Object.entries(table.arguments);
  const last = wanted.at(-1);
  if (!last) {
    return words.map(
      (word) =>
        `\`${command}\` does not take the argument ${JSON.stringify(word)}.`,
    );
  }
  const missing = wanted.find(
    ([, { takes, unless }], index) =>
      takes !== "optional" &&
      takes !== "any" &&
      !words[index] &&
      (unless === undefined || !isGiven(unless, values)),
  );
  if (missing) {
    const [name, { takes, unless }] = missing;
    const other = unless === undefined ? "" : ` or --${unless}`;
    const what = `${takes === "many" ? name : `a ${name}`}${other}`;
    return [`\`${command}\` needs ${what}: ${usageOf(command, table)}.`];
  }
  const [lastName, spec] = last;
  if (words.length <= wanted.length || takesMany(spec))
    return wanted.flatMap(([, { choices }], index) => {
      const word = words[index];
      return word === undefined || !choices || choices.includes(word)
        ? []
        : [
            `\`${command}\` takes ${listed(choices)}, not ${JSON.stringify(word)}.`,
          ];
    });
  // What is too much is not quoted: somebody may have put a key there.
  return [
    wanted.length === 1
      ? `\`${command}\` takes one argument, the ${lastName}.`
      : `\`${command}\` takes ${wanted.length} arguments: ${usageOf(command, table)}.`,
  ];
}

/** `bash, zsh or fish`. */
function listed(words: readonly string[]): string {
  return words.join(", ").replace(/, (?=[^,]*$)/, " or ");
}

function argumentConflicts(
  command: string,
  table: Command,
  words: readonly string[],
  values: Line["values"],
): readonly string[] {
  return Object.entries(table.arguments).flatMap(
    ([name, { conflicts = [] }], index) =>
      conflicts
        .filter(
          (option) => words[index] !== undefined && isGiven(option, values),
        )
        .map(
          (option) =>
            `\`${command}\` takes ${name} as arguments or --${option}, not both.`,
        ),
  );
}

function isGiven(option: string, values: Line["values"]): boolean {
  const value = values.get(option);
  return value !== undefined && value !== false;
}

function optionProblems(
  name: string | undefined,
  command: Command | undefined,
  values: Line["values"],
): readonly string[] {
  const options = optionsOf(command);
  return [...values].flatMap(([option, value]) => {
    const spec = options.get(option);
    return spec
      ? valueProblems(option, spec, values, value)
      : [unknownOption(option, command && name, options)];
  });
}

/** Names under which people try to pass what is secret. */
const secretOption =
  /^(?:x-)?(?:api-?)?(?:key|token|secret)$|^session-?token$/i;

function unknownOption(
  name: string,
  command: string | undefined,
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
  values: Line["values"],
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
    .filter((other) => value === true && isGiven(other, values))
    .map((other) => `The options --${name} and --${other} exclude each other.`);
}

/** The parser takes any value of a flag for false: `--watch=yes` too, which nobody means. */
function flagProblems(argv: readonly string[]): readonly string[] {
  const options = optionsOf(undefined);
  const end = argv.indexOf("--");
  return argv.slice(0, end < 0 ? undefined : end).flatMap((word) => {
    const [, name, value] = /^--([^=]+)=(.*)$/s.exec(word) ?? [];
    const flag = name !== undefined && options.get(name)?.type === "boolean";
    return flag && value !== "true" && value !== "false"
      ? [`The option --${name} takes no value.`]
      : [];
  });
}
