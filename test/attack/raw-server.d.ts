import type { Fault } from "./faults.js";

/** Starts a server of raw sockets that answers each request alike. */
export function serveRaw(
  behaviour: Pick<Fault, "answer" | "stall" | "end">,
): Promise<{
  readonly url: string;
  readonly requests: () => number;
  readonly close: () => void;
}>;
