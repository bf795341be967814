import type { Place } from "../../../base/diagnostics/diagnostic.js";
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

/** Annotations of GitHub: an error a breaking change and each call that it hurts, a notice for what is allowed. */
export function toGithub(changes: readonly Change[]): string {
  return changes
    .filter((change) => broken(change).length > 0)
    .flatMap((change) => {
      const level = change.allowed === undefined ? "error" : "notice";
      const title = `${change.change} breaks ${broken(change).join(" and ")}`;
      const calls = change.impact?.calls ?? [];
      return [
        annotation(level, title, told(change), change.place),
        ...calls.map((call) =>
          annotation(level, title, visible(call.message), call),
        ),
      ];
    })
    .join("");
}

function annotation(
  level: string,
  title: string,
  text: string,
  { file, line, column }: Partial<Pick<Place, "file" | "line" | "column">> = {},
): string {
  const properties = Object.entries({ file, line, col: column, title })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${ofProperty(String(value))}`);
  return `::${level} ${properties.join(",")}::${ofMessage(text)}\n`;
}

function told(change: Change): string {
  const lines = [...proofs(change), ...hurt(change)].map(
    ([what, text]) => `${what}: ${text}`,
  );
  return [sentence(change, "->"), ...lines].map(visible).join("\n");
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
  const listed = (tell: typeof hurt) =>
    changes.flatMap((change) =>
      tell(change).map(
        ([what, text]) => `- ${subject(change)} ${what}: ${code(text)}\n`,
      ),
    );
  const details = [
    folded("Whom it hurts", listed(hurt)),
    folded("Payloads that prove it", listed(proofs)),
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
