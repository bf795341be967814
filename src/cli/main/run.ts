import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { errorCode } from "../../base/file-system.js";
import { type ExitCode, type Outcome, print } from "../render/report.js";
import { visibleLines } from "../render/text.js";
import { type Io, styleOf } from "./io.js";
import { now } from "./now.js";
import { type NamedCommand, parse, type Request } from "./parse.js";

/**
 * Runs one call of the command line.
 *
 * @param argv the words after the command's own name
 * @returns the exit code; faults are reported, not thrown
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const request = parse(argv);
  try {
    return await answer(request, io);
  } catch (fault) {
    return await reportFault(fault, request, io);
  }
}

async function answer(request: Request, io: Io): Promise<number> {
  switch (request.kind) {
    case "run": {
      const started = now();
      const outcome = await request.command.run(request.line, io);
      const durationMs = now() - started;
      await print(
        { ...outcome, command: request.name, durationMs },
        request.json,
        io,
      );
      return outcome.status ?? outcome.exitCode;
    }
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
      const { complete, renderOffer } = await import("./complete.js");
      for (const offer of complete(request.words, io))
        io.stdout.write(`${renderOffer(offer, request.shell)}\n`);
      return 0;
    }
  }
}

async function reportMistakes(
  { problems, ...named }: Extract<Request, { kind: "mistake" }>,
  io: Io,
): Promise<ExitCode> {
  const diagnostics = new Diagnostics();
  const help = `\`cobalt-events ${named.name === undefined ? "" : `${named.name} `}--help\` shows what there is.`;
  for (const problem of problems)
    diagnostics.add("CE001", problem, undefined, help);
  return await fail(named, diagnostics, io);
}

/** What should never happen is still reported like everything else; where it happened is for developers. */
async function reportFault(
  fault: unknown,
  request: Request,
  io: Io,
): Promise<ExitCode> {
  const diagnostics = new Diagnostics();
  const message = fault instanceof Error ? fault.message : String(fault);
  if (["EMFILE", "ENFILE"].includes(errorCode(fault)))
    diagnostics.add("CE003", "The system allows no more open files.");
  else diagnostics.add("CE002", `Internal error: ${message}`);
  const named = request.kind === "run" ? request : { json: false };
  const exitCode = await fail(named, diagnostics, io);
  const debugging = io.env["DEBUG"]?.split(/[\s,]+/).includes("cobalt-events");
  if (debugging && fault instanceof Error)
    io.stderr.write(`${visibleLines(fault.stack ?? "", "")}\n`);
  return exitCode;
}

async function fail(
  { name, command, json = false }: Partial<NamedCommand>,
  { list }: Diagnostics,
  io: Io,
): Promise<ExitCode> {
  const outcome: Outcome = {
    exitCode: 2,
    diagnostics: list,
    ...(command?.hasResult === true && { result: null }),
  };
  await print({ ...outcome, command: name, durationMs: 0 }, json, io);
  return 2;
}
