import { formatsOf } from "../../type/formats.js";
import { regroup } from "./card.js";
import { wordsOf } from "./key-kind.js";
import { alphabets, type Detector, type Match, nothing } from "./match.js";

/** With a country's code: `+49 89 1234567`, `+1 (415) 555-0132`. It may stand in a text. */
const international =
  /(?<![\w+/=.%-])\+[1-9](?:[ .-]?\(?\d{1,4}\)?){2,6}(?![\w+/=%-]|\.\d)/g;

/** As they are written in a country: with a trunk zero, or as in North America. The whole text has to be one. */
const national = [
  /^\(?0(?:0[1-9]|[1-9])\d{0,4}\)?(?:[ /-]| \/ )(?=(?:[ -]?\d){5,10}$)\d+(?:[ -]\d+){0,4}$/,
  /^(?:1[-. ])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]\d{4}$/,
];

/** Under a key that says so, digits with any punctuation are one. */
const phoneKey =
  /(?:(?<!(?:micro|head|ear|mega|saxo|gramo)_?)phone|telephone|telefono?|telefone|handy|msisdn|whats_?app|(?:^|_)(?:mobile?|cell|fax|tel))(?:_?(?:number|nummer|numero|no|nr))?s?(?:_\d)?$/;

/** Under a key that says so, a sign and digits are how much something changed. */
const amountKey =
  /(?:delta|diff|change|offset|vote|score|point|amount|balance|total|sum|count|karma|gain|growth|trend)s?$/;

/** Digits as people write them, perhaps with an extension. */
const anyPhone = /^\+?[\d ()./-]{7,24}(?: ?(?:ext?\.?|x|#) ?\d{1,6})?$/i;

/** Links that begin a chat or a call. */
const link =
  /(?:wa\.me\/|api\.whatsapp\.com\/send\?phone=|(?:tel|sms|callto):)(\+?\d{7,15})(?!\d)/gi;

/** As it is written in North America and nowhere else, within a text. */
const parenthesised =
  /(?<![\w(])\([2-9]\d{2}\) ?[2-9]\d{2}[-. ]\d{4}(?![\w-])/g;

/** Whether a number under the key is a telephone's. */
export function isPhoneNumber(
  key: string | undefined,
  digits: string,
): boolean {
  return (
    key !== undefined && phoneKey.test(wordsOf(key)) && isDialled(digits, 7)
  );
}

/** A telephone number that is a JSON number, and so cannot begin with zeros. */
export function phoneNumber(digits: string): Match {
  return {
    ...matchOf(digits, 0),
    standIn: (draw) => `1${draw(3, "2")}55501${draw(2, alphabets.digits)}`,
  };
}

/** Finds telephone numbers. Ids, dates and plain numbers are none, unless their key says that they are. */
export const findPhones: Detector = (text, key) => {
  if (!/\d{2}/.test(text)) return nothing;
  const whole = text.trim();
  if (whole.length <= 30 && isWhole(whole, key)) {
    const isPhone = isDialled(whole, 7) && formatsOf(text) === 0;
    return isPhone ? [matchOf(whole, text.indexOf(whole))] : nothing;
  }
  const found = [
    ...(/wa\.me|whatsapp|tel:|sms:|callto:/i.test(text)
      ? inLinks(text)
      : nothing),
    ...(text.includes("(") ? inParentheses(text) : nothing),
    ...(text.includes("+") ? withCountry(text, key) : nothing),
  ];
  return found.length === 0 ? nothing : found;
};

function isWhole(text: string, key: string | undefined): boolean {
  if (national.some((form) => form.test(text))) return true;
  return (
    key !== undefined && anyPhone.test(text) && phoneKey.test(wordsOf(key))
  );
}

function inLinks(text: string): Match[] {
  return [...text.matchAll(link)]
    .filter(([, digits = ""]) => isDialled(digits, 7))
    .map(({ 0: written, 1: digits = "", index }) =>
      matchOf(digits, index + written.length - digits.length),
    );
}

function inParentheses(text: string): Match[] {
  return [...text.matchAll(parenthesised)]
    .filter(([written]) => isDialled(written, 10))
    .map(({ 0: written, index }) => matchOf(written, index));
}

function withCountry(text: string, key: string | undefined): Match[] {
  if (key !== undefined && amountKey.test(wordsOf(key))) return [];
  return [...text.matchAll(international)]
    .filter(([written]) => isDialled(written, 8) && isOfItsCountry(written))
    .map(({ 0: written, index }) => matchOf(written, index));
}

/** Numbers of North America and of Russia have one length; what only looks like them is an amount. */
function isOfItsCountry(written: string): boolean {
  const digits = written.replace(/\D/g, "");
  if (digits.startsWith("1")) return /^1[2-9]\d{2}[2-9]\d{6}$/.test(digits);
  return !digits.startsWith("7") || digits.length === 11;
}

/** Whether somebody may answer: no number anywhere begins with three zeros, and those of films are kept free. */
function isDialled(written: string, least: number): boolean {
  const digits = written.replace(/\D/g, "");
  const isFiction = /^(?:000|1?\d{3}55501\d\d$)/.test(digits);
  return digits.length >= least && digits.length <= 15 && !isFiction;
}

function matchOf(written: string, start: number): Match {
  const digits = written.replace(/\D/g, "");
  return {
    kind: "phone",
    start,
    end: start + written.length,
    identity: digits,
    // Any other digits might be a number that somebody has.
    standIn: (draw) =>
      regroup(written, `000${draw(digits.length - 3, alphabets.digits)}`),
  };
}
