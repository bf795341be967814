import yargs, { type Argv } from "yargs";
import packageJson from "../../../package.json" with { type: "json" };
import { type OptionSpec, usageOf } from "./define-command.js";
import { parserConfiguration } from "./parse.js";
import { commands, commonOptions, optionsOf } from "./registry.js";

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
  for (const [name, table] of commands) {
    const { describe, examples, arguments: words, options } = table;
    parser
      .example(examples)
      .command(usageOf(name, table), describe, (command) => {
        for (const [word, { describe }] of Object.entries(words))
          command.positional(word, { type: "string", describe });
        return command
          .options(toYargs(Object.entries(options)))
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
  const named = line.slice(0, -1).find((word) => commands.has(word));
  const command = commands.get(named ?? "");
  if (command) parser.options(toYargs(optionsOf(command)));
  else {
    parser.options(toYargs(Object.entries(commonOptions)));
    for (const name of [...commands.keys(), "completion"])
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
