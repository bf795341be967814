import {
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestOptions,
  request as requestByHttp,
  type ServerResponse,
} from "node:http";
import { request as requestByHttps } from "node:https";
import { pipeline } from "node:stream/promises";

/** Headers that belong to one connection, and the length and the host, which Node.js writes itself. */
const ofConnection =
  /^(?:host|expect|upgrade|te|trailer|keep-alive|connection|proxy-[\w-]+|content-length|transfer-encoding)$/i;

/**
 * Passes a request on and its answer back: the same method, path, headers and bytes, and whatever comes of it. A redirect is
 * not followed, so that what was sent goes to one host alone.
 *
 * @param baseUrl such as `https://api.gocobalt.io`
 */
export async function forward(
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  baseUrl: string,
): Promise<void> {
  const url = new URL(baseUrl.replace(/\/+$/, "") + (request.url ?? ""));
  const options = { method: request.method, headers: passedOn(request) };
  let answer: IncomingMessage;
  try {
    answer = await answerTo(url, options, body, response);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The request could not be passed on to ${url.host}: ${reason}`;
    response.writeHead(502, { "content-type": "application/json" });
    response.end(JSON.stringify({ message }));
    return;
  }
  response.writeHead(answer.statusCode ?? 502, passedOn(answer));
  // Where it breaks off, that of the sender has to break off too.
  await pipeline(answer, response).catch(() => response.destroy());
}

/** Resolves when the head of the answer is there; ends the request where nobody waits for it any more. */
async function answerTo(
  url: URL,
  options: RequestOptions,
  body: Buffer,
  response: ServerResponse,
): Promise<IncomingMessage> {
  const send = url.protocol === "https:" ? requestByHttps : requestByHttp;
  return await new Promise((resolve, reject) => {
    const sent = send(url, options, resolve).on("error", reject);
    response.once("close", () => sent.destroy());
    sent.end(body);
  });
}

function passedOn({ headers }: IncomingMessage): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !ofConnection.test(name)),
  );
}
