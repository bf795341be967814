import type { IncomingMessage } from "node:http";

/** The longest body that is accepted. */
const maxBytes = 10 * 1024 * 1024;

/**
 * Reads the body of a request.
 *
 * @returns undefined if it is too long; it is still read to its end, because the sender waits for that before it
 *   reads the answer
 * @throws if the sender disconnects before the end
 */
export async function readBody(
  request: IncomingMessage,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes <= maxBytes ? Buffer.concat(chunks) : undefined;
}
