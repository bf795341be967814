import {
  alphabets,
  type Detector,
  type Match,
  nothing,
  marker,
} from "./match.js";

const begin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;

/** A line end as it stands in the key, also one that was escaped twice; or a character of base64. */
const drawn = /\\[nr]|[A-Za-z0-9+/]/g;

/** Finds private keys in PEM blocks, cut off ones included; the block stays, what is in it is replaced. */
export const findPrivateKeys: Detector = (text) => {
  if (!text.includes("-----BEGIN ")) return nothing;
  const found: Match[] = [];
  for (const opening of text.matchAll(begin)) {
    const start = opening.index + opening[0].length;
    // Base64 has no dashes: up to the next line of them, or to the end of a key that was cut off.
    const dashes = text.indexOf("-----", start);
    const stop = dashes === -1 ? text.length : dashes;
    const body = text.slice(start, stop);
    if (!/[A-Za-z0-9+/]{8}/.test(body) || body.includes(marker)) continue;
    found.push({
      kind: "private-key",
      start,
      end: stop,
      identity: body,
      standIn: (draw) => redactBody(body, draw(body.length, alphabets.letters)),
    });
  }
  return found;
};

function redactBody(body: string, characters: string): string {
  let at = 0;
  return body.replace(drawn, (written) => {
    if (written.startsWith("\\")) return written;
    at += 1;
    return marker[at - 1] ?? characters.charAt(at);
  });
}
