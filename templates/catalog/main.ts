import type {
  CatalogData,
  CatalogEvent,
} from "../../src/output/catalog/catalog-data.js";
import { el, icon, part, visible } from "./dom.js";
import { createEventList, moveByArrows } from "./event-list.js";
import { eventView } from "./event-view.js";
import { setUpLive } from "./live.js";
import { overview } from "./overview.js";
import { recall, remember } from "./preferences.js";
import { hashOf, readHash, type Route } from "./route.js";
import { createSearch } from "./search.js";
import { setUpTheme } from "./theme.js";

const main = part("#main", HTMLElement);
const input = part("#search", HTMLInputElement);
const data = JSON.parse(
  part("#catalog", HTMLScriptElement).text,
) as CatalogData;
const events = new Map(data.events.map((event) => [event.slug, event]));
const search = createSearch(data.events);
const list = createEventList();
let root = recall("root", ["event", "start"]) ?? data.templateRoot;

function show(isWhole = false): void {
  const route = readHash(location.hash);
  const event = route.slug === undefined ? undefined : events.get(route.slug);
  main.replaceChildren(
    el("a", { href: hashOf({}), class: "back" }, icon("back"), "All events"),
    ...(event
      ? [viewOf(event, route.path, isWhole)]
      : [route.slug === undefined ? overview(data) : missing(route.slug)]),
  );
  // On paper, the overview is followed by everything.
  if (isWhole && route.slug === undefined)
    main.append(...data.events.map((each) => viewOf(each, undefined, true)));
  document.title = `${event ? `${visible(event.name)} · ` : ""}Cobalt events`;
  document.body.toggleAttribute("data-open", route.slug !== undefined);
  list.mark(route.slug);
  if (!isWhole) point(route);
}

function viewOf(
  event: CatalogEvent,
  path: string | undefined,
  isWhole: boolean,
): HTMLElement {
  const { hasWorkflows } = data;
  return eventView(event, {
    root,
    path,
    isWhole,
    hasWorkflows,
    onRoot: (chosen) => {
      root = chosen;
      remember("root", chosen);
      const { scrollY } = window;
      show();
      window.scrollTo(0, scrollY);
      main.querySelector<HTMLElement>("[name=root]:checked")?.focus();
    },
  });
}

function missing(slug: string): HTMLElement {
  return el(
    "article",
    {},
    el("h1", { tabindex: "-1" }, "No such event"),
    el("p", { class: "lead" }, `There is no event ${slug} in this catalog.`),
  );
}

/** Brings the variable of an address into view. */
function point({ path }: Route): void {
  if (path === undefined) window.scrollTo(0, 0);
  else main.querySelector(".pointed")?.scrollIntoView({ block: "center" });
}

function onKey(event: KeyboardEvent): void {
  const isTyping = event.target instanceof HTMLInputElement;
  if (event.key === "/" && !(isTyping && event.target.type !== "radio")) {
    input.focus();
    input.select();
    event.preventDefault();
  } else if (event.key === "Escape" && document.activeElement === input) {
    input.value = "";
    list.show(search(""));
  }
}

function printWhole(): void {
  show(true);
  for (const details of main.querySelectorAll("details")) details.open = true;
}

setUpTheme();
setUpLive(input);
list.show(search(input.value));
show();
// The first search makes the index; that is done before anybody has typed.
setTimeout(() => search("-"));
input.addEventListener("input", () => list.show(search(input.value)));
input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") moveByArrows(event);
  if (event.key !== "Enter") return;
  const [first] = search(input.value);
  if (first) location.hash = hashOf(first.event);
});
document.addEventListener("keydown", onKey);
window.addEventListener("hashchange", () => {
  show();
  const [variable, title] = [".pointed .path", "h1"].map((selector) =>
    main.querySelector<HTMLElement>(selector),
  );
  (variable ?? title)?.focus({ preventScroll: true });
});
window.addEventListener("beforeprint", printWhole);
window.addEventListener("afterprint", () => show());
part(".skip", HTMLButtonElement).addEventListener("click", () => {
  main.querySelector("h1")?.focus();
});
