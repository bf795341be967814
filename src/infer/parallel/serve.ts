import { parentPort } from "node:worker_threads";
import type { Cloned, Received, Sent } from "./messages.js";

/** The work of a thread. */
export interface Service<Message, Answer, Result> {
  /** Does what a message asks for; undefined where it wants no answer. */
  readonly take: (message: Cloned<Message>) => Answer | undefined;
  readonly finish: () => Result;
}

/** Does the work of the thread that this runs in. */
export function serve<Message, Answer, Result>({
  take,
  finish,
}: Service<Message, Answer, Result>): void {
  const send = (message: Received<Answer, Result>): void =>
    parentPort?.postMessage(message);
  send("started");
  parentPort?.on("message", (sent: Sent<Cloned<Message>>) => {
    if (sent === "finish") {
      send({ result: finish() });
      return;
    }
    const answer = take(sent.message);
    if (answer !== undefined) send({ answer });
  });
}
