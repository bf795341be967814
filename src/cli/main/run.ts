import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { CommandName, Invocation } from "./commands.js";
import { type Io, styleOf } from "./io.js";
import { parse, type Request } from "./parse.js";
import { type ExitCode, print } from "../render/report.js";
import { visibleLines } from "../render/text.js";

/**
 * Runs one call of the command line.
 *
 * @param argv the words after the command's own name
 * @returns the exit code; faults are reported, not thrown
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const request = parse(argv);
  try {
    return await answer(request, io);
  } catch (fault) {
    return await reportFault(fault, request, io);
  }
}

async function answer(request: Request, io: Io): Promise<ExitCode> {
  switch (request.kind) {
    case "run":
      return await execute(request.invocation, io);
    case "mistake":
      return await reportMistakes(request, io);
    case "text": {
      const { helpText } = await import("./help.js");
      const { width } = styleOf(io.stdout, io.env);
      const text = await helpText(request.argv, width);
      io.stdout.write(`${text.trimEnd()}\n`);
      return 0;
    }
    case "completion": {
      const { completions } = await import("./help.js");
      io.stdout.write(`${await completions(request.line)}\n`);
      return 0;
    }
  }
}

async function execute(invocation: Invocation, io: Io): Promise<ExitCode> {
  if (invocation.command === "init") {
    const { initCommand } = await import("../commands/init/init-command.js");
    return await initCommand(invocation, io);
  }
  if (invocation.command === "mock") {
    const { mockCommand } = await import("../commands/mock/mock-command.js");
    return await mockCommand(invocation, io);
  }
  if (invocation.command === "trigger") {
    const { triggerCommand } =
      await import("../commands/trigger/trigger-command.js");
    return await triggerCommand(invocation, io);
  }
  if (invocation.command === "add") {
    const { addCommand } = await import("../commands/add/add-command.js");
    return await addCommand(invocation, io);
  }
  if (invocation.command === "redact") {
    const { redactCommand } =
      await import("../commands/redact/redact-command.js");
    return await redactCommand(invocation, io);
  }
  if (invocation.command === "infer") {
    const { inferCommand } = await import("../commands/infer/infer-command.js");
    return await inferCommand(invocation, io);
  }
  if (invocation.command === "validate") {
    const { validateCommand } =
      await import("../commands/validate/validate-command.js");
    return await validateCommand(invocation, io);
  }
  if (invocation.command === "explain") {
    const { explainCommand } =
      await import("../commands/explain/explain-command.js");
    return await explainCommand(invocation, io);
  }
  if (invocation.watch) {
    const { watchCommand } =
      await import("../commands/generate/watch-command.js");
    return await watchCommand(invocation, io);
  }
  const { generateCommand } =
    await import("../commands/generate/generate-command.js");
  return (await generateCommand(invocation, io)).exitCode;
}

async function reportMistakes(
  { command, problems, json }: Extract<Request, { kind: "mistake" }>,
  io: Io,
): Promise<ExitCode> {
  const diagnostics = new Diagnostics();
  const help = `\`cobalt-events ${command === undefined ? "" : `${command} `}--help\` shows what there is.`;
  for (const problem of problems)
    diagnostics.add("CE001", problem, undefined, help);
  return await fail(command, diagnostics, json, io);
}

/** What should never happen is still reported like everything else; where it happened is for developers. */
async function reportFault(
  fault: unknown,
  request: Request,
  io: Io,
): Promise<ExitCode> {
  const { command, json } =
    request.kind === "run"
      ? request.invocation
      : { command: undefined, json: false };
  const diagnostics = new Diagnostics();
  const message = fault instanceof Error ? fault.message : String(fault);
  diagnostics.add("CE002", `Internal error: ${message}`);
  const exitCode = await fail(command, diagnostics, json, io);
  const debugging = io.env["DEBUG"]?.split(/[\s,]+/).includes("cobalt-events");
  if (debugging && fault instanceof Error)
    io.stderr.write(`${visibleLines(fault.stack ?? "", "")}\n`);
  return exitCode;
}

async function fail(
  command: CommandName | undefined,
  diagnostics: Diagnostics,
  json: boolean,
  io: Io,
): Promise<ExitCode> {
  const report = {
    ...(command !== undefined && { command }),
    exitCode: 2,
    events: 0,
    files: [],
    diagnostics: diagnostics.list,
    durationMs: 0,
  } as const;
  await print(report, {}, json, io);
  return report.exitCode;
}
