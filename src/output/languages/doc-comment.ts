import { replaceUnseen } from "../../base/unseen.js";
import { deprecationText } from "./class-schema.js";

/** Lines of text without what nobody sees. */
export function plainLines(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => text.split(/\r\n|[\n\r\u2028\u2029]/))
    .map((line) => replaceUnseen(line, () => " ").trimEnd());
}

/** A comment of the kind that PHP and Java have before declarations; none without text. */
export function docComment(
  texts: readonly string[],
  indent = "",
): readonly string[] {
  const lines = plainLines(texts).map((line) => line.replaceAll("*/", "* /"));
  return lines.length === 0
    ? []
    : [
        `${indent}/**`,
        ...lines.map((line) => `${indent} * ${line}`.trimEnd()),
        `${indent} */`,
      ];
}

/** What people wrote of an event. */
export function aboutEvent({
  description,
  deprecated,
}: {
  readonly description?: string;
  readonly deprecated?: string | true;
}): readonly string[] {
  return [
    ...(description === undefined ? [] : [description]),
    ...(deprecated === undefined ? [] : [deprecationText(deprecated)]),
  ];
}
