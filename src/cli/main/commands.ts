/** An option as the parser, the help and the shell completion know it. */
export interface OptionSpec {
  readonly type: "boolean" | "string";
  readonly describe: string;
  /** What its value has to be, where not any will do. */
  readonly value?: { readonly form: RegExp; readonly describe: string };
  /** Options that make no sense beside this one. */
  readonly conflicts?: readonly string[];
}

/** A word behind a command, as the parser, the help and the shell completion know it. */
export interface ArgumentSpec {
  readonly name: string;
  readonly describe: string;
  /** How many words it takes; by default `one`. What is not `one` can only be the last. */
  readonly takes?: "one" | "optional" | "many";
}

/** A command as the parser, the help and the shell completion know it. */
export interface CommandSpec {
  readonly describe: string;
  /** The words that follow it, in their order. */
  readonly arguments?: readonly ArgumentSpec[];
  /** Its own options. */
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** The {@link commonOptions} that it takes; by default all. */
  readonly common?: readonly (keyof typeof commonOptions)[];
  readonly examples: readonly [call: string, effect: string][];
}

/** Options that commands have in common. */
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

const portNumber =
  /^(?:\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/;

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
  mock: {
    describe:
      "Run a local stand-in for Cobalt, and print each event that it gets",
    options: {
      port: {
        type: "string",
        describe: "The port to listen on, on this machine only; default: 4010",
        value: { form: portNumber, describe: "a port from 0 to 65535" },
      },
      "check-payloads": {
        type: "boolean",
        describe: "Refuse payloads that do not fit the manifest",
      },
      "rate-limit": {
        type: "boolean",
        describe: "Refuse events that come faster than Cobalt takes them",
      },
    },
    common: ["manifest"],
    examples: [["$0 mock", "Listen on http://127.0.0.1:4010"]],
  },
  trigger: {
    describe: "Fire one event, after its payload has been checked",
    arguments: [{ name: "slug", describe: "The event's slug in the manifest" }],
    options: {
      payload: {
        type: "string",
        describe:
          "A file with the payload, - for stdin; default: the first sample",
      },
      "linked-account": {
        type: "string",
        describe: "The id of the customer that the event belongs to",
      },
      "base-url": {
        type: "string",
        describe: "Where to send it; default: the manifest's `baseUrl`",
      },
      "config-id": {
        type: "string",
        describe: "The linked account's configuration to run with",
      },
      "idempotency-key": {
        type: "string",
        describe: "Sent as the header idempotency-key",
      },
    },
    common: ["manifest", "json"],
    examples: [
      [
        "$0 trigger employee-created --linked-account acme",
        "Fire the sample; the key is in COBALT_API_KEY or COBALT_SESSION_TOKEN",
      ],
    ],
  },
  add: {
    describe: "Put an event, or a further sample of one, into the manifest",
    arguments: [
      { name: "slug", describe: "The event's slug" },
      {
        name: "file",
        describe:
          "A payload as JSON, or a cURL command that fires the event; - or nothing for stdin",
        takes: "optional",
      },
    ],
    options: {
      name: {
        type: "string",
        describe: "The name of a new event in Cobalt; default: the slug",
      },
      redact: {
        type: "boolean",
        describe: "Replace secrets and personal data by stand-ins",
      },
    },
    common: ["manifest", "json"],
    examples: [
      ["$0 add employee-created payload.json", "Learn from a payload"],
      ["pbpaste | $0 add employee-created", "Learn from a copied cURL command"],
    ],
  },
  redact: {
    describe: "Replace secrets and personal data in JSON files by stand-ins",
    arguments: [
      {
        name: "files",
        describe: "JSON or NDJSON files, - for stdin",
        takes: "many",
      },
    ],
    options: {
      write: {
        type: "boolean",
        describe: "Replace the files, in place of printing",
        conflicts: ["check"],
      },
      check: {
        type: "boolean",
        describe: "Only tell what there is",
      },
    },
    common: ["json"],
    examples: [
      ["$0 redact recorded.ndjson > samples.ndjson", "Print without secrets"],
      ["$0 redact --check samples/*.json", "Fail, in CI, where there are some"],
    ],
  },
  infer: {
    describe: "Infer the JSON Schema of recorded payloads, of any number",
    arguments: [
      {
        name: "files",
        describe:
          "JSON or NDJSON files, compressed with gzip or not; - for stdin",
        takes: "many",
      },
    ],
    options: {
      types: {
        type: "boolean",
        describe: "Print the TypeScript type",
        conflicts: ["partial"],
      },
      partial: {
        type: "boolean",
        describe: "Print what --merge can join with others of its kind",
      },
      merge: {
        type: "boolean",
        describe: "The files are what --partial printed",
      },
      redact: {
        type: "boolean",
        describe: "Replace secrets and personal data by stand-ins first",
        conflicts: ["merge"],
      },
    },
    common: [],
    examples: [
      ["$0 infer recorded-*.ndjson.gz", "Print a schema"],
      ["zcat *.gz | $0 infer - --types", "Print a type"],
    ],
  },
  validate: {
    describe: "Check recorded payloads against an event's schema",
    arguments: [
      { name: "slug", describe: "The event's slug in the manifest" },
      {
        name: "files",
        describe:
          "Files of payloads (.ndjson, .jsonl, .json, .gz), - for stdin",
        takes: "many",
      },
    ],
    options: {},
    common: ["manifest", "json"],
    examples: [
      [
        "$0 validate employee-created recorded/*.ndjson.gz",
        "Check what was recorded",
      ],
    ],
  },
  explain: {
    describe: "Tell what an event's type rests on, and what may be overridden",
    arguments: [
      { name: "slug", describe: "The event's slug in the manifest" },
      {
        name: "path",
        describe: "One variable path, such as items.*.sku; default: all",
        takes: "optional",
      },
    ],
    options: {
      apply: {
        type: "boolean",
        describe: "Write what is suggested into the manifest, as overrides",
      },
    },
    common: ["manifest", "json"],
    examples: [
      ["$0 explain employee-created", "Show what each path rests on"],
      [
        "$0 explain employee-created status --apply",
        "Take over what is suggested for one path",
      ],
    ],
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
  readonly checkPayloads: boolean;
  readonly rateLimit: boolean;
  readonly redact: boolean;
  readonly types: boolean;
  readonly partial: boolean;
  readonly merge: boolean;
  readonly write: boolean;
  readonly apply: boolean;
  /** The words behind the command: as many as its table says. */
  readonly arguments: readonly string[];
  /** What was given to those of its own options that take a value. */
  readonly values: Readonly<Record<string, string>>;
}

/** Whether the word is a command's name. */
export function isCommand(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(commands, word);
}

/** How a command is called: `validate <slug> <files..>`. */
export function usageOf(name: string, spec: CommandSpec): string {
  const words = (spec.arguments ?? []).map(({ name, takes = "one" }) => {
    if (takes === "optional") return `[${name}]`;
    return takes === "many" ? `<${name}..>` : `<${name}>`;
  });
  return [name, ...words].join(" ");
}

/** A command's options, the common ones included; without a command, those of all commands. */
export function optionsOf(
  command: CommandName | undefined,
): ReadonlyMap<string, OptionSpec> {
  const specs: readonly CommandSpec[] =
    command === undefined ? Object.values(commands) : [commands[command]];
  const common = Object.entries<OptionSpec>(commonOptions).filter(([name]) =>
    specs.some(({ common }) => common?.some((one) => one === name) ?? true),
  );
  const own = specs.flatMap(({ options }) => Object.entries(options));
  return new Map([...common, ...own]);
}
