import type {
  CatalogEvent,
  CatalogVariable,
} from "../../src/output/catalog/catalog-data.js";

/** An event that was found, and those of its variables for which it was. */
export interface Hit {
  readonly event: CatalogEvent;
  readonly variables: readonly CatalogVariable[];
}

/** An event's texts, as they are searched. */
interface Entry {
  readonly event: CatalogEvent;
  readonly names: readonly string[];
  readonly text: string;
  readonly variables: readonly {
    readonly variable: CatalogVariable;
    readonly text: string;
    readonly type: string;
  }[];
}

/**
 * Makes the search: every word of a query has to be in the event's name, slug or application; those that are not have to
 * be in one and the same of its variables (path, type, description), or else in its description. `type:` asks for the
 * type alone. The best come first, else the order of the manifest stays.
 */
export function createSearch(
  events: readonly CatalogEvent[],
): (query: string) => readonly Hit[] {
  let entries: readonly Entry[] | undefined;
  return (query) => {
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (words.length === 0)
      return events.map((event) => ({ event, variables: [] }));
    entries ??= events.map(entryOf);
    return entries
      .flatMap((entry) => rank(entry, words) ?? [])
      .sort((one, other) => one.order - other.order)
      .map(({ hit }) => hit);
  };
}

function rank(
  { event, names, text, variables }: Entry,
  words: readonly string[],
): { readonly hit: Hit; readonly order: number } | undefined {
  const rest = words.filter(
    (word) => !names.some((name) => name.includes(word)),
  );
  if (rest.length === 0) {
    const [first = ""] = words;
    const order = names.some((name) => name.startsWith(first)) ? 0 : 1;
    return { hit: { event, variables: [] }, order };
  }
  const found = variables.filter((variable) =>
    rest.every((word) =>
      word.startsWith("type:")
        ? variable.type.includes(word.slice("type:".length))
        : variable.text.includes(word),
    ),
  );
  if (found.length > 0)
    return {
      hit: { event, variables: found.map(({ variable }) => variable) },
      order: 2,
    };
  return rest.every((word) => text.includes(word))
    ? { hit: { event, variables: [] }, order: 3 }
    : undefined;
}

function entryOf(event: CatalogEvent): Entry {
  const { name, slug, app = "", description = "", deprecated } = event;
  return {
    event,
    names: [name, slug, app].map(fold),
    text: fold(
      `${description} ${deprecated === undefined ? "" : `deprecated ${deprecated}`}`,
    ),
    variables: event.variables.map((variable) => {
      const type = fold(`${variable.type} ${variable.format ?? ""}`);
      const { path, description = "" } = variable;
      return {
        variable,
        type,
        text: `${fold(`${path} ${description}`)} ${type}`,
      };
    }),
  };
}

function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
