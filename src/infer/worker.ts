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

parentPort?.on("message", (work: Work) => {
  if (work === "finish") {
    answer(observed);
    return;
  }
  const { source, bytes, bounds, start } = work;
  const into = observed.get(source) ?? nothingObserved();
  observed.set(source, into);
  const { buffer, byteOffset, byteLength } = bytes;
  const block = Buffer.from(buffer, byteOffset, byteLength);
  observeRecords(into, { bytes: block, bounds, start });
  answer("done");
});
