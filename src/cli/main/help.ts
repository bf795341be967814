import yargs, { type Argv } from "yargs";
import packageJson from "../../../package.json" with { type: "json" };
import { type OptionSpec, usageOf } from "./define-command.js";
import { parserConfiguration } from "./parse.js";
import { commands, commonOptions } from "./registry.js";

/**
 * What yargs answers to `--help` and `--version`.
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
