import { icon, part } from "./dom.js";
import { recall, remember } from "./preferences.js";

const themes = ["light", "dark"] as const;

/** Follows the system, until the other theme is chosen. */
export function setUpTheme(): void {
  const button = part("#theme", HTMLButtonElement);
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = recall("theme", themes);
  const isDark = (): boolean =>
    chosen === undefined ? system.matches : chosen === "dark";
  const show = (): void => {
    document.documentElement.style.colorScheme = chosen ?? "light dark";
    const other = isDark() ? "light" : "dark";
    button.replaceChildren(icon(isDark() ? "sun" : "moon"));
    button.setAttribute("aria-label", `Use the ${other} theme`);
    button.title = `Use the ${other} theme`;
  };
  button.addEventListener("click", () => {
    chosen = isDark() ? "light" : "dark";
    remember("theme", chosen);
    show();
  });
  system.addEventListener("change", show);
  show();
}
