import type { CatalogEvent } from "../../src/output/catalog/catalog-data.js";
import { count, el, part } from "./dom.js";
import { hashOf } from "./route.js";
import type { Hit } from "./search.js";

/** Of more variables that were found in one event, the others are only counted. */
const mostVariables = 3;

/** How many lines are made at a time: what is seen at once, and then the others when there is time. */
const atATime = 50;

/** The list on the left. */
export interface EventList {
  /** Shows what was found. */
  readonly show: (hits: readonly Hit[]) => void;
  /** Marks the event that is open. */
  readonly mark: (slug: string | undefined) => void;
}

/** Makes the list; an event's own line is made once, when it is first shown. */
export function createEventList(): EventList {
  const list = part("#events", HTMLUListElement);
  const status = part("#count", HTMLParagraphElement);
  const lines = new Map<CatalogEvent, HTMLAnchorElement>();
  let open: string | undefined;
  const lineOf = (event: CatalogEvent): HTMLAnchorElement => {
    const line = lines.get(event) ?? lineFor(event);
    lines.set(event, line);
    setCurrent(line, event.slug === open);
    return line;
  };
  list.addEventListener("keydown", moveByArrows);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const add = (hits: readonly Hit[]): void => {
    list.append(
      ...hits
        .slice(0, atATime)
        .map(({ event, variables }) =>
          el("li", {}, lineOf(event), ...linesFor(event, variables)),
        ),
    );
    const rest = hits.slice(atATime);
    if (rest.length > 0) timer = setTimeout(() => add(rest));
  };
  return {
    show: (hits) => {
      clearTimeout(timer);
      list.replaceChildren();
      list.scrollTop = 0;
      add(hits);
      status.textContent =
        hits.length === 0 ? "Nothing found" : count(hits.length, "event");
    },
    mark: (slug) => {
      open = slug;
      for (const [event, line] of lines) setCurrent(line, event.slug === slug);
    },
  };
}

/** Moves the focus into the list, or along it. */
export function moveByArrows(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [...document.querySelectorAll<HTMLElement>("#events a")];
  const at = links.findIndex((link) => link === document.activeElement);
  const target =
    event.key === "Home"
      ? links[0]
      : event.key === "End"
        ? links.at(-1)
        : links[at + (step ?? NaN)];
  const isAbove = event.key === "ArrowUp" && at <= 0;
  const next = isAbove ? part("#search", HTMLInputElement) : target;
  if (!next) return;
  next.focus();
  event.preventDefault();
}

function lineFor(event: CatalogEvent): HTMLAnchorElement {
  const { slug, name, deprecated } = event;
  return el(
    "a",
    { href: hashOf({ slug }), class: "event" },
    el("span", { class: "name", "data-stale": deprecated !== undefined }, name),
    el("span", { class: "slug" }, slug),
  );
}

function linesFor(
  { slug }: CatalogEvent,
  variables: Hit["variables"],
): readonly HTMLElement[] {
  const shown = variables
    .slice(0, mostVariables)
    .map(({ path, type }) =>
      el(
        "a",
        { href: hashOf({ slug, path }), class: "found" },
        el("span", {}, path),
        el("span", { class: "slug" }, type),
      ),
    );
  const others = variables.length - shown.length;
  return others > 0
    ? [...shown, el("span", { class: "found" }, `and ${others} more`)]
    : shown;
}

function setCurrent(line: HTMLElement, isCurrent: boolean): void {
  if (isCurrent) line.setAttribute("aria-current", "page");
  else line.removeAttribute("aria-current");
}
