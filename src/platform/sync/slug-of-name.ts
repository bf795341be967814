/**
 * The slug that an event of this name gets: `New Contact Created` becomes `new-contact-created`. A name that is a slug
 * already stays.
 *
 * @returns undefined where the name holds no letter or digit
 */
export function slugOfName(name: string): string | undefined {
  const text = name.normalize("NFC");
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  if (
    /^[\p{Ll}\p{Lo}\p{M}\p{N}]+(?:[._-][\p{Ll}\p{Lo}\p{M}\p{N}]+)*$/u.test(text)
  )
    return text;
  const words = text
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, "$1 ")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.join("-");
}
