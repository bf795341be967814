import { workerData } from "node:worker_threads";
import type { Override } from "../../input/manifest/manifest.js";
import type { Shape } from "../shape/shape.js";
import { restored } from "./messages.js";
import {
  type BlockReport,
  type SampleMessage,
  SampleReader,
} from "./sample-reader.js";
import { serve } from "./serve.js";

// As `observeInThreads` starts it.
const reader = new SampleReader(workerData as readonly Override[]);

serve<SampleMessage, BlockReport, Shape>({
  take: (message) => {
    if ("block" in message) return reader.read(restored(message.block));
    reader.observe(message.marks);
    return undefined;
  },
  finish: () => reader.shape,
});
