/** Where in the catalog one is. */
export interface Route {
  /** Absent for the overview. */
  readonly slug?: string;
  /** The path of a variable. */
  readonly path?: string;
}

/** The address of an event, or of one of its variables; of the overview, where there is none. */
export function hashOf({ slug, path }: Route): string {
  if (slug === undefined) return "#/";
  const event = `#/event/${encodeURIComponent(slug)}`;
  return path === undefined ? event : `${event}/${encodeURIComponent(path)}`;
}

/** Where an address leads; to the overview, where it is none of the catalog's. */
export function readHash(hash: string): Route {
  const [, kind, slug, path] = hash.split("/").map(decode);
  if (kind !== "event" || slug === undefined) return {};
  return path === undefined || path === "" ? { slug } : { slug, path };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // Somebody wrote it by hand.
  }
}
