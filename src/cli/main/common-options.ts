import type { ArgumentSpec, OptionSpec } from "./define-command.js";

/** The option of commands that work on a manifest. */
export const manifest = {
  type: "string",
  describe: "The manifest; default: the nearest cobalt.events.json, upwards",
} as const satisfies OptionSpec;

/** The option of commands that generate. */
export const output = {
  type: "string",
  describe: "Where to generate, in place of the manifest's `output`",
} as const satisfies OptionSpec;

/** The option of commands that end with a report. */
export const json = {
  type: "boolean",
  describe: "Print one JSON document on stdout, and nothing else",
} as const satisfies OptionSpec;

/** The argument of commands that work on several manifests. */
export const manifests = {
  describe: "Manifests, or globs of them; default: the one of --manifest",
  takes: "any",
  conflicts: ["manifest", "all"],
} as const satisfies ArgumentSpec;

/** The option of commands that work on several manifests. */
export const all = {
  type: "boolean",
  describe: "Every cobalt.events.json in this folder and below",
  conflicts: ["manifest"],
} as const satisfies OptionSpec;

/** The option of commands that lay out what they generate. */
export const noFormat = {
  type: "boolean",
  describe:
    "Lay out by prettier's defaults, and read none of its configuration",
} as const satisfies OptionSpec;

/** The option of commands that generate. */
export const keepGoing = {
  type: "boolean",
  describe:
    "Leave events out of the `targets` that cannot express them, with a warning",
} as const satisfies OptionSpec;

/** The option of commands that call a workspace. */
export const workspace = {
  type: "string",
  describe:
    "A name of the manifest's `workspaces`; may be left out where there is one",
} as const satisfies OptionSpec;

/** The option of commands that call a workspace. */
export const envFile = {
  type: "string",
  describe: "A file of variables, such as .env; by default none is read",
} as const satisfies OptionSpec;
