import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/main/commands.js";
import { parse } from "../../src/cli/main/parse.js";

const plain = {
  arguments: [],
  paths: {},
  json: false,
  check: false,
  dryRun: false,
  watch: false,
  checkPayloads: false,
  rateLimit: false,
  types: false,
  partial: false,
  merge: false,
  apply: false,
  redact: false,
  write: false,
  values: {},
};

describe("a command line is understood", () => {
  test.each([
    { given: ["generate"], want: { command: "generate" } },
    { given: ["check", "--json"], want: { command: "check", json: true } },
    { given: ["--json", "check"], want: { command: "check", json: true } },
    {
      given: ["generate", "--check", "--json"],
      want: { command: "generate", check: true, json: true },
    },
    {
      given: ["generate", "--dry-run", "--watch"],
      want: { command: "generate", dryRun: true, watch: true },
    },
    { given: ["generate", "--check=false"], want: { command: "generate" } },
    {
      given: ["generate", "--manifest", "a.json"],
      want: { command: "generate", paths: { manifest: "a.json" } },
    },
    {
      given: ["generate", "--manifest=a=b.json"],
      want: { command: "generate", paths: { manifest: "a=b.json" } },
    },
    {
      given: ["init", "--output", "007"],
      want: { command: "init", paths: { output: "007" } },
    },
    {
      given: ["init", "--manifest=-x"],
      want: { command: "init", paths: { manifest: "-x" } },
    },
    {
      given: ["mock", "--port=0", "--check-payloads", "--rate-limit"],
      want: {
        command: "mock",
        checkPayloads: true,
        rateLimit: true,
        values: { port: "0" },
      },
    },
    {
      given: ["trigger", "employee-created", "--json"],
      want: { command: "trigger", arguments: ["employee-created"], json: true },
    },
    {
      given: ["trigger", "--payload", "-", "a", "--linked-account", "007"],
      want: {
        command: "trigger",
        arguments: ["a"],
        values: { payload: "-", "linked-account": "007" },
      },
    },
    {
      given: ["trigger", "a", "--payload=-"],
      want: { command: "trigger", arguments: ["a"], values: { payload: "-" } },
    },
    {
      given: ["validate", "a", "x.ndjson", "-", "y.json", "--json"],
      want: {
        command: "validate",
        arguments: ["a", "x.ndjson", "-", "y.json"],
        json: true,
      },
    },
    {
      given: ["trigger", "--", "--json"],
      want: { command: "trigger", arguments: ["--json"] },
    },
  ])("$given", ({ given, want }) => {
    expect(parse(given)).toEqual({
      kind: "run",
      invocation: { ...plain, ...want },
    });
  });
});

describe("mistakes are named", () => {
  test.each([
    {
      given: [],
      want: [
        `A command is missing: ${Object.keys(commands).join(", ")} or completion.`,
      ],
    },
    {
      given: ["genrate"],
      want: ['There is no command "genrate"; did you mean "generate"?'],
    },
    { given: ["toString"], want: ['There is no command "toString".'] },
    {
      given: ["generate", "x"],
      want: ['`generate` does not take the argument "x".'],
    },
    {
      given: ["generate", "--", "--json"],
      want: ['`generate` does not take the argument "--json".'],
    },
    {
      given: ["generate", "--wacth"],
      want: ['`generate` has no option "--wacth"; did you mean "--watch"?'],
    },
    {
      given: ["generate", "--dryRun"],
      want: ['`generate` has no option "--dryRun"; did you mean "--dry-run"?'],
    },
    { given: ["check", "--watch"], want: ['`check` has no option "--watch".'] },
    {
      given: ["check", "--no-json"],
      want: ['`check` has no option "--no-json"; did you mean "--json"?'],
    },
    { given: ["check", "-j"], want: ['`check` has no option "-j".'] },
    {
      given: ["check", "--manifest"],
      want: ["The option --manifest needs a value."],
    },
    {
      given: ["check", "--manifest="],
      want: ["The option --manifest needs a value."],
    },
    {
      given: ["check", "--manifest", "--json"],
      want: ["The option --manifest needs a value."],
    },
    {
      given: ["check", "--output", "a", "--output", "b"],
      want: ["The option --output is given more than once."],
    },
    {
      given: ["generate", "--watch=yes"],
      want: ["The option --watch takes no value."],
    },
    {
      given: ["generate", "--check", "--watch"],
      want: ["The options --check and --watch exclude each other."],
    },
    {
      given: ["generate", "--json", "--watch"],
      want: ["The options --watch and --json exclude each other."],
    },
    {
      given: ["mock", "--json"],
      want: ['`mock` has no option "--json".'],
    },
    {
      given: ["mock", "--port", "65536"],
      want: ["The option --port takes a port from 0 to 65535."],
    },
    {
      given: ["mock", "--port", "-1"],
      want: ["The option --port takes a port from 0 to 65535."],
    },
    { given: ["trigger"], want: ["`trigger` needs a slug: trigger <slug>."] },
    {
      given: ["trigger", ""],
      want: ["`trigger` needs a slug: trigger <slug>."],
    },
    {
      given: ["trigger", "a", "tk_secret"],
      want: ["`trigger` takes one argument, the slug."],
    },
    {
      given: ["validate"],
      want: ["`validate` needs a slug: validate <slug> <files..>."],
    },
    {
      given: ["validate", "a"],
      want: ["`validate` needs files: validate <slug> <files..>."],
    },
    {
      given: ["trigger", "a", "--output", "x"],
      want: ['`trigger` has no option "--output".'],
    },
    {
      given: ["trigger", "a", "--payload"],
      want: ["The option --payload needs a value."],
    },
    ...["--api-key", "--apikey", "--key", "--token", "--session-token"].map(
      (option) => ({
        given: ["trigger", "a", option, "tk_secret"],
        want: [
          `The option "${option}" would show the secret in every process list; set COBALT_API_KEY or COBALT_SESSION_TOKEN in the environment.`,
        ],
      }),
    ),
    {
      given: ["check", "x", "--chek", "--manifest"],
      want: [
        '`check` does not take the argument "x".',
        '`check` has no option "--chek".',
        "The option --manifest needs a value.",
      ],
    },
  ])("$given", ({ given, want }) => {
    const request = parse(given);
    expect(request.kind === "mistake" && request.problems).toEqual(want);
  });
});

test.each([
  { given: ["--help"] },
  { given: ["generate", "-h"] },
  { given: ["generate", "--bogus", "--help"] },
  { given: ["help"], want: ["--help"] },
  { given: ["help", "generate"], want: ["generate", "--help"] },
  { given: ["--version"] },
  { given: ["-v"] },
  { given: ["completion"] },
])("yargs answers $given", ({ given, want }) => {
  expect(parse(given)).toEqual({ kind: "text", argv: want ?? given });
});
