import { replaceUnseen, unicodeEscape } from "../../src/base/unseen.js";

/** What may be in an element. Text is made visible; `false` and undefined are nothing. */
type Child = Node | string | false | undefined;

/** Attributes of an element; `true` is one without a value. */
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Makes an element. Text from users gets into the page through here alone, and never as HTML. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  append(element, children);
  return element;
}

/** Puts children into an element. */
export function append(element: Node, children: readonly Child[]): void {
  for (const child of children)
    if (typeof child === "string")
      element.appendChild(document.createTextNode(visible(child)));
    else if (child) element.appendChild(child);
}

/** Text in which what nobody would see, or what turns the text around it, is shown as an escape. */
export function visible(text: string): string {
  return replaceUnseen(text, (character) =>
    character === "\n" || character === "\t"
      ? character
      : unicodeEscape(character),
  );
}

const shapes = {
  copy: "M6 6h7v7H6zM10 3.5V3H3v7h.5",
  done: "M3 8.5l3.2 3.2L13 5",
  sun: "M8 5.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6zM8 1v1.4M8 13.6V15M1 8h1.4M13.6 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  moon: "M13.2 9.6A5.6 5.6 0 016.4 2.8a5.6 5.6 0 106.8 6.8z",
  back: "M9.5 3.5L5 8l4.5 4.5",
} as const;

/** A drawing that stands beside what says the same in words. */
export function icon(name: keyof typeof shapes): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
}

/** An element that the page has from the beginning. */
export function part<Type extends HTMLElement>(
  selector: string,
  type: new () => Type,
): Type {
  const found = document.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${selector}.`);
}

/** `1 event`, `1,204 events`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}
