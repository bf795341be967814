import { createContext, Script } from "node:vm";

/** Milliseconds that one payload may take: a thousand times what most do. */
const limit = 1_000;

const script = new Script("work()");

/**
 * Does work that may take for ever, because a regular expression in it may, and stops it when its time is up. To watch
 * it costs a tenth of a millisecond.
 *
 * @throws an error that says so where the time was up
 */
export function withinTime<Result extends object>(work: () => Result): Result {
  const results: Result[] = [];
  const context = createContext({ work: () => void results.push(work()) });
  try {
    script.runInContext(context, { timeout: limit });
  } catch (error) {
    // What stops the work is an error of the other context.
    if (error instanceof Error) throw error;
  }
  const [result] = results;
  if (!result)
    throw new Error(`one of its patterns takes more than ${limit / 1000} s`);
  return result;
}
