/** What the page remembers, as far as the browser lets it: of files, some do not. */
const prefix = "cobalt-events-catalog:";

/** What was chosen before, if it is one of the choices. */
export function recall<Choice extends string>(
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  try {
    const kept = localStorage.getItem(prefix + name);
    return choices.find((choice) => choice === kept);
  } catch {
    return undefined;
  }
}

/** Keeps a choice for the next time. */
export function remember(name: string, choice: string): void {
  try {
    localStorage.setItem(prefix + name, choice);
  } catch {
    // It holds until the page is closed.
  }
}
