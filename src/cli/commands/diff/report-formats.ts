import type { Change } from "../../../review/diff/change.js";
import { visible } from "../../render/text.js";
import {
  broken,
  hurt,
  pathOf,
  proofs,
  sentence,
  tally,
  values,
} from "./tell-change.js";

/** Annotations of GitHub: an error a breaking change, a notice for what is allowed. */
export function toGithub(changes: readonly Change[]): string {
  return changes
    .filter((change) => broken(change).length > 0)
    .map((change) => {
      const level = change.allowed === undefined ? "error" : "notice";
      const { file, line, column } = change.place ?? {};
      const properties = Object.entries({
        file,
        line,
        col: column,
        title: `${change.change} breaks ${broken(change).join(" and ")}`,
      })
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${ofProperty(String(value))}`);
      return `::${level} ${properties.join(",")}::${ofMessage(told(change))}\n`;
    })
    .join("");
}

function told(change: Change): string {
  const shown = proofs(change).map(([what, payload]) => `${what}: ${payload}`);
  return [sentence(change, "->"), ...shown, ...hurt(change)]
    .map(visible)
    .join("\n");
}

function ofMessage(text: string): string {
  return text
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}

function ofProperty(text: string): string {
  return ofMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A table for a comment, the payloads that prove it folded away. */
export function toMarkdown(changes: readonly Change[]): string {
  const head = `### Events: ${tally(changes)}\n`;
  if (changes.length === 0) return head;
  const rows = changes.map((change) =>
    [
      code(change.event),
      code(pathOf(change)),
      change.change,
      code(values(change, "→")),
      broken(change).join(", ") || "nobody",
      cell(change.allowed ?? ""),
    ].join(" | "),
  );
  const shown = changes.flatMap((change) =>
    proofs(change).map(
      ([what, payload]) => `- ${subject(change)} ${what}: ${code(payload)}\n`,
    ),
  );
  const hurts = changes.flatMap((change) =>
    hurt(change).map((text) => {
      const [what, ...where] = text.split(": ");
      return `- ${subject(change)} ${what ?? ""}: ${code(where.join(": "))}\n`;
    }),
  );
  const details = [
    folded("Whom it hurts", hurts),
    folded("Payloads that prove it", shown),
  ].join("");
  return `${head}
| event | path | change | from → to | breaks | allowed |
| --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |\n`).join("")}${details}`;
}

function subject(change: Change): string {
  return code([change.event, pathOf(change)].filter(Boolean).join(" "));
}

function folded(summary: string, items: readonly string[]): string {
  return items.length === 0
    ? ""
    : `\n<details><summary>${summary}</summary>\n\n${items.join("")}\n</details>\n`;
}

function cell(text: string): string {
  return visible(text).replaceAll(/[\\|<>&`*_[\]]/g, "\\$&");
}

/** Text as it is, in a fence that is longer than any in it. */
function code(text: string): string {
  if (text === "") return "";
  const shown = visible(text).replaceAll("|", "\\|");
  const longest = Math.max(
    0,
    ...(shown.match(/`+/g) ?? []).map(({ length }) => length),
  );
  const fence = "`".repeat(longest + 1);
  return longest > 0
    ? `${fence} ${shown} ${fence}`
    : `${fence}${shown}${fence}`;
}

/** JUnit's XML: a test case a change, which fails where it breaks somebody and is not allowed. */
export function toJunit(changes: readonly Change[]): string {
  const cases = changes.map((change) => {
    const name = [pathOf(change), change.change].filter(Boolean).join(" ");
    const place = change.place
      ? ` file="${xml(change.place.file)}" line="${change.place.line}"`
      : "";
    const open = `    <testcase classname="${xml(change.event)}" name="${xml(name)}"${place}`;
    if (broken(change).length === 0 || change.allowed !== undefined)
      return `${open}/>\n`;
    const message = sentence(change, "->");
    return `${open}>\n      <failure message="${xml(message)}">${xml(told(change))}</failure>\n    </testcase>\n`;
  });
  const failures = cases.filter((text) => text.includes("<failure")).length;
  const counts = `tests="${cases.length}" failures="${failures}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites ${counts}>
  <testsuite name="cobalt-events diff" ${counts}>
${cases.join("")}  </testsuite>
</testsuites>
`;
}

function xml(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
