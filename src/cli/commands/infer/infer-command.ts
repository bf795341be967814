import { resolve } from "node:path";
import type { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import type { PartialShape } from "../../../infer/parallel/partial.js";
import type { PayloadType } from "../../../type/payload-type.js";
import type { Threads } from "../../../infer/parallel/threads.js";
import type { Shape } from "../../../infer/shape/shape.js";
import type { Invocation } from "../../main/commands.js";
import type { InferOutcome } from "./infer.js";
import type { Io } from "../../main/io.js";
import { styleOf } from "../../main/io.js";
import { renderDiagnostics } from "../../render/render-diagnostics.js";
import type { ExitCode } from "../../render/report.js";

/** Bytes that take one thread longer than another takes to start. */
const worthThreads = 4 * 1024 * 1024;

const draft07 = "http://json-schema.org/draft-07/schema#";

/** Runs `infer`: the schema, type or partial goes to stdout, everything else to stderr. */
export async function inferCommand(
  invocation: Invocation,
  io: Io,
): Promise<ExitCode> {
  const { diagnostics, shape, records } = await inferInThreads(invocation, io);
  const { inOrder } = await import("../../../infer/shape/in-order.js");
  const ordered = inOrder(shape);
  const text = invocation.partial
    ? await partialText({ shape: ordered, records })
    : await typeText(await typeOf(ordered, diagnostics), invocation.types);
  const messages = await renderDiagnostics(diagnostics.list, {
    cwd: io.cwd,
    fs: io.fs,
    style: styleOf(io.stderr, io.env),
  });
  if (messages) io.stderr.write(messages);
  if (diagnostics.hasErrors) return 2;
  io.stdout.write(text);
  return 0;
}

async function inferInThreads(
  invocation: Invocation,
  io: Io,
): Promise<InferOutcome> {
  // While threads start, what else is needed is loaded.
  const threads = await threadsFor(invocation, io);
  const progress = createBytesLine(io);
  try {
    const { infer } = await import("./infer.js");
    const prepare = invocation.redact ? await redaction(io) : undefined;
    const onProgress = progress.update;
    return await infer(invocation, io, { threads, prepare, onProgress });
  } finally {
    progress.erase();
    await threads?.close();
  }
}

async function threadsFor(
  { arguments: names, merge, redact }: Invocation,
  { cwd, fs }: Io,
): Promise<Threads | undefined> {
  // What redacts is a function, which no other thread can be given.
  if (merge || redact) return undefined;
  const sizes = names.map((name) =>
    // How much comes from standard input, nobody knows.
    name === "-"
      ? Infinity
      : (fs.statSync(resolve(cwd, name), { throwIfNoEntry: false })?.size ?? 0),
  );
  if (sizes.reduce((a, b) => a + b, 0) < worthThreads) return undefined;
  const { startThreads } = await import("../../../infer/parallel/threads.js");
  return startThreads(fs);
}

/** The type of the records; what they leave open is told, as it is of samples. */
async function typeOf(
  shape: Shape,
  diagnostics: Diagnostics,
): Promise<PayloadType> {
  const { describeShape } = await import("../../../infer/describe/describe.js");
  const { explainIssue } =
    await import("../../../infer/describe/explain-issue.js");
  const { type, issues } = describeShape(shape, []);
  for (const issue of issues)
    diagnostics.add(issue.code, `${explainIssue(issue)}.`);
  return type;
}

async function redaction(io: Io) {
  const { redactorOf } = await import("../../render/redaction.js");
  return redactorOf(io.env).value;
}

async function partialText(part: PartialShape): Promise<string> {
  const { toJson } = await import("../../../infer/parallel/partial.js");
  return `${JSON.stringify(toJson(part))}\n`;
}

async function typeText(type: PayloadType, isType: boolean): Promise<string> {
  if (isType) {
    const { printType } = await import("../../../output/print/type-text.js");
    return printType("Payload", type);
  }
  const { toJsonSchema } = await import("../../../type/json-schema.js");
  const { printJson } = await import("../../../output/print/json-text.js");
  const schema = toJsonSchema(type, { closed: true });
  return printJson({ $schema: draft07, ...schema });
}

/** Says on a terminal how much has been read. */
function createBytesLine({ stderr }: Io) {
  let nextDraw = performance.now() + 500;
  let isDrawn = false;
  return {
    update: (bytes: number): void => {
      if (stderr.isTTY !== true || performance.now() < nextDraw) return;
      stderr.write(`\r\u001B[2KReading ${Math.round(bytes / 2 ** 20)} MB`);
      isDrawn = true;
      nextDraw = performance.now() + 100;
    },
    erase: (): void => {
      if (isDrawn) stderr.write("\r\u001B[2K");
    },
  };
}
