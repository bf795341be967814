import { describe, expect, test } from "vitest";
import { parse } from "../../../src/cli/main/parse.js";
import { commands } from "../../../src/cli/main/registry.js";

describe("a command line is understood", () => {
  test.each([
    { given: ["generate"], name: "generate" },
    { given: ["check", "--json"], name: "check", values: { json: true } },
    { given: ["--json", "check"], name: "check", values: { json: true } },
    {
      given: ["generate", "--check", "--json"],
      name: "generate",
      values: { check: true, json: true },
    },
    {
      given: ["generate", "--dry-run", "--watch"],
      name: "generate",
      values: { "dry-run": true, watch: true },
    },
    {
      given: ["generate", "--check=false"],
      name: "generate",
      values: { check: false },
    },
    {
      given: ["generate", "--manifest", "a.json"],
      name: "generate",
      values: { manifest: "a.json" },
    },
    {
      given: ["generate", "--manifest=a=b.json"],
      name: "generate",
      values: { manifest: "a=b.json" },
    },
    {
      given: ["init", "--output", "007"],
      name: "init",
      values: { output: "007" },
    },
    {
      given: ["init", "--manifest=-x"],
      name: "init",
      values: { manifest: "-x" },
    },
    {
      given: ["mock", "--port=0", "--check-payloads", "--rate-limit"],
      name: "mock",
      values: { port: "0", "check-payloads": true, "rate-limit": true },
    },
    {
      given: ["trigger", "employee-created", "--json"],
      name: "trigger",
      words: ["employee-created"],
      values: { json: true },
    },
    {
      given: ["trigger", "--payload", "-", "a", "--linked-account", "007"],
      name: "trigger",
      words: ["a"],
      values: { payload: "-", "linked-account": "007" },
    },
    {
      given: ["trigger", "a", "--payload=-"],
      name: "trigger",
      words: ["a"],
      values: { payload: "-" },
    },
    {
      given: ["validate", "a", "x.ndjson", "-", "y.json", "--json"],
      name: "validate",
      words: ["a", "x.ndjson", "-", "y.json"],
      values: { json: true },
    },
    { given: ["trigger", "--", "--json"], name: "trigger", words: ["--json"] },
  ])("$given", ({ given, name, words = [], values = {} }) => {
    expect(parse(given)).toEqual({
      kind: "run",
      name,
      command: commands.get(name),
      json: "json" in values,
      line: { words, values: new Map(Object.entries(values)) },
    });
  });
});

describe("mistakes are named", () => {
  test.each([
    {
      given: ["genrate"],
      want: ['There is no command "genrate"; did you mean "generate"?'],
    },
    { given: ["toString"], want: ['There is no command "toString".'] },
    {
      given: ["init", "x"],
      want: ['`init` does not take the argument "x".'],
    },
    {
      given: ["init", "--", "--json"],
      want: ['`init` does not take the argument "--json".'],
    },
    {
      given: ["generate", "x", "--manifest", "y"],
      want: [
        "`generate` takes manifests as arguments or --manifest, not both.",
      ],
    },
    {
      given: ["check", "x", "--all"],
      want: ["`check` takes manifests as arguments or --all, not both."],
    },
    {
      given: ["completion", "csh"],
      want: ['`completion` takes bash, zsh or fish, not "csh".'],
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
      given: ["init", "x", "--chek", "--manifest"],
      want: [
        '`init` does not take the argument "x".',
        '`init` has no option "--chek".',
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
  { given: [], want: ["--help"] },
])("yargs answers $given", ({ given, want }) => {
  expect(parse(given)).toEqual({ kind: "text", argv: want ?? given });
});
