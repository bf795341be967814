import { workerData } from "node:worker_threads";
import type { InferMessage } from "./infer-records.js";
import { restored } from "./messages.js";
import {
  nothingObserved,
  type Observed,
  type ObserveOptions,
  observeRecords,
} from "./observe-records.js";
import { serve } from "./serve.js";

// As `inferRecords` starts it.
const options = workerData as ObserveOptions;
const observed = new Map<number, Observed>();

serve<InferMessage, "done", typeof observed>({
  take: ({ source, block }) => {
    const into = observed.get(source) ?? nothingObserved();
    observed.set(source, into);
    observeRecords(into, restored(block), options);
    return "done";
  },
  finish: () => observed,
});
