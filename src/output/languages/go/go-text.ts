import { replaceUnseen } from "../../../base/unseen.js";
import type { EventNames } from "../../../event/names.js";
import { pascalCase } from "../key-words.js";

/** A string literal. */
export function goString(text: string): string {
  return replaceUnseen(JSON.stringify(text), (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4
      ? `\\U${code.padStart(8, "0")}`
      : `\\u${code.padStart(4, "0")}`;
  });
}

/** Comment lines of a text of any kind. */
export function goComment(
  lines: readonly string[],
  indent = "",
): readonly string[] {
  return lines
    .flatMap((line) => line.split(/\r\n|[\n\r\u2028\u2029]/))
    .map((line) => `${indent}// ${replaceUnseen(line, () => " ")}`.trimEnd());
}

/** Words that Go programmers write in capitals. */
const initialisms: ReadonlySet<string> = new Set(
  "API ASCII CPU CSS DNS EOF GUID HTML HTTP HTTPS ID IP JSON QPS RAM RPC SLA SMTP SQL SSH TCP TLS TTL UDP UI UID UUID URI URL UTF8 VM XML XSRF XSS".split(
    " ",
  ),
);

/** Words as one in Go's style: `house_id` is `HouseID`. */
export function goCase(words: readonly string[]): string {
  return pascalCase(
    words.map((word) => {
      const capitals = word.toUpperCase();
      return initialisms.has(capitals) ? capitals : word;
    }),
  );
}

/** A name that other packages see: of letters, digits and underscores, the first of them a capital. */
export function exported(name: string): string {
  const letters = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{Nd}_]+/gu, "")
    .replace(/^_+/, "");
  return /^\p{Lu}/u.test(letters) ? letters : `X${letters}`;
}

/** What the names of all that is declared for an event begin with. */
export function goName({ payload }: Pick<EventNames, "payload">): string {
  return exported(payload.replace(/Payload$/, ""));
}

const keywords: ReadonlySet<string> = new Set(
  "break case chan const continue default defer else fallthrough for func go goto if import interface main map package range return select struct switch type var".split(
    " ",
  ),
);

/** The name of the package in a folder of that name. */
export function packageName(folder: string): string {
  const name = folder.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return /^[a-z]/.test(name) && !keywords.has(name) ? name : "cobaltevents";
}

/** A line of cells, and what is said of it above. */
export interface GoRow {
  readonly comment?: readonly string[];
  readonly cells: readonly string[];
}

/** Lines of cells in columns; a comment begins another section behind an empty line, because gofmt aligns each by itself. */
export function columns(rows: readonly GoRow[]): readonly string[] {
  const sections: GoRow[][] = [];
  for (const row of rows) {
    const section = sections.at(-1);
    if (!section || row.comment?.length) sections.push([row]);
    else section.push(row);
  }
  return sections.flatMap((section, index) => [
    ...(index > 0 ? [""] : []),
    ...goComment(section[0]?.comment ?? [], "\t"),
    ...aligned(section.map(({ cells }) => cells)).map((line) => `\t${line}`),
  ]);
}

/** Each cell but the last as wide as the widest of its column. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column < row.length - 1
          ? cell + " ".repeat((widths[column] ?? 0) - widthOf(cell))
          : cell,
      )
      .join(" "),
  );
}

function widthOf(text: string): number {
  return Array.from(text).length;
}
