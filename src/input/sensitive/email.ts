import { once } from "../../base/once.js";
import { alphabets, type Detector, type Match, nothing } from "./match.js";

/** Letters are those of any language. */
const letter = String.raw`\p{L}\p{M}\p{N}`;

const label = String.raw`[${letter}](?:[${letter}-]{0,61}[${letter}])?`;
const domain = String.raw`((?:${label}\.){1,8}(?:xn--[a-z\d-]{1,59}|\p{L}[${letter}-]{0,61}[${letter}]))`;

/** What addresses look like; made when first needed, because it takes milliseconds that most calls have no use for. */
const patterns = once(() => ({
  /** An address, but neither the user of a URL (`//git@host`) nor that of a repository (`git@host:path`). */
  address: new RegExp(
    `(?<![${letter}_+'.%@-]|//)[${letter}_+'-]{1,64}(?:\\.[${letter}_+'-]{1,64}){0,16}@${domain}` +
      `(?![${letter}_-]|\\.[\\p{L}\\p{N}]|:[\\w~/]|@)`,
    "giu",
  ),
  /** With a local part in quotes, or at the number of a host; rare, and valid. */
  unusual: new RegExp(
    `"[^"\\\\\\s@][^"\\\\\\n@]{0,62}"@${domain}|` +
      `(?<![\\w+'.%-]|//)[\\w.+'-]{1,64}@(\\[(?:\\d{1,3}(?:\\.\\d{1,3}){3}|IPv6:[\\da-f:.]{2,45})\\])`,
    "giu",
  ),
  /** A text that is nothing but an address, with any character that one may have. */
  whole: new RegExp(`^[^\\s"<>()[\\]\\\\,;:@]{1,64}@${domain}$`, "iu"),
}));

/** Domains that RFC 2606 and RFC 6761 keep for examples and tests; and pictures for screens of double density. */
const reserved =
  /^\dx\.(?:png|jpe?g|gif|svg|webp|avif)$|\.(?:tgz|tar|gz|m?js|css|json|html?|txt)$|(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

/** Nobody reads what is sent there, and nobody is named. */
const nobody = /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster)@/i;

/** Finds e-mail addresses; those of reserved domains belong to nobody. */
export const findEmails: Detector = (text, key) => {
  if (!text.includes("@")) return nothing;
  const { address, unusual, whole } = patterns();
  const found = [...text.matchAll(address), ...text.matchAll(unusual)]
    .filter(({ 0: email, 1: host, 2: number = "", index }) => {
      const isPath =
        text[index + email.length] === "/" &&
        !/[/=]/.test(text[index - 1] ?? "");
      return !isPath && !reserved.test(host ?? number) && !nobody.test(email);
    })
    .map(({ 0: email, index }) => matchOf(email, index));
  const only = text.length <= 320 ? whole.exec(text) : null;
  const isOnly = only && (found.length > 0 || /mail/i.test(key ?? ""));
  if (isOnly && !reserved.test(only[1] ?? "") && !nobody.test(text))
    return [matchOf(text, 0)];
  return found.length === 0 ? nothing : found;
};

function matchOf(email: string, start: number): Match {
  return {
    kind: "email",
    start,
    end: start + email.length,
    identity: email,
    standIn: (draw) => {
      const room = email.length - "@example.com".length - 1;
      const name = draw(Math.min(63, Math.max(7, room)), alphabets.lower);
      // What has no format of its own, in most validators, must not get one.
      const first = /^[!-~]+$/.test(email) && !/["[]/.test(email) ? "u" : "ü";
      return `${first}${name}@example.com`;
    },
  };
}
