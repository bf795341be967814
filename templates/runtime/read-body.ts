import type { FetchResponse } from "./platform.js";

// Declared here, so that the project needs neither DOM nor Node types.
declare const TextDecoder: new () => {
  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string;
};

/** The text of a response, empty if it is longer than any answer of Cobalt's: it might be without end. */
export const readBody = async (response: FetchResponse): Promise<string> => {
  // The streams of some browsers cannot be iterated.
  if (!(Symbol.asyncIterator in Object(response.body))) return response.text();
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of response.body as AsyncIterable<Uint8Array>) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > 2 ** 20) return "";
  }
  return text;
};
