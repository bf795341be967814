import { isObject } from "./fields.js";
import type { FetchResponse } from "./platform.js";

// Declared here, so that the project needs neither DOM nor Node types.
declare const TextDecoder: new () => {
  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string;
};

/** The text of a response, empty if it is longer than any answer of Cobalt's: it might be without end. */
export async function readBody(response: FetchResponse): Promise<string> {
  const { body } = response;
  if (!isByteStream(body)) return response.text();
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > 2 ** 20) return "";
  }
  return text;
}

/** False for the streams of some browsers, which cannot be iterated. */
function isByteStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return isObject(body) && Symbol.asyncIterator in body;
}
