/** Characters that mean the same as one of ASCII: wide ones, digits of other scripts, and the blanks and dashes of print. */
const other =
  /[\uFF01-\uFF5E\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u00A0\u2000-\u200A\u202F\u3000\u2010-\u2015\u2212]/g;

const zeros = [0x0660, 0x06f0, 0x0966];

/** A text with ASCII in the place of {@link other} characters, each where it was. */
export function plainOf(text: string): string {
  return text.replace(other, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xff00) return String.fromCharCode(code - 0xfee0);
    const zero = zeros.find((first) => code >= first && code <= first + 9);
    if (zero !== undefined) return String(code - zero);
    return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 ? "-" : " ";
  });
}
