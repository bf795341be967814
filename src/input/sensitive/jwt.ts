import {
  alphabets,
  type Detector,
  type Draw,
  marked,
  type Match,
  nothing,
} from "./match.js";

/** Three parts of base64url, the first two JSON objects (`eyJ` is `{"`); without a signature the third is empty. */
const token = /(?<![\w.%-])(eyJ[\w-]{8,})\.(eyJ[\w-]{4,})\.([\w-]*)(?![\w-])/g;

/** How the claims of a stand-in begin. */
const redactedClaims = '{"redacted":"';
const redactedPart = Buffer.from(redactedClaims).toString("base64url");

/** Five parts of base64url, of which the first is a JSON object: encrypted (JWE). With `dir`, the second is empty. */
const encrypted =
  /(?<![\w.%-])eyJ[\w-]{8,}\.[\w-]*\.[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}(?![\w-])/g;

/** A text that is base64 from end to end, perhaps in lines, as Kubernetes and CI systems keep their secrets. */
const base64 = /^[A-Za-z0-9+/_\s-]{40,20000}={0,2}$/;

/** How base64 of a PEM block begins, wherever it stands. */
const pem64 = /(?<![A-Za-z0-9+/])LS0tLS1CRUdJTi[A-Za-z0-9+/]{40,20000}={0,2}/g;

/** Finds encrypted JSON Web Tokens; and tokens and private keys that were written as base64 once more. */
export const findWrapped: Detector = (text) => {
  if (text.includes("eyJ")) {
    const found = [...text.matchAll(encrypted)].map(({ 0: whole, index }) =>
      wrapped("jwt", whole, index),
    );
    if (found.length > 0) return found;
  }
  if (text.length < 40) return nothing;
  if (base64.test(text.trimEnd())) {
    if (isPrivateKey(text)) return [wrapped("private-key", text, 0)];
    if (/^eyJ[\w-]{8,}\.eyJ/.test(innerOf(text)))
      return [wrapped("jwt", text, 0)];
  }
  if (!text.includes("LS0tLS1CRUdJTi")) return nothing;
  return [...text.matchAll(pem64)]
    .filter(([written]) => isPrivateKey(written))
    .map(({ 0: written, index }) => wrapped("private-key", written, index));
};

function isPrivateKey(text: string): boolean {
  return /^-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/.test(innerOf(text));
}

/** How what was written as base64 begins. */
function innerOf(text: string): string {
  return Buffer.from(text.slice(0, 400), "base64").toString("latin1");
}

function wrapped(kind: Match["kind"], text: string, start: number): Match {
  return {
    kind,
    start,
    end: start + text.length,
    identity: text,
    standIn: (draw) => marked(draw, text.length),
  };
}

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
