/**
 * What nobody sees on a screen, or what changes how the text around it is seen: controls, formats (zero width, bidi,
 * tags), fillers, variation selectors, line separators, and halves of surrogate pairs.
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** What may stand between the tokens of JSON, and nowhere else in it. */
const layout = /[\t\n\r]/;

/** Text with the given in place of each unseen character. */
export function replaceUnseen(
  text: string,
  by: (character: string) => string,
): string {
  return text.replace(unseen, by);
}

/** The escape of one character that JSON and JavaScript share: `\u200b`, a pair of them beyond the first plane. */
export function unicodeEscape(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

/** JSON text, of one document or of lines, that stands for the same values and holds nothing unseen. */
export function escapeJsonText(json: string): string {
  return replaceUnseen(json.replace(/^\uFEFF/, ""), (character) =>
    layout.test(character) ? character : unicodeEscape(character),
  );
}
