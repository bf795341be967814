import { alphabets, type Detector, type Match, nothing } from "./match.js";

/**
 * An address, but neither the user of a URL (`//git@host`) nor that of a repository (`git@host:path`). The local
 * part is that of ordinary addresses, whose characters mean the same in a URL; letters are those of any language.
 */
const address =
  /(?<![\p{L}\p{M}\p{N}_+'.%-]|\/\/)[\p{L}\p{M}\p{N}_+'-]{1,64}(?:\.[\p{L}\p{M}\p{N}_+'-]{1,64}){0,16}(?:@|%40)((?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.){1,8}(?:\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]))(?![\p{L}\p{M}\p{N}_-]|\.[\p{L}\p{N}]|:[\w~/]|\/|@)/giu;

/** With a local part in quotes, or at the number of a host; rare, and valid. */
const unusual =
  /"[^"\\\s@][^"\\\n@]{0,62}"@((?:[a-z\d-]{1,63}\.){1,8}[a-z][a-z\d-]{0,61}[a-z\d])|(?<![\w+'.%-]|\/\/)[\w.+'-]{1,64}@(\[\d{1,3}(?:\.\d{1,3}){3}\])/gi;

/** Domains that RFC 2606 and RFC 6761 keep for examples and tests; and pictures for screens of double density. */
const reserved =
  /^\dx\.(?:png|jpe?g|gif|svg|webp|avif)$|(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

/** Nobody reads what is sent there, and nobody is named. */
const nobody =
  /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster)(?:@|%40)/i;

/** Finds e-mail addresses; those of reserved domains belong to nobody. */
export const findEmails: Detector = (text) => {
  if (!text.includes("@") && !text.includes("%40")) return nothing;
  const found: Match[] = [];
  for (const { 0: email, 1: domain = "", index } of text.matchAll(address))
    if (!reserved.test(domain) && !nobody.test(email))
      found.push(matchOf(email, index));
  if (found.length > 0) return found;
  for (const { 0: email, 1: domain = "", index } of text.matchAll(unusual))
    if (!reserved.test(domain)) found.push(matchOf(email, index));
  return found.length === 0 ? nothing : found;
};

function matchOf(email: string, start: number): Match {
  const at = email.includes("@") ? "@" : "%40";
  return {
    kind: "email",
    start,
    end: start + email.length,
    identity: email,
    standIn: (draw) => {
      const room = email.length - "@example.com".length - 1;
      const local = draw(Math.min(63, Math.max(7, room)), alphabets.lower);
      return `u${local}${at}example.com`;
    },
  };
}
