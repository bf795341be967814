import { once } from "../../base/once.js";
import type { Io } from "./io.js";

/** Asks on a terminal. */
export interface Asker {
  /** The next line of stdin, without blanks around it; empty where there is none. */
  readonly ask: (question: string) => Promise<string>;
  /** Lets go of stdin, without which the process would not end. */
  readonly close: () => Promise<void>;
}

/** Makes an asker, which reads stdin from the first question on; questions go to stderr. */
export function createAsker({ stdin, stderr }: Io): Asker {
  const lines = once(() => linesOf(stdin()));
  let isOpen = false;
  return {
    ask: async (question) => {
      isOpen = true;
      stderr.write(question);
      const { value, done } = await lines().next();
      return done === true ? "" : value.trim();
    },
    close: async () => {
      if (isOpen) await lines().return(undefined);
    },
  };
}

async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, undefined, undefined> {
  let rest = "";
  for await (const chunk of chunks) {
    const [...lines] = (rest + Buffer.from(chunk).toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
  return undefined;
}
