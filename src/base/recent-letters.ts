/**
 * What identifiers may hold by the Unicode of today, and not by that of the oldest compiler that reads generated code,
 * TypeScript 5.4: letters that Unicode 12 and later brought to the first plane, and all beyond it but ideographs. Names
 * are made without them, so that they compile everywhere and do not depend on the Node.js that generates.
 */
const recent = new RegExp(
  `
    870-887 889-88f 897-89f 8b5 8be-8d2 b55 c3c c5c-c5d cdc-cdd cf3 d04 d81 ece 170d 1715 171f 180f 1abf-1add
    1ae0-1aeb 1b4c 1c89-1c8a 1dfa 200c-200d 2c2f 2c5f 30fb 31bb-31bf 4db6-4dbf 9ff0-9fff a7c0-a7c1 a7c7-a7dc
    a7f1-a7f6 a82c ab68-ab69 ff65 10000-1ffff 2a6d7-2a6ff 2b735-2b73f 2cea2-2ceaf 2ebe1-2f7ff 2fa1e-10ffff
  `
    .trim()
    .replace(/[\da-f]+/g, String.raw`\u{$&}`)
    .replace(/\s+/g, "")
    .replace(/^.*$/, "[$&]"),
  "u",
);

/** Whether a character is one that older compilers do not take for a part of an identifier. */
export function isRecentLetter(character: string): boolean {
  return recent.test(character);
}
