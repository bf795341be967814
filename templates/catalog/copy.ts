import { count, el, icon, part, visible } from "./dom.js";

/** How long a button shows that it has copied. */
const shownMs = 1_600;

/** Tells people who do not see the page. */
export function announce(text: string): void {
  const announcer = part("#announcer", HTMLDivElement);
  // The same text again is told again only after another one.
  announcer.textContent = "";
  announcer.textContent = visible(text);
}

/** A button that copies a text; it is shown as given, or else by its icon alone. */
export function copyButton(
  text: () => string,
  what: string,
  shown?: Node,
): HTMLButtonElement {
  const button = el(
    "button",
    {
      type: "button",
      class: shown ? "chip" : "quiet copy",
      title: `Copy ${what}`,
      "aria-label": shown ? undefined : `Copy ${what}`,
    },
    shown,
    icon("copy"),
    icon("done"),
  );
  if (shown) button.prepend(el("span", { class: "unseen" }, "Copy "));
  let timer: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener("click", () => {
    const copied = text();
    void write(copied).then((isDone) => {
      announce(isDone ? copiedWords(copied) : "Your browser did not copy it.");
      if (!isDone) {
        // So that the keyboard can.
        if (shown) getSelection()?.selectAllChildren(shown);
        return;
      }
      button.dataset["copied"] = "";
      clearTimeout(timer);
      timer = setTimeout(() => delete button.dataset["copied"], shownMs);
    });
  });
  return button;
}

function copiedWords(text: string): string {
  const lines = text.trimEnd().split("\n").length;
  return `Copied ${lines === 1 ? text : count(lines, "line")}`;
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
