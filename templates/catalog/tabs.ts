import { el } from "./dom.js";

/** One of several things of which one is shown. */
export interface Tab {
  readonly label: string;
  readonly panel: HTMLElement;
}

let made = 0;

/**
 * Shows one of several panels. Arrow keys go from tab to tab.
 *
 * @param chosen the label of the first one to be shown
 * @param onChoose told the label of another one
 */
export function tabs(
  name: string,
  all: readonly Tab[],
  chosen: string | undefined,
  onChoose: (label: string) => void,
): HTMLElement {
  made += 1;
  const id = (nth: number): string => `tab-${made}-${nth}`;
  const buttons = all.map(({ label, panel }, nth) => {
    panel.id = `${id(nth)}-panel`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", id(nth));
    panel.dataset["label"] = label;
    return el(
      "button",
      { type: "button", role: "tab", id: id(nth), "aria-controls": panel.id },
      label,
    );
  });
  const show = (shown: number): void => {
    for (const [nth, button] of buttons.entries()) {
      button.setAttribute("aria-selected", String(nth === shown));
      button.tabIndex = nth === shown ? 0 : -1;
      all[nth]?.panel.toggleAttribute("hidden", nth !== shown);
    }
  };
  const list = el("div", { role: "tablist", "aria-label": name }, ...buttons);
  list.addEventListener("click", ({ target }) => {
    const nth = buttons.findIndex((button) => button === target);
    if (nth < 0) return;
    show(nth);
    onChoose(all[nth]?.label ?? "");
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = buttons.at((at + step) % buttons.length);
    next?.focus();
    next?.click();
    event.preventDefault();
  });
  show(
    Math.max(
      0,
      all.findIndex(({ label }) => label === chosen),
    ),
  );
  return list;
}
