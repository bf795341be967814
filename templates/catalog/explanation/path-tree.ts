import type {
  ExplainedPath,
  ExplainedPaths,
} from "../../../src/output/explanation/explanation-data.js";
import { el } from "../dom.js";

/** With more paths, only what is in the payload itself is open at first. */
const mostOpen = 200;

/** The tree of all paths, and what opens and closes it. */
export interface PathTree {
  readonly list: HTMLElement;
  readonly buttons: HTMLElement;
  readonly showAll: () => void;
  /** Closes what {@link showAll} has opened. */
  readonly showAsBefore: () => void;
}

/** What is in a branch is made once it is opened: there may be 100,000 paths. */
type Branches = Map<HTMLDetailsElement, () => void>;

/** Shows paths as lists within lists, of which each can be folded. */
export function pathTree(paths: ExplainedPaths, count: number): PathTree {
  const branches: Branches = new Map();
  const list = listOf(paths, count <= mostOpen ? Infinity : 1, branches);
  let opened: HTMLDetailsElement[] = [];
  const showAll = (): void => {
    opened = [];
    // What is opened brings more.
    for (const [branch, fill] of branches) {
      if (branch.open) continue;
      fill();
      branch.open = true;
      opened.push(branch);
    }
  };
  const showAsBefore = (): void => {
    for (const branch of opened) branch.open = false;
  };
  const closeAll = (): void => {
    for (const [branch] of branches) branch.open = false;
  };
  const buttons = el(
    "div",
    { class: "buttons" },
    button("Unfold all", showAll),
    button("Fold all", closeAll),
  );
  return { list, buttons, showAll, showAsBefore };
}

function button(label: string, onClick: () => void): HTMLButtonElement {
  const made = el("button", { type: "button", class: "word" }, label);
  made.addEventListener("click", onClick);
  return made;
}

function listOf(
  { usual, rare }: ExplainedPaths,
  open: number,
  branches: Branches,
): HTMLElement {
  const rows = usual.map((path) => {
    const { below } = path;
    if (!below) return el("li", { class: "leaf" }, rowOf(path));
    const inner = () => listOf(below, open - 1, branches);
    return el("li", {}, branch(rowOf(path), inner, open > 0, branches));
  });
  if (!rare) return el("ul", { class: "tree" }, ...rows);
  const told = el("span", { class: "row rare" }, rare.told);
  const inner = () => listOf(rare.paths, open - 1, branches);
  const folded = el("li", {}, branch(told, inner, false, branches));
  return el("ul", { class: "tree" }, ...rows, folded);
}

function branch(
  row: HTMLElement,
  inner: () => HTMLElement,
  isOpen: boolean,
  branches: Branches,
): HTMLElement {
  const details = el("details", {}, el("summary", {}, row));
  let isFilled = false;
  const fill = (): void => {
    if (!isFilled) details.append(inner());
    isFilled = true;
  };
  branches.set(details, fill);
  details.addEventListener("toggle", () => {
    if (details.open) fill();
  });
  if (isOpen) {
    fill();
    details.open = true;
  }
  return details;
}

function rowOf(path: ExplainedPath): HTMLElement {
  const { label, type, seen, nulls, notes, examples } = path;
  const { warning, suggested } = path;
  return el(
    "span",
    { class: "row" },
    el(
      "span",
      { class: "what" },
      el("code", { class: "path" }, label),
      " ",
      el("code", { class: "type" }, type),
      suggested !== undefined && " ",
      suggested !== undefined &&
        el("span", { class: "badge plain" }, `may be ${suggested}`),
      warning !== undefined && " ",
      warning !== undefined && el("span", { class: "badge" }, warning),
    ),
    el(
      "span",
      { class: "presence" },
      meter(path),
      " ",
      el("span", {}, nulls === undefined ? seen : `${seen}, ${nulls}`),
    ),
    (notes.length > 0 || examples.length > 0) &&
      el(
        "span",
        { class: "said" },
        ` ${notes.join("; ")}`,
        examples.length > 0 && `${notes.length > 0 ? "," : ""} such as `,
        examples.length > 0 && el("code", {}, examples.join(", ")),
      ),
  );
}

/** The words beside it say the same. */
function meter({ shares: [value, nulls] }: ExplainedPath): HTMLElement {
  const bar = el("span", { class: "meter", "aria-hidden": "true" });
  for (const [name, share] of [
    ["has-value", value],
    ["has-null", nulls],
  ] as const) {
    const piece = el("span", { class: name });
    piece.style.width = `${100 * share}%`;
    bar.append(piece);
  }
  return bar;
}
