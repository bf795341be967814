// @ts-check
// Loaded before a process: in the end it tells the most memory that the process had, in KiB, as the last line of stderr.
import { writeSync } from "node:fs";

process.on("exit", () => {
  writeSync(2, `\n${process.resourceUsage().maxRSS}`);
});
