import { formatsOf, nameOf } from "../../type/formats.js";
import {
  alphabets,
  type Detector,
  marked,
  marker,
  type Match,
  nothing,
} from "./match.js";

/** Keys that tell themselves by how they begin; what is in the group is secret. */
const known = new RegExp(
  `(?<![\\w%-])(?:${[
    "[sr]k_(?:live|test)_[A-Za-z0-9]{16,250}", // Stripe
    "whsec_[A-Za-z0-9+/=]{24,100}",
    "[pt]k_[\\w-]{12,200}", // Cobalt
    "[pt]k[A-Za-z0-9]{20,200}",
    "(?:AKIA|ASIA)[A-Z2-7]{16}", // Amazon
    "gh[pousr]_[A-Za-z0-9]{36,255}",
    "github_pat_\\w{22,255}",
    "glpat-[\\w-]{20,100}",
    "xox[abeoprs]-[\\w-]{10,250}", // Slack
    "AIza[\\w-]{35}", // Google
    "GOCSPX-[\\w-]{20,60}",
    "ya29\\.[\\w-]{20,1000}",
    "npm_[A-Za-z0-9]{36}",
    "pypi-[\\w-]{50,250}",
    "sk-[\\w-]{20,250}", // OpenAI, Anthropic
    "SG\\.[\\w-]{16,64}\\.[\\w-]{16,64}", // SendGrid
    "SK[0-9a-f]{32}", // Twilio
    "shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}", // Shopify
    "pat-(?:na|eu)\\d-[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}", // HubSpot
    "dop_v1_[0-9a-f]{64}",
  ].join("|")})(?![\\w-])`,
  "g",
);

/** Where none of this stands, there is no known key: it is looked for in a fraction of the time. */
const look =
  /[srpt]k_|[pt]k[A-Za-z0-9]{20}|whsec_|A[KS]IA|gh[pousr]_|github_pat|glpat|xox|AIza|GOCSPX|ya29|npm_|pypi-|sk-|SG\.|SK[0-9a-f]{8}|shp|pat-|dop_v1/;

/** What stays of a known key, so that people see what it was. */
const prefix =
  /^(?:[srpt]k_(?:live_|test_)?|whsec_|[pt]k|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|AIza|GOCSPX-|ya29\.|npm_|pypi-|sk-|SG\.|SK|shp[a-z]{2}_|pat-|dop_v1_)/;

/** A password in a URL: `postgres://user:password@host`. */
const inUrl =
  /:\/\/[\w.~+-]{0,100}:((?:[\w.~!$&'()*+,;=-]|%[\da-f]{2}){3,200})@/gi;

/** Keys whose value is a secret; a token of a page or a type is none. */
const secretKey =
  /(?:^|[_\W]|[a-z](?=[A-Z]))(?:pass(?:word|wd|phrase)|pwd|secret|token|credential|authorization|(?:api|access|secret|auth|private|signing|encryption)[_-]?key)s?$/i;
const openKey =
  /(?:page|next|previous|prev|sync|cursor|continuation|csrf|xsrf|device|public|reset)[_-]?tokens?$/i;

const placeholders =
  /^[<[{(*$%]|[*•…]{3}|\.{3}|x{6}|(?:example|placeholder|change_?me|your[_-])/i;

/** Finds keys of well-known forms, passwords in URLs, and what looks like chance under a key that says `secret`. */
export const findApiKeys: Detector = (text, key) => {
  if (text.length < 8) return nothing;
  const isKnown = look.test(text);
  const hasPassword = text.includes("@") && text.includes("://");
  if (isKnown || hasPassword) {
    const found = [...knownKeys(text), ...urlPasswords(text)];
    if (found.length > 0) return found;
  }
  const match =
    key !== undefined && isSecretKey(key) ? generic(text) : undefined;
  return match ? [match] : nothing;
};

function knownKeys(text: string): Match[] {
  return [...text.matchAll(known)]
    .filter(([written]) => isKey(written))
    .map(({ 0: written, index }) => {
      const head = prefix.exec(written)?.[0] ?? "";
      return matchOf(written.slice(head.length), index + head.length);
    });
}

/** Whether it is not just a word: digits and letters, and no example of a documentation. */
function isKey(written: string): boolean {
  return (
    /\d/.test(written.slice(3)) &&
    entropy(written) > 3 &&
    !written.includes(marker) &&
    !/EXAMPLE|example/.test(written)
  );
}

function urlPasswords(text: string): Match[] {
  return [...text.matchAll(inUrl)]
    .map(({ 0: whole, 1: password = "", index }) => ({
      password,
      start: index + whole.length - 1 - password.length,
    }))
    .filter(
      ({ password }) =>
        !password.startsWith(marker) && !placeholders.test(password),
    )
    .map(({ password, start }) => matchOf(password, start));
}

/** Keys come again with every sample, and are looked at once. */
const judged = new Map<string, boolean>();

function isSecretKey(key: string): boolean {
  let is = judged.get(key);
  if (is === undefined) {
    is = key.length < 100 && secretKey.test(key) && !openKey.test(key);
    if (judged.size < 10_000) judged.set(key, is);
  }
  return is;
}

/** The value of a secret's key, where it looks like chance; dates, addresses and URLs do not. */
function generic(text: string): Match | undefined {
  const [scheme = ""] = /^(?:Bearer|Basic|Token|Digest) +/i.exec(text) ?? [];
  const secret = text.slice(scheme.length);
  const format = nameOf(formatsOf(text));
  if (format !== undefined && format !== "uuid") return undefined;
  if (/\s/.test(secret) || secret.includes(marker) || placeholders.test(secret))
    return undefined;
  if (format === "uuid") return uuidMatch(secret, scheme.length);
  const isMixed = /\d/.test(secret) && /[a-z]/i.test(secret);
  const isRandom = secret.length >= 8 && entropy(secret) >= 2.75;
  return isMixed && isRandom ? matchOf(secret, scheme.length) : undefined;
}

/** Begins as no generator's does. */
const redactedUuid = "00000000-0000-4000-8000-";

function uuidMatch(text: string, offset: number): Match | undefined {
  const start = text.length - 36; // behind `urn:uuid:`
  const uuid = text.slice(start);
  if (uuid.startsWith(redactedUuid)) return undefined;
  return {
    ...matchOf(uuid, offset + start),
    standIn: (draw) => redactedUuid + draw(12, alphabets.hex),
  };
}

function matchOf(secret: string, start: number): Match {
  return {
    kind: "api-key",
    start,
    end: start + secret.length,
    identity: secret,
    standIn: (draw) => marked(draw, secret.length),
  };
}

/** Bits a character: about 4 in text that was drawn, about 2.5 in a short word. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  const looked = text.slice(0, 256);
  for (const character of looked)
    counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / looked.length) * Math.log2(count / looked.length);
  return bits;
}
