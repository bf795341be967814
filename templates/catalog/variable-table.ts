import {
  type CatalogEvent,
  type CatalogRead,
  type CatalogVariable,
  type TemplateRoot,
  templateOf,
} from "../../src/output/catalog/catalog-data.js";
import { copyButton } from "./copy.js";
import { count, el } from "./dom.js";
import { hashOf } from "./route.js";

/** Of more variables, the others wait until they are asked for. */
const atFirst = 200;

/** What the table shows of an event. */
export interface TableOptions {
  readonly root: TemplateRoot;
  /** The path of a variable to point at. */
  readonly path: string | undefined;
  /** Whether none waits, as on paper. */
  readonly isWhole: boolean;
}

/** The variables of an event, each with its template to copy. */
export function variableTable(
  { slug, variables }: CatalogEvent,
  { root, path, isWhole }: TableOptions,
): HTMLElement {
  const body = el("tbody");
  const add = (some: readonly CatalogVariable[]): void =>
    body.append(
      ...some.map((variable) =>
        rowOf(variable, slug, root, variable.path === path),
      ),
    );
  const isFar =
    path !== undefined &&
    variables.findIndex((variable) => variable.path === path) >= atFirst;
  const first = isWhole || isFar ? variables.length : atFirst;
  add(variables.slice(0, first));
  const head = ["Variable", "Type", "Template"].map((title) =>
    el("th", { scope: "col" }, title),
  );
  const table = el(
    "table",
    { class: "variables" },
    el("thead", {}, el("tr", {}, ...head)),
    body,
  );
  const rest = variables.slice(first);
  if (rest.length === 0) return table;
  const more = el(
    "button",
    { type: "button", class: "more" },
    `Show ${count(rest.length, "more variable")}`,
  );
  more.addEventListener("click", () => {
    more.remove();
    add(rest);
  });
  return el("div", {}, table, more);
}

function rowOf(
  variable: CatalogVariable,
  slug: string,
  root: TemplateRoot,
  isPointedAt: boolean,
): HTMLElement {
  const { path, type, format, deprecated } = variable;
  const end = path.lastIndexOf(".") + 1;
  const link = el(
    "a",
    {
      href: hashOf({ slug, path }),
      class: "path",
      "aria-current": isPointedAt ? "location" : undefined,
    },
    end > 0 && el("span", { class: "above" }, path.slice(0, end)),
    path.slice(end),
  );
  return el(
    "tr",
    {
      class: isPointedAt ? "pointed" : undefined,
      "data-stale": deprecated !== undefined,
    },
    el("th", { scope: "row" }, link, ...remarksOn(variable, slug)),
    el(
      "td",
      { class: "type" },
      el("code", {}, type),
      format !== undefined && el("span", { class: "format" }, format),
      ...gapsOf(variable),
    ),
    el("td", { class: "template" }, ...templatesOf(variable, root)),
  );
}

/** The one to copy; and on paper, the one for the other canvas, too. */
function templatesOf(
  variable: CatalogVariable,
  root: TemplateRoot,
): readonly HTMLElement[] {
  const template = templateOf(variable, root);
  const other = templateOf(variable, root === "event" ? "start" : "event");
  return [
    copyButton(() => template, template, el("code", {}, template)),
    el("code", { class: "on-paper" }, other),
  ];
}

function gapsOf({ absent, nullable }: CatalogVariable): readonly HTMLElement[] {
  return [
    ...(absent === undefined ? [] : [gap("absent", absent)]),
    ...(nullable === undefined ? [] : [gap("null", nullable)]),
  ];
}

/** What samples show says it all; what somebody wrote is the reason. */
function gap(what: string, evidence: string): HTMLElement {
  const isShown = evidence.startsWith(what);
  return el(
    "span",
    { class: "gap" },
    el("span", { class: "badge" }, isShown ? evidence : `may be ${what}`),
    !isShown && el("span", { class: "evidence" }, evidence),
  );
}

function remarksOn(
  variable: CatalogVariable,
  slug: string,
): readonly HTMLElement[] {
  const { description, deprecated, renamedTo, reads } = variable;
  const why = typeof deprecated === "string" ? `: ${deprecated}` : ".";
  return [
    ...(description === undefined ? [] : [el("p", {}, description)]),
    ...(deprecated === undefined
      ? []
      : [
          el(
            "p",
            { class: "stale" },
            `Deprecated${why}`,
            renamedTo !== undefined && " Read ",
            renamedTo !== undefined &&
              el("a", { href: hashOf({ slug, path: renamedTo }) }, renamedTo),
          ),
        ]),
    ...(reads.length === 0 ? [] : [readers(reads)]),
  ];
}

function readers(reads: readonly CatalogRead[]): HTMLElement {
  const workflows = new Set(
    reads.map(({ workflow, file }) => workflow ?? file ?? ""),
  );
  return el(
    "details",
    {},
    el("summary", {}, `Read by ${count(workflows.size, "workflow")}`),
    el("ul", {}, ...reads.map((read) => el("li", {}, ...placeOf(read)))),
  );
}

/** Where something is read. */
export function placeOf({
  workflow,
  node,
  file,
  line,
}: CatalogRead): readonly (HTMLElement | string)[] {
  const names = [workflow, node].filter((name) => name !== undefined);
  const at = line === undefined ? file : `${file ?? ""}:${line}`;
  return [
    names.join(" › "),
    ...(at === undefined
      ? []
      : [el("span", { class: "at" }, names.length > 0 ? ` ${at}` : at)]),
  ];
}
