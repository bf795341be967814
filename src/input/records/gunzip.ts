import type { MessagePort } from "node:worker_threads";
import { SourceError } from "./source-error.js";
import type { Stage } from "./stage.js";

/** A message from the thread. */
type Message =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array<ArrayBuffer> }
  /** A piece has been decompressed. */
  | { readonly kind: "taken" }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly code: string };

/** Compressed bytes that are handed over at once; they may become a thousand times as many. */
const pieceSize = 32 * 1024;

/** Pieces under way: while what came of one is being used, the next is decompressed. */
const piecesAhead = 2;

/** A thread that has not answered after this time is broken; no piece takes as long. */
const patienceMs = 60_000;

const program = `
const { workerData: { port, turns } } = require("node:worker_threads");
const tell = (message, transfer) => {
  port.postMessage(message, transfer);
  Atomics.add(turns, 0, 1);
  Atomics.notify(turns, 0);
};
const gunzip = require("node:zlib").createGunzip({ chunkSize: ${256 * 1024} });
gunzip.on("data", (chunk) => {
  const bytes = new Uint8Array(chunk);
  tell({ kind: "bytes", bytes }, [bytes.buffer]);
});
gunzip.on("end", () => tell({ kind: "done" }));
gunzip.on("error", ({ code }) => tell({ kind: "failed", code }));
port.on("message", (piece) => {
  if (piece) gunzip.write(piece, () => tell({ kind: "taken" }));
  else gunzip.end();
});
`;

/**
 * Decompresses gzip, of one member or several. Node's streams are asynchronous, but samples are read synchronously,
 * so a thread decompresses and this one waits for it.
 *
 * @throws a {@link SourceError} from `push` or `finish`, where the data is damaged or not whole
 */
export function createGunzip(): Stage<Buffer> {
  const { MessageChannel, Worker } = threads();
  const turns = new Int32Array(new SharedArrayBuffer(4));
  const { port1: port, port2 } = new MessageChannel();
  const worker = new Worker(program, {
    eval: true,
    workerData: { port: port2, turns },
    transferList: [port2],
  });
  // The thread must not keep the process alive once the command has ended.
  worker.unref();
  port.unref();
  let ahead = 0;
  let done = false;

  /** Gives what has been decompressed, and waits for more as long as there is a reason to. */
  function* take(isWaiting: () => boolean): Generator<Buffer> {
    while (!done && isWaiting()) {
      const message = nextMessage(port, turns);
      if (message.kind === "bytes") yield Buffer.from(message.bytes.buffer);
      else if (message.kind === "taken") ahead -= 1;
      else if (message.kind === "done") done = true;
      else throw new SourceError("CE207", reasonOf(message.code));
    }
  }

  return {
    *push(chunk) {
      for (let at = 0; at < chunk.length; at += pieceSize) {
        const piece = Uint8Array.from(chunk.subarray(at, at + pieceSize));
        port.postMessage(piece, [piece.buffer]);
        ahead += 1;
        yield* take(() => ahead >= piecesAhead);
      }
    },
    *finish() {
      port.postMessage(null);
      yield* take(() => true);
    },
    close: () => {
      port.close();
      void worker.terminate();
    },
  };
}

/** Loaded when it is used: most runs read nothing compressed. */
const threads = () => process.getBuiltinModule("node:worker_threads");

function nextMessage(port: MessagePort, turns: Int32Array): Message {
  const { receiveMessageOnPort } = threads();
  for (;;) {
    const turn = Atomics.load(turns, 0);
    const received = receiveMessageOnPort(port);
    // Only the program above writes to the port.
    if (received) return received.message as Message;
    if (Atomics.wait(turns, 0, turn, patienceMs) === "timed-out")
      throw new Error("The thread that decompresses does not answer.");
  }
}

function reasonOf(code: string): string {
  return code === "Z_BUF_ERROR"
    ? "ends in the middle of its gzip data"
    : "holds gzip data that is damaged";
}
