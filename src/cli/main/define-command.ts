import type { Outcome } from "../render/report.js";
import type { Io } from "./io.js";

/** An option as the parser, the help and the shell completion know it. */
export interface OptionSpec {
  readonly type: "boolean" | "string";
  readonly describe: string;
  /** What its value has to be, where not any will do. */
  readonly value?: { readonly form: RegExp; readonly describe: string };
  /** Whether its value is the slug of an event, which shells complete. */
  readonly slug?: true;
  /** Options that make no sense beside this one. */
  readonly conflicts?: readonly string[];
}

/** A word behind a command, as the parser, the help and the shell completion know it. */
export interface ArgumentSpec {
  readonly describe: string;
  /** How many words it takes; by default `one`, and `any` may be none. What is not `one` can only be the last, or before another `optional`. */
  readonly takes?: "one" | "optional" | "many" | "any";
  /** The only words that it may be. */
  readonly choices?: readonly string[];
  /** Whether it is the slug of an event, which shells complete. */
  readonly slug?: true;
  /** Whether it stands behind `--`, so that options in it are its own. */
  readonly verbatim?: true;
  /** Options that make no sense beside it. */
  readonly conflicts?: readonly string[];
  /** An option beside which it may be left out. */
  readonly unless?: string;
}

type Options = Readonly<Record<string, OptionSpec>>;
type Arguments = Readonly<Record<string, ArgumentSpec>>;

/** A command's table: all that the parser, the help and the shell completion know of it. */
export interface CommandTable<
  OwnArguments extends Arguments = Arguments,
  OwnOptions extends Options = Options,
> {
  readonly describe: string;
  /** The words that follow it by their names, in their order. */
  readonly arguments: OwnArguments;
  readonly options: OwnOptions;
  /** Whether the document of `--json` has a `result`. */
  readonly hasResult?: boolean;
  readonly examples: readonly [call: string, effect: string][];
}

/** What a call gives a command: a property for each argument and option of its table, by its written name. */
type Given<OwnArguments extends Arguments, OwnOptions extends Options> = {
  readonly [Name in keyof OwnArguments]: ArgumentValue<
    OwnArguments[Name]["takes"],
    OwnArguments[Name]["choices"]
  >;
} & {
  readonly [
    Name in keyof OwnOptions
  ]: OwnOptions[Name]["type"] extends "boolean" ? boolean : string | undefined;
};

type ArgumentValue<
  Takes extends ArgumentSpec["takes"],
  Choices extends ArgumentSpec["choices"],
  Word = Choices extends readonly (infer Choice)[] ? Choice : string,
> = Takes extends "many" | "any"
  ? readonly Word[]
  : Takes extends "optional"
    ? Word | undefined
    : Word;

/** Whether an argument takes all words from its place on. */
export function takesMany({ takes }: ArgumentSpec): boolean {
  return takes === "many" || takes === "any";
}

/** A command line without its command, free of mistakes. */
export interface Line {
  /** As many as the table says. */
  readonly words: readonly string[];
  readonly values: ReadonlyMap<string, unknown>;
}

/** A command: its table, and what it does. */
export interface Command extends CommandTable {
  readonly run: (line: Line, io: Io) => Promise<Outcome>;
}

/**
 * Makes a command.
 *
 * @param definition its table, and `run`, which is given what the table names; it imports what it needs when it is
 *   called, for the tables of all commands are loaded at every call. Only what `generate`, `check` and `lint` need at
 *   every call of theirs is loaded with these: in one file, without a seam, it takes the least time.
 */
export function defineCommand<
  const OwnArguments extends Arguments,
  const OwnOptions extends Options,
>({
  run,
  ...table
}: CommandTable<OwnArguments, OwnOptions> & {
  readonly run: (
    given: Given<OwnArguments, OwnOptions>,
    io: Io,
  ) => Promise<Outcome>;
}): Command {
  return {
    ...table,
    run: async (line, io) =>
      // `read` goes through the same table as the type.
      await run(read(table, line) as Given<OwnArguments, OwnOptions>, io),
  };
}

function read(
  { arguments: wanted, options }: CommandTable,
  { words, values }: Line,
): Readonly<Record<string, unknown>> {
  const given: Record<string, unknown> = {};
  for (const [index, [name, spec]] of Object.entries(wanted).entries())
    given[name] = takesMany(spec) ? words.slice(index) : words[index];
  for (const [name, { type }] of Object.entries(options)) {
    const value = values.get(name);
    given[name] = type === "boolean" ? value === true : value;
  }
  return given;
}

const usages: Readonly<
  Record<NonNullable<ArgumentSpec["takes"]>, (word: string) => string>
> = {
  one: (word) => `<${word}>`,
  optional: (word) => `[${word}]`,
  many: (word) => `<${word}..>`,
  any: (word) => `[${word}..]`,
};

/** How a command is called: `validate <slug> <files..>`. */
export function usageOf(name: string, { arguments: words }: CommandTable) {
  const shown = Object.entries(words).map(
    ([word, { takes = "one", verbatim }]) =>
      `${verbatim ? "-- " : ""}${usages[takes](word)}`,
  );
  return [name, ...shown].join(" ");
}
