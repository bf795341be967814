import { isRecentLetter } from "../../../base/recent-letters.js";
import { replaceUnseen, unicodeEscape } from "../../../base/unseen.js";
import { plainLines } from "../doc-comment.js";
import { pascalCase, wordsOf } from "../key-words.js";

/** A string literal. C# has the escapes of JSON, and what is unseen is escaped. */
export function csharpString(text: string): string {
  return replaceUnseen(JSON.stringify(text), unicodeEscape);
}

/** A string literal of texts and the names of variables. */
export function csharpFormat(
  parts: readonly (string | { readonly name: string })[],
): string {
  const body = parts.map((part) =>
    typeof part === "string"
      ? csharpString(part).slice(1, -1).replace(/[{}]/g, "$&$&")
      : `{${part.name}}`,
  );
  return `$"${body.join("")}"`;
}

const inXml: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  // No characters of XML.
  "\ufffe": "\ufffd",
  "\uffff": "\ufffd",
};

/** A comment for documentation, which is XML; none without text. */
export function xmlDoc(texts: readonly string[]): readonly string[] {
  const lines = plainLines(texts).map((line) =>
    line.replace(/[&<>\ufffe\uffff]/g, (one) => inXml[one] ?? one),
  );
  return lines.length === 0
    ? []
    : ["<summary>", ...lines, "</summary>"].map((line) =>
        `/// ${line}`.trimEnd(),
      );
}

/** What compilers take for a name is 511 characters and, in what they make, 1,023 bytes; this leaves room for a number. */
const longestName = 300;

/** A name of classes, properties and the like; what not every compiler takes for a letter is written as its number. */
export function csharpName(text: string): string {
  const name = Array.from(text.normalize("NFC"), (one) =>
    one.length > 1 || isRecentLetter(one)
      ? `U${(one.codePointAt(0) ?? 0).toString(16)}`
      : one,
  )
    .join("")
    .replace(/[^\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}]+/gu, "");
  const own = /^[\p{L}\p{Nl}_]/u.test(name) ? name : `_${name}`;
  return own.slice(0, longestName);
}

/** What a property is called: not as its class, nor as what every object has. */
export function csharpProperty(key: string, className: string): string {
  const name = csharpName(pascalCase(wordsOf(key)));
  return name === className || ofEveryObject.has(name) ? `${name}_` : name;
}

/** What an event's class is called. */
export function csharpEvent({ payload }: { readonly payload: string }): string {
  return csharpName(payload.replace(/Payload$/, "Event"));
}

/** The namespace of the files in a folder of that name, which may have dots in it, as those of projects have. */
export function csharpNamespace(folder: string): string {
  const steps = folder
    .split(".")
    .filter((step) => step !== "")
    .map((step) =>
      pascalCase(wordsOf(step).map((word) => word.replace(/\W/g, ""))),
    );
  const [first] = steps;
  return first !== undefined &&
    !libraries.has(first) &&
    steps.every((step) => /^[A-Z]/.test(step))
    ? steps.join(".")
    : "CobaltEvents";
}

const libraries: ReadonlySet<string> = new Set(["Newtonsoft", "System"]);

const ofEveryObject: ReadonlySet<string> = new Set(
  "Equals Finalize GetHashCode GetType MemberwiseClone ReferenceEquals ToString".split(
    " ",
  ),
);
