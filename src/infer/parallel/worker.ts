import { parentPort } from "node:worker_threads";
import type { Answer, Work } from "./messages.js";
import {
  nothingObserved,
  type Observed,
  observeRecords,
} from "./observe-records.js";

const observed = new Map<number, Observed>();

function answer(message: Answer): void {
  parentPort?.postMessage(message);
}

answer("started");
parentPort?.on("message", (work: Work) => {
  if (work === "finish") {
    answer(observed);
    return;
  }
  const { source, block } = work;
  const into = observed.get(source) ?? nothingObserved();
  observed.set(source, into);
  const { buffer, byteOffset, byteLength } = block.bytes;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  observeRecords(into, { ...block, bytes });
  answer("done");
});
