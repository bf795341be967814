import { alphabets, type Detector, type Match, nothing } from "./match.js";

/** Thirteen to nineteen digits, in one or grouped as they are printed on cards. */
const number =
  /(?<![\w.+-])(?:\d{4}([ .-])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ .-])\d{6}\2\d{4,5}|\d{13,19})(?![\w-]|\.\d)/g;

const look = /\d{13}|\d{4}[ .-]\d{4}/;

/** Issuers' ranges with the lengths of their numbers. */
const issued = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)\d*$(?<=^\d{16})/,
  /^3[47]\d{13}$/,
  /^(?:6011|65|64[4-9])\d*$(?<=^\d{16})/,
  /^3(?:0[0-5]|[68])\d*$(?<=^\d{14})/,
  /^35(?:2[89]|[3-8])\d*$(?<=^\d{16})/,
  /^62\d{14,17}$/,
];

/** How test numbers begin that payment providers document; stand-ins are made of the first two. */
const testRanges = ["424242", "378282"];

const testCards = new Set(
  `4111111111111111 4012888888881881 4000056655665556 4000002500003155 4000000000000002 4000000000009995
   4000000000000069 4000000000000077 4000000000000119 4000000000000127 4000000000003220 4222222222222
   4000000000000341 4242424242424242 5555555555554444 5200828282828210 5105105105105100 2223003122003222
   2223000048400011 371449635398431 378734493671000 6011111111111117 6011000990139424 6011981111111113
   3056930009020004 30569309025904 38520000023237 36227206271667 3530111333300000 3566002020360505
   6200000000000005 6205500000000000004 6200000000000047`.split(/\s+/),
);

/** A key under which digits are an id, whatever they add up to. */
const idKey = /(?:^|[_-])ids?$|I[dD]s?$/;

/** Finds numbers of payment cards: of a known issuer, and with a right check digit; documented test cards are none. */
export const findCards: Detector = (text, key) => {
  if (text.length < 13 || !look.test(text)) return nothing;
  const found: Match[] = [];
  for (const { 0: written, index } of text.matchAll(number)) {
    const digits = written.replace(/\D/g, "");
    if (written === digits && key !== undefined && idKey.test(key)) continue;
    if (!isCard(digits)) continue;
    found.push({
      kind: "card",
      start: index,
      end: index + written.length,
      identity: digits,
      standIn: (draw) => {
        const head = digits.length === 15 ? "378282" : "424242";
        const body = head + draw(digits.length - 7, alphabets.digits);
        return regroup(written, body + checkDigit(body));
      },
    });
  }
  return found;
};

function isCard(digits: string): boolean {
  return (
    issued.some((range) => range.test(digits)) &&
    checkDigit(digits.slice(0, -1)) === digits.slice(-1) &&
    !testRanges.some((range) => digits.startsWith(range)) &&
    !testCards.has(digits)
  );
}

/** Writes digits with the separators of the original. */
export function regroup(written: string, digits: string): string {
  let at = 0;
  return written.replace(/\d/g, () => digits.charAt(at++));
}

/** The digit that Luhn's formula puts behind these. */
function checkDigit(digits: string): string {
  let sum = 0;
  for (
    let at = digits.length - 1, double = true;
    at >= 0;
    at -= 1, double = !double
  ) {
    const digit = Number(digits[at]) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return String((10 - (sum % 10)) % 10);
}
