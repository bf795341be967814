import { alphabets, type Detector, type Match, nothing } from "./match.js";

/** In groups of four or in one, with blanks, dashes or dots between, in either case. */
const written =
  /(?<![\w%-])[A-Z]{2}[ .-]?\d{2}(?:[ .-]?[A-Z\d]{4}){2,7}(?:[ .-]?[A-Z\d]{1,3})?(?![\w%-])/gi;

const look = /[A-Z]{2}[ .-]?\d{2}[ .-]?[A-Z\d]{4}/i;

/** The countries of the register, each with the length of its numbers. */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 " +
    "FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 " +
    "LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 " +
    "SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** How the account part of a stand-in begins; no bank has this code. */
const redacted = /^[0X]{5}/;

/** Finds international bank account numbers, by country, length and checksum. */
export const findIbans: Detector = (text) => {
  if (text.length < 15 || !look.test(text)) return nothing;
  const found: Match[] = [];
  for (const { 0: shown, index } of text.matchAll(written)) {
    const iban = shown.replace(/[^A-Z\d]/gi, "").toUpperCase();
    if (lengths[iban.slice(0, 2)] !== iban.length || remainder(iban) !== 1)
      continue;
    if (redacted.test(iban.slice(4))) continue;
    found.push({
      kind: "iban",
      start: index,
      end: index + shown.length,
      identity: iban,
      standIn: (draw) => {
        const account = accountOf(
          iban.slice(4),
          draw(iban.length, alphabets.digits),
          draw(iban.length, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        );
        const country = iban.slice(0, 2);
        const check = String(98 - remainder(`${country}00${account}`)).padStart(
          2,
          "0",
        );
        let at = 0;
        const made = country + check + account;
        const isLower = shown === shown.toLowerCase();
        const cased = isLower ? made.toLowerCase() : made;
        return shown.replace(/[A-Z\d]/gi, () => cased.charAt(at++));
      },
    });
  }
  return found;
};

/** An account of the same digits and letters, which begins as no bank's does. */
function accountOf(account: string, digits: string, letters: string): string {
  return account.replace(/./g, (character, at: number) => {
    const isDigit = /\d/.test(character);
    if (at < 5) return isDigit ? "0" : "X";
    return (isDigit ? digits : letters).charAt(at);
  });
}

/** The number as a whole, letters counted from A as 10, modulo 97. */
function remainder(iban: string): number {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
