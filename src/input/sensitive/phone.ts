import { formatsOf } from "../../type/formats.js";
import { regroup } from "./card.js";
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
  /(?:phone|mobile|telephone|telefon|telefono|telefone|handy|cell|fax|msisdn|whats_?app)(?:[_-]?(?:number|nummer|no|nr))?s?$|(?:^|_)(?:tel|mobil)$/i;
/** Under a key that says so, a sign and digits are how much something changed. */
const amountKey =
  /(?:delta|diff|change|offset|votes?|score|points?|amount|balance|total|sum|count|karma|gain|growth|trend)s?$/i;
const anyPhone = /^\+?[\d ()./-]{7,24}$/;

/** Links that begin a chat or a call. */
const link =
  /(?:wa\.me\/|api\.whatsapp\.com\/send\?phone=|tel:)(\+?\d{7,15})(?!\d)/gi;

/** Digits as they are written in East Asia; each has the length of an ordinary one. */
const wide = /[\uFF10-\uFF19\uFF0B\uFF0D\uFF08\uFF09]/g;

/** The text with ordinary digits and signs in the place of wide ones. */
function narrow(text: string): string {
  return text.replace(wide, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/** Whether a number under the key is a telephone's. */
export function isPhoneNumber(
  key: string | undefined,
  digits: string,
): boolean {
  return key !== undefined && phoneKey.test(key) && isDialled(digits, 7);
}

/** A telephone number that is a JSON number, and so cannot begin with zeros. */
export function phoneNumber(digits: string): Match {
  return {
    ...matchOf(digits, 0),
    standIn: (draw) => `1${draw(3, "2")}55501${draw(2, alphabets.digits)}`,
  };
}

/** Finds telephone numbers. Ids, dates and plain numbers are none, unless their key says that they are. */
export const findPhones: Detector = (given, key) => {
  const text = narrow(given);
  const links = /wa\.me|whatsapp|tel:/i.test(text)
    ? [...text.matchAll(link)]
        .map(({ 0: written, 1: digits = "", index }) =>
          matchOf(digits, index + written.length - digits.length),
        )
        .filter(({ identity }) => isDialled(identity, 7))
    : nothing;
  if (links.length > 0) return links;
  const whole = text.trim();
  const isWhole =
    whole.length <= 30 &&
    (national.some((form) => form.test(whole)) ||
      (key !== undefined && phoneKey.test(key) && anyPhone.test(whole)));
  if (isWhole) {
    const isPhone = isDialled(whole, 7) && formatsOf(text) === 0;
    return isPhone ? [matchOf(whole, text.indexOf(whole))] : nothing;
  }
  if (!text.includes("+")) return nothing;
  if (key !== undefined && amountKey.test(key)) return nothing;
  return [...text.matchAll(international)]
    .filter(([written]) => isDialled(written, 8))
    .map(({ 0: written, index }) => matchOf(written, index));
};

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
