import {
  alphabets,
  type Detector,
  type Draw,
  type Match,
  nothing,
} from "./match.js";

/** Three parts of base64url, the first two JSON objects (`eyJ` is `{"`); without a signature the third is empty. */
const token = /(?<![\w.%-])(eyJ[\w-]{8,})\.(eyJ[\w-]{4,})\.([\w-]*)(?![\w-])/g;

/** How the claims of a stand-in begin. */
const redactedClaims = '{"redacted":"';
const redactedPart = Buffer.from(redactedClaims).toString("base64url");

/** Finds JSON Web Tokens; a stand-in has as many parts, which decode to JSON, and claims nothing. */
export const findJwts: Detector = (text) => {
  if (!text.includes("eyJ")) return nothing;
  const found: Match[] = [];
  for (const {
    0: whole,
    1: head = "",
    2: claims = "",
    3: signature = "",
    index,
  } of text.matchAll(token)) {
    if (claims.startsWith(redactedPart.slice(0, 16)) || !isHeader(head))
      continue;
    found.push({
      kind: "jwt",
      start: index,
      end: index + whole.length,
      identity: whole,
      standIn: (draw) =>
        [
          padded('{"alg":"none"', "}", head.length, (length) =>
            " ".repeat(length),
          ),
          padded(redactedClaims, '"}', claims.length, (length) =>
            fill(draw, Math.max(8, length)),
          ),
          draw(signature.length, alphabets.letters),
        ].join("."),
    });
  }
  return found;
};

function isHeader(part: string): boolean {
  return /"(?:alg|typ|enc)"/.test(Buffer.from(part, "base64url").toString());
}

/** JSON as base64url of the wanted length, or of that of the shortest JSON there is. */
function padded(
  head: string,
  tail: string,
  length: number,
  filling: (length: number) => string,
): string {
  const room = Math.floor((length * 3) / 4) - head.length - tail.length;
  return Buffer.from(head + filling(Math.max(0, room)) + tail).toString(
    "base64url",
  );
}

function fill(draw: Draw, length: number): string {
  return draw(length, alphabets.letters);
}
