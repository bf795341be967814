import { pageMark } from "../print/header.js";
import {
  type CatalogData,
  type CatalogEvent,
  type CatalogRead,
  type CatalogVariable,
  type TemplateRoot,
  templateOf,
} from "./catalog-data.js";
import { block, code, inline, paragraphs } from "./markdown.js";

/** A file of Markdown, and where it goes in their folder. */
interface MarkdownFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Prints a page for each event, and one that lists them.
 *
 * @param fileOf what an event's file is called, without an ending
 */
export function printMarkdown(
  data: CatalogData,
  fileOf: (slug: string) => string,
): readonly MarkdownFile[] {
  const pages = data.events.map((event) => ({
    path: `events/${fileOf(event.slug)}.md`,
    text: printEvent(event, data),
  }));
  return [{ path: "README.md", text: printIndex(data, fileOf) }, ...pages];
}

function printIndex(
  { events }: CatalogData,
  fileOf: (slug: string) => string,
): string {
  const rows = events.map(({ slug, name, description = "", deprecated }) => {
    const link = `[${inline(name)}](events/${encodeURI(fileOf(slug))}.md)`;
    const shown = deprecated === undefined ? link : `~~${link}~~`;
    return [shown, code(slug), inline(description)];
  });
  return sections([
    "# Cobalt events",
    table(["Event", "Slug", "Description"], rows),
  ]);
}

function printEvent(event: CatalogEvent, data: CatalogData): string {
  const { slug, name, app, description, deprecated, sample, calls } = event;
  const facts = [
    `Slug: ${code(slug)}`,
    ...(app === undefined ? [] : [`application: ${code(app)}`]),
  ];
  return sections([
    `# ${inline(name)}`,
    facts.join(", "),
    deprecated === undefined ? "" : deprecation(deprecated),
    description === undefined ? "" : paragraphs(description),
    ...variablesOf(event, data),
    ...(sample === undefined ? [] : ["## Sample", block("json", sample)]),
    "## Fire it",
    ...calls.map(({ language, code }) => block(language, code)),
    ...workflowsOf(event, data),
  ]);
}

function deprecation(reason: string | true): string {
  const why = reason === true ? "." : `: ${inline(reason)}`;
  return `> **Deprecated**${why}`;
}

function variablesOf(
  { variables, unreachable }: CatalogEvent,
  data: CatalogData,
): readonly string[] {
  if (variables.length === 0 && unreachable.length === 0) return [];
  const others: TemplateRoot =
    data.templateRoot === "event" ? "start" : "event";
  const head = ["Variable", "Type", "Notes", "Template"];
  const rows = variables.map((variable) => [
    code(variable.path),
    code(variable.type),
    notesOn(variable, data),
    [data.templateRoot, others]
      .map((root) => code(templateOf(variable, root)))
      .join("<br>"),
  ]);
  const left = unreachable.map(code).join(", ");
  return [
    "## Variables",
    rows.length === 0 ? "" : table(head, rows),
    left === "" ? "" : `No template reaches ${left}.`,
  ];
}

function notesOn(
  variable: CatalogVariable,
  { hasWorkflows }: CatalogData,
): string {
  const {
    format,
    absent,
    nullable,
    description,
    deprecated,
    renamedTo,
    reads,
  } = variable;
  const gone = renamedTo === undefined ? "" : ` Read ${code(renamedTo)}.`;
  const why = typeof deprecated === "string" ? `: ${inline(deprecated)}` : ".";
  return [
    deprecated === undefined ? "" : `**Deprecated**${why}${gone}`,
    inline(description ?? ""),
    inline(format ?? ""),
    absent === undefined ? "" : `May be absent: ${inline(absent)}.`,
    nullable === undefined ? "" : `May be null: ${inline(nullable)}.`,
    hasWorkflows && reads.length > 0
      ? `Read by ${[...new Set(reads.map(placeOf))].join(", ")}.`
      : "",
  ]
    .filter((note) => note !== "")
    .join("<br>");
}

function workflowsOf(
  { starts, lost }: CatalogEvent,
  { hasWorkflows }: CatalogData,
): readonly string[] {
  if (!hasWorkflows) return [];
  const started = new Set(starts.map(placeOf));
  const missed = lost.map(
    (read) => `- ${code(read.template ?? "")} in ${placeOf(read)}\n`,
  );
  return [
    "## Workflows",
    started.size === 0
      ? "It starts none."
      : [...started].map((place) => `- ${place}\n`).join(""),
    ...(missed.length === 0
      ? []
      : [
          "These templates read what the event does not have:",
          missed.join(""),
        ]),
  ];
}

/** Where something is read: a workflow and its node, or else the line of a file. */
function placeOf({ workflow, node, file, line }: CatalogRead): string {
  const at = line === undefined ? (file ?? "") : `${file ?? ""}:${line}`;
  const names = [workflow ?? "", node ?? ""].filter(Boolean).map(inline);
  return names.length > 0 ? names.join(" › ") : inline(at);
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}

function sections(parts: readonly string[]): string {
  const text = parts
    .map((part) => part.trimEnd())
    .filter((part) => part !== "")
    .join("\n\n");
  return `${pageMark}\n\n${text}\n`;
}
