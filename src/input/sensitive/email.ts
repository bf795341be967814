import { alphabets, type Detector, type Match, nothing } from "./match.js";

/**
 * An address, but neither the user of a URL (`//git@host`) nor that of a repository (`git@host:path`). The local
 * part is that of ordinary addresses, whose characters mean the same in a URL.
 */
const address =
  /(?<![\w+'.%-]|\/\/)[\w+'-]{1,64}(?:\.[\w+'-]{1,64}){0,16}@((?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}[a-z](?:[a-z\d-]{0,61}[a-z\d]))(?![\w%-]|\.[a-z\d]|:[\w~/]|\/|@)/gi;

/** Domains that RFC 2606 and RFC 6761 keep for examples and tests. */
const reserved =
  /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

/** Nobody reads what is sent there, and nobody is named. */
const nobody = /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster)@/i;

/** Finds e-mail addresses; those of reserved domains belong to nobody. */
export const findEmails: Detector = (text) => {
  if (!text.includes("@")) return nothing;
  const found: Match[] = [];
  for (const { 0: email, 1: domain = "", index } of text.matchAll(address)) {
    if (reserved.test(domain) || nobody.test(email)) continue;
    found.push({
      kind: "email",
      start: index,
      end: index + email.length,
      identity: email,
      standIn: (draw) => {
        const room = email.length - "@example.com".length - 1;
        const local = draw(Math.min(63, Math.max(7, room)), alphabets.lower);
        return `u${local}@example.com`;
      },
    });
  }
  return found;
};
