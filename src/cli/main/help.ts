import yargs, { type Argv } from "yargs";
import packageJson from "../../../package.json" with { type: "json" };
import {
  type CommandSpec,
  commands,
  commonOptions,
  isCommand,
  optionsOf,
  type OptionSpec,
  usageOf,
} from "./commands.js";
import { parserConfiguration } from "./parse.js";

/**
 * What yargs answers to `--help`, `--version` and `completion`.
 *
 * @param argv the words after the command's own name
 * @param width characters a line may have
 * @returns the text, without a final newline
 */
export async function helpText(
  argv: readonly string[],
  width: number,
): Promise<string> {
  const parser = createParser()
    // Each command lists for itself which of them it takes.
    .options(toYargs(Object.entries(commonOptions), false))
    .completion(
      "completion",
      "Print a script that completes commands and options in bash, zsh or fish",
    )
    .wrap(Math.min(100, width));
  for (const [name, spec] of Object.entries<CommandSpec>(commands)) {
    const { describe, examples } = spec;
    const usage = usageOf(name, spec);
    parser.example(examples).command(usage, describe, (command) => {
      for (const argument of spec.arguments ?? [])
        command.positional(argument.name, {
          type: "string",
          describe: argument.describe,
        });
      return command
        .options(toYargs(isCommand(name) ? optionsOf(name) : []))
        .example(examples);
    });
  }
  return await new Promise((resolve, reject) => {
    void parser.parse([...argv], {}, (error, _, output) => {
      if (error) reject(error);
      else resolve(output);
    });
  });
}

/**
 * What a shell may offer for the last word of a line.
 *
 * @param line the words of the line so far, the command's own name included
 * @returns one offer a line
 */
export async function completions(line: readonly string[]): Promise<string> {
  const parser = createParser();
  // Asked for completions, yargs does not look into commands: the one named is laid open to it.
  const named = line.slice(0, -1).find(isCommand);
  if (named !== undefined) parser.options(toYargs(optionsOf(named)));
  else {
    parser.options(toYargs(Object.entries(commonOptions)));
    for (const name of [...Object.keys(commands), "completion"])
      parser.command(name, "");
  }
  return (await parser.getCompletion([...line])).join("\n");
}

function createParser(): Argv {
  return yargs()
    .scriptName("cobalt-events")
    .locale("en")
    .parserConfiguration(parserConfiguration)
    .usage(
      "$0 <command>\n\nTyped trigger functions and variable paths for Cobalt events.",
    )
    .help()
    .alias("help", "h")
    .version(packageJson.version)
    .alias("version", "v")
    .epilogue(
      "Exit codes: 0 done; 1 a check found something stale or invalid; 2 bad input, wrong usage or a fault.",
    )
    .exitProcess(false);
}

function toYargs(
  options: Iterable<readonly [string, OptionSpec]>,
  global = true,
) {
  return Object.fromEntries(
    [...options].map(([name, { type, describe }]) => [
      name,
      { type, describe, global },
    ]),
  );
}
