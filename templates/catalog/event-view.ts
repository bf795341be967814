import type {
  CatalogCall,
  CatalogEvent,
  CatalogRead,
  TemplateRoot,
} from "../../src/output/catalog/catalog-data.js";
import { codeBlock } from "./code-block.js";
import { copyButton } from "./copy.js";
import { count, el } from "./dom.js";
import { recall, remember } from "./preferences.js";
import { tabs } from "./tabs.js";
import { placeOf, type TableOptions, variableTable } from "./variable-table.js";

/** How an event is shown. */
export interface EventOptions extends TableOptions {
  /** Whether workflows were looked at. */
  readonly hasWorkflows: boolean;
  /** Called where the other canvas is chosen. */
  readonly onRoot: (root: TemplateRoot) => void;
}

/** Everything that there is to tell of an event. */
export function eventView(
  event: CatalogEvent,
  options: EventOptions,
): HTMLElement {
  return el(
    "article",
    {},
    headOf(event, options),
    ...variablesOf(event, options),
    ...sampleOf(event),
    el("section", {}, el("h2", {}, "Fire it"), callsOf(event)),
    ...workflowsOf(event, options),
  );
}

function headOf(event: CatalogEvent, options: EventOptions): HTMLElement {
  const { slug, name, app, description, deprecated } = event;
  return el(
    "header",
    { class: "head" },
    el(
      "p",
      { class: "eyebrow" },
      copyButton(() => slug, `the slug ${slug}`, el("code", {}, slug)),
      app !== undefined && el("span", { class: "badge plain" }, app),
      deprecated !== undefined && el("span", { class: "badge" }, "deprecated"),
    ),
    el("h1", { tabindex: "-1" }, name),
    description !== undefined && el("p", { class: "lead" }, description),
    typeof deprecated === "string" &&
      el("p", { class: "callout" }, `Deprecated: ${deprecated}`),
    el("p", { class: "facts" }, factsOf(event, options)),
  );
}

function factsOf(
  { variables, samples, starts }: CatalogEvent,
  { hasWorkflows }: EventOptions,
): string {
  const read = variables.filter(({ reads }) => reads.length > 0).length;
  const facts = [count(variables.length, "variable"), count(samples, "sample")];
  if (hasWorkflows) {
    const started = new Set(starts.map(({ workflow }) => workflow));
    facts.push(`starts ${count(started.size, "workflow")}`);
    facts.push(`${count(read, "variable")} read by workflows`);
  }
  return facts.join(" · ");
}

function variablesOf(
  event: CatalogEvent,
  options: EventOptions,
): readonly HTMLElement[] {
  const { variables, unreachable } = event;
  if (variables.length === 0 && unreachable.length === 0) return [];
  const hasItems = variables.some(({ path }) => path.split(".").includes("*"));
  return [
    el(
      "section",
      {},
      el(
        "div",
        { class: "title" },
        el("h2", {}, "Variables"),
        rootChoice(options),
      ),
      variables.length > 0 && variableTable(event, options),
      hasItems &&
        el(
          "p",
          { class: "note" },
          "A template reads one item: ",
          el("code", {}, "0"),
          " is the first of a list, and ",
          el("code", {}, "<key>"),
          " stands for the key that is wanted.",
        ),
      unreachable.length > 0 &&
        el(
          "p",
          { class: "note" },
          `No template reaches ${unreachable.join(", ")}.`,
        ),
    ),
  ];
}

/** Chooses the canvas that templates are for. */
function rootChoice({ root, onRoot }: EventOptions): HTMLElement {
  const choices = (["event", "start"] as const).map((one) => {
    const input = el("input", {
      type: "radio",
      name: "root",
      value: one,
      checked: one === root,
    });
    input.addEventListener("change", () => onRoot(one));
    const canvas = one === "event" ? "older" : "newer";
    const title = `For the ${canvas} canvas of workflows`;
    return el("label", { title }, input, el("span", {}, `${one}.body`));
  });
  return el(
    "fieldset",
    { class: "segments" },
    el("legend", { class: "unseen" }, "What templates begin with"),
    ...choices,
  );
}

function sampleOf({ sample }: CatalogEvent): readonly HTMLElement[] {
  if (sample === undefined) return [];
  const figure = el(
    "div",
    { class: "code" },
    el(
      "div",
      { class: "bar" },
      el("span", {}, "JSON"),
      copyButton(() => sample, "the sample"),
    ),
    codeBlock(sample),
  );
  return [el("section", {}, el("h2", {}, "Sample"), figure)];
}

function callsOf({ calls }: CatalogEvent): HTMLElement {
  let shown: CatalogCall | undefined =
    calls.find(({ label }) => label === recall("language", labelsOf(calls))) ??
    calls[0];
  const panels = calls.map(({ label, code }) => ({
    label,
    panel: el("div", {}, codeBlock(code)),
  }));
  const list = tabs("Language", panels, shown?.label, (label) => {
    shown = calls.find((call) => call.label === label);
    remember("language", label);
  });
  return el(
    "div",
    { class: "code" },
    el(
      "div",
      { class: "bar" },
      list,
      copyButton(() => shown?.code ?? "", "the code"),
    ),
    ...panels.map(({ panel }) => panel),
  );
}

function labelsOf(calls: readonly CatalogCall[]): readonly string[] {
  return calls.map(({ label }) => label);
}

function workflowsOf(
  { starts, lost }: CatalogEvent,
  { hasWorkflows }: EventOptions,
): readonly HTMLElement[] {
  if (!hasWorkflows) return [];
  return [
    el(
      "section",
      {},
      el("h2", {}, "Workflows"),
      starts.length === 0
        ? el("p", { class: "note" }, "It starts none of those looked at.")
        : el(
            "ul",
            { class: "places" },
            ...starts.map((read) => el("li", {}, ...placeOf(read))),
          ),
      lost.length > 0 &&
        el("p", {}, "These templates read what the event does not have:"),
      lost.length > 0 && el("ul", { class: "places" }, ...lost.map(lostRead)),
    ),
  ];
}

function lostRead(read: CatalogRead): HTMLElement {
  return el(
    "li",
    {},
    el("code", { class: "wrong" }, read.template ?? ""),
    " in ",
    ...placeOf(read),
  );
}
