/** An option as the parser, the help and the shell completion know it. */
export interface OptionSpec {
  readonly type: "boolean" | "string";
  readonly describe: string;
  /** Options that make no sense beside this one. */
  readonly conflicts?: readonly string[];
}

/** A command as the parser, the help and the shell completion know it. */
export interface CommandSpec {
  readonly describe: string;
  /** Its own options, besides {@link commonOptions}. */
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly [call: string, effect: string][];
}

/** Options that every command has. */
export const commonOptions = {
  manifest: {
    type: "string",
    describe: "The manifest; default: the nearest cobalt.events.json, upwards",
  },
  output: {
    type: "string",
    describe: "Where to generate, in place of the manifest's `output`",
  },
  json: {
    type: "boolean",
    describe: "Print one JSON document on stdout, and nothing else",
  },
} as const satisfies Record<string, OptionSpec>;

/** The commands; `completion` is yargs' own. */
export const commands = {
  generate: {
    describe:
      "Generate the code: write what changed, remove what is no longer wanted",
    options: {
      check: {
        type: "boolean",
        describe: "Compare only, as the command `check`",
        conflicts: ["watch"],
      },
      "dry-run": {
        type: "boolean",
        describe: "Say what would be done, and do nothing",
      },
      watch: {
        type: "boolean",
        describe: "Go on, and generate again whenever an input changes",
        conflicts: ["json"],
      },
    },
    examples: [
      ["$0 generate", "Generate once"],
      ["$0 generate --watch", "Generate again at every change"],
    ],
  },
  check: {
    describe: "Check that what is committed is what the manifest generates",
    options: {},
    examples: [["$0 check --json", "Check in a script"]],
  },
  init: {
    describe:
      "Write a starting manifest and npm scripts; nothing is overwritten",
    options: {},
    examples: [["$0 init", "Start in this folder"]],
  },
} satisfies Record<string, CommandSpec>;

/** A command's name. */
export type CommandName = keyof typeof commands;

/** One call of the command line, understood. */
export interface Invocation {
  readonly command: CommandName;
  /** As written: relative to the working folder. */
  readonly paths: { readonly manifest?: string; readonly output?: string };
  readonly json: boolean;
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly watch: boolean;
}

/** Whether the word is a command's name. */
export function isCommand(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(commands, word);
}

/** A command's options, the common ones included; without a command, those of all commands. */
export function optionsOf(
  command: CommandName | undefined,
): ReadonlyMap<string, OptionSpec> {
  const own = (
    command === undefined ? Object.values(commands) : [commands[command]]
  ).flatMap(({ options }) => Object.entries<OptionSpec>(options));
  return new Map([...Object.entries<OptionSpec>(commonOptions), ...own]);
}
