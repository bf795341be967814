import type {
  CatalogData,
  CatalogEvent,
} from "../../src/output/catalog/catalog-data.js";
import { count, el } from "./dom.js";
import { hashOf } from "./route.js";

/** What is to be seen before an event is chosen. */
export function overview({ events, hasWorkflows }: CatalogData): HTMLElement {
  const variables = events.reduce((sum, one) => sum + one.variables.length, 0);
  return el(
    "article",
    { class: "overview" },
    el(
      "header",
      { class: "head" },
      el("h1", { tabindex: "-1" }, "Cobalt events"),
      el(
        "p",
        { class: "lead" },
        `${count(events.length, "event")} to start workflows by, and ${count(variables, "variable")} to read in them.`,
      ),
    ),
    ...(hasWorkflows ? lostIn(events) : []),
    ...staleIn(events),
    ...allOf(events),
    keys(),
  );
}

/** Of more events, the others are in the list only. */
const mostEvents = 100;

function allOf(events: readonly CatalogEvent[]): readonly HTMLElement[] {
  const shown = events.slice(0, mostEvents);
  const others = events.length - shown.length;
  const title =
    others > 0 ? `The first ${count(mostEvents, "event")}` : "Events";
  return listed(title, shown, ({ description = "" }) => description);
}

/** Workflows that read what is not there. */
function lostIn(events: readonly CatalogEvent[]): readonly HTMLElement[] {
  const found = events.filter(({ lost }) => lost.length > 0);
  return listed("Read by workflows, and not there", found, ({ lost }) =>
    count(lost.length, "template"),
  );
}

function staleIn(events: readonly CatalogEvent[]): readonly HTMLElement[] {
  const found = events.filter(
    ({ deprecated, variables }) =>
      deprecated !== undefined ||
      variables.some((variable) => variable.deprecated !== undefined),
  );
  return listed("Deprecated", found, ({ deprecated, variables }) => {
    if (deprecated !== undefined) return deprecated === true ? "" : deprecated;
    const stale = variables.filter((one) => one.deprecated !== undefined);
    return stale.map(({ path }) => path).join(", ");
  });
}

function listed(
  title: string,
  events: readonly CatalogEvent[],
  note: (event: CatalogEvent) => string,
): readonly HTMLElement[] {
  if (events.length === 0) return [];
  const items = events.map((event) =>
    el(
      "li",
      {},
      el("a", { href: hashOf(event) }, event.name),
      el("span", {}, note(event)),
    ),
  );
  return [
    el(
      "section",
      {},
      el("h2", {}, title),
      el("ul", { class: "rows" }, ...items),
    ),
  ];
}

function keys(): HTMLElement {
  const rows = [
    ["/", "Search, by name, variable path or type: email, type:integer"],
    ["↓ ↑", "Go through the events"],
    ["Enter", "Open one"],
    ["Esc", "Clear the search"],
  ];
  return el(
    "section",
    { class: "keys" },
    el("h2", {}, "Keyboard"),
    el(
      "dl",
      {},
      ...rows.flatMap(([key = "", effect = ""]) => [
        el("dt", {}, ...key.split(" ").map((one) => el("kbd", {}, one))),
        el("dd", {}, effect),
      ]),
    ),
  );
}
