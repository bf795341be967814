import { validateHeaderName, validateHeaderValue } from "node:http";

/** The answer to the next request, in place of the platform's own. */
export interface MockAnswer {
  /** By default, that of the platform. A status alone gets the body that the platform would send with it. */
  readonly status?: number | undefined;
  /** An object is sent as JSON, a string unchanged, as an HTML page. */
  readonly body?: string | object | undefined;
  /** They take precedence over those of the mock. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The header `Retry-After`: seconds, or a date. */
  readonly retryAfter?: number | Date | undefined;
  /** Time before the answer; by default, the mock's `latencyMs`. */
  readonly delayMs?: number | undefined;
  /** Time between the headers of the answer and its body. */
  readonly bodyDelayMs?: number | undefined;
  /**
   * Breaks the connection: before the request is read, in place of an answer, or in the middle of the
   * answer's body.
   */
  readonly drop?: "request" | "answer" | "body" | undefined;
  /**
   * Whether the event fires; by default, if the answer is a 2xx of which at least a part arrives. An event that
   * the platform would refuse never fires.
   */
  readonly fires?: boolean | undefined;
}

/** Answers that wait for their requests. */
export interface Script {
  readonly add: (answers: readonly MockAnswer[]) => void;
  /** The answer of the request at hand, where one was scripted. */
  readonly take: () => MockAnswer | undefined;
  readonly clear: () => void;
}

/** Makes an empty script. */
export function createScript(): Script {
  let answers: MockAnswer[] = [];
  return {
    add: (more) => answers.push(...more.map(checkAnswer)),
    take: () => answers.shift(),
    clear: () => {
      answers = [];
    },
  };
}

const longestDelayMs = 2 ** 31 - 1;

/**
 * Checks that an answer can be given, so that a mistake shows where it was made.
 *
 * @throws an error that names the field, or the header
 */
export function checkAnswer(answer: MockAnswer): MockAnswer {
  const { status, retryAfter, drop } = answer;
  if (status !== undefined && !isBetween(status, 200, 599))
    throw new RangeError(
      `The status of an answer is a number from 200 to 599, not ${status}.`,
    );
  for (const name of ["delayMs", "bodyDelayMs"] as const) {
    const ms = answer[name];
    if (ms !== undefined && !(ms >= 0 && ms <= longestDelayMs))
      throw new RangeError(`${name} is not a time in milliseconds: ${ms}.`);
  }
  const isWrong =
    retryAfter instanceof Date
      ? Number.isNaN(retryAfter.getTime())
      : retryAfter !== undefined && !(retryAfter >= 0);
  if (isWrong)
    throw new RangeError("retryAfter is neither seconds nor a valid date.");
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  if (drop === "request" && answer.fires === true)
    throw new RangeError("What is dropped before it is read cannot fire.");
  return answer;
}

function isBetween(number: number, low: number, high: number): boolean {
  return Number.isInteger(number) && number >= low && number <= high;
}
