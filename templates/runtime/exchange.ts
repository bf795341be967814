import type { Call } from "./call.js";
import { CobaltConnectionError } from "./errors.js";
import {
  causesOf,
  type Fields,
  readObject,
  readText,
  reasonOf,
} from "./fields.js";
import type { AbortSignalLike, FetchResponse } from "./platform.js";

/**
 * One request and its answer.
 *
 * @param secret taken out of the reason, where there is no answer
 * @returns the response, and its body where that is an object in JSON
 */
export async function exchange(
  call: Call,
  secret: string,
  signal: AbortSignalLike,
  request: () => Promise<FetchResponse>,
): Promise<readonly [FetchResponse, Fields | undefined]> {
  const hadPerhapsFired = call.mayHaveFired;
  const didNotFire = (): void => {
    // What comes after an abort is nobody's any more.
    if (!signal.aborted) call.mayHaveFired = hadPerhapsFired;
  };
  call.mayHaveFired = true;
  try {
    const response = await request();
    const { status } = response;
    if (status >= 400 && status < 500) didNotFire();
    const text = await response.text().catch((error: unknown) => {
      // Of a failure, the status tells enough.
      if (status < 400) throw error;
      return "";
    });
    return [response, readObject(text)];
  } catch (error) {
    if (isUnsent(error)) didNotFire();
    throw new CobaltConnectionError(reasonOf(error, secret), call);
  }
}

/** Whether a connection was never made, by what Node.js and Bun say of it. */
function isUnsent(thrown: unknown): boolean {
  return causesOf(thrown).some((at) =>
    /^(connect|getaddrinfo|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT)$/.test(
      readText(at, "syscall", "code") ?? "",
    ),
  );
}
