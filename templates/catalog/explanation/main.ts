import type {
  ExplanationData,
  ExplainedSuggestion,
} from "../../../src/output/explanation/explanation-data.js";
import { copyButton } from "../copy.js";
import { el, part, visible } from "../dom.js";
import { setUpTheme } from "../theme.js";
import { pathTree } from "./path-tree.js";

const main = part("#main", HTMLElement);
const data = JSON.parse(
  part("#explanation", HTMLScriptElement).text,
) as ExplanationData;

function headOf({ slug, path, facts, remarks }: ExplanationData): HTMLElement {
  return el(
    "header",
    { class: "head" },
    el("h1", {}, slug),
    path !== undefined && el("p", { class: "lead" }, el("code", {}, path)),
    el("p", { class: "facts" }, facts),
    ...remarks.map((remark) => el("p", { class: "lead" }, remark)),
  );
}

function unseenOf({ unseen }: ExplanationData): HTMLElement | false {
  if (unseen.length === 0) return false;
  const rows = unseen.map(({ path, told }) =>
    el(
      "li",
      {},
      el("code", { class: "path" }, path || "the payload itself"),
      el("span", {}, told),
    ),
  );
  return el(
    "section",
    {},
    el("h2", {}, "Where something new may come"),
    el("ul", { class: "rows" }, ...rows),
  );
}

function suggestionsOf({
  suggestions,
  notes,
}: ExplanationData): HTMLElement | false {
  if (suggestions.length === 0 && notes.length === 0) return false;
  return el(
    "section",
    {},
    el("h2", {}, "What the samples speak for"),
    suggestions.length > 0 &&
      el("ul", { class: "suggestions" }, ...suggestions.map(suggestion)),
    ...notes.map((note) => el("p", { class: "note" }, note)),
  );
}

function suggestion({
  path,
  kind,
  override,
  evidence,
}: ExplainedSuggestion): HTMLElement {
  return el(
    "li",
    {},
    el(
      "p",
      {},
      el("code", { class: "path" }, path || "the payload itself"),
      " ",
      el("span", { class: "badge plain" }, kind),
    ),
    copyButton(() => override, "the override", el("code", {}, override)),
    el("p", { class: "note" }, `Because ${evidence}.`),
  );
}

function bodyOf(): readonly (HTMLElement | false)[] {
  if (data.count === 0) return [];
  const tree = pathTree(data.paths, data.count);
  window.addEventListener("beforeprint", tree.showAll);
  window.addEventListener("afterprint", tree.showAsBefore);
  return [
    el(
      "section",
      { "aria-labelledby": "paths" },
      el(
        "div",
        { class: "title" },
        el("h2", { id: "paths" }, "Every path"),
        tree.buttons,
      ),
      el(
        "p",
        { class: "legend" },
        el("span", { class: "has-value" }, "has a value"),
        el("span", { class: "has-null" }, "is null"),
        el("span", { class: "is-absent" }, "is absent"),
      ),
      tree.list,
    ),
  ];
}

setUpTheme();
document.title = `${visible(data.slug)} · explained`;
const sections = [suggestionsOf(data), unseenOf(data), ...bodyOf()];
main.replaceChildren(el("article", {}, headOf(data), ...sections));
