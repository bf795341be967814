import type { Headers } from "./record.js";

/** Where an event was sent to. */
export interface Route {
  /** What ends the URL: the slug of the event, or of an application. */
  readonly slug?: string;
  /** The application that a header names. */
  readonly app: string | undefined;
}

const prefix = "/api/v2/public/event";

/** Understands the URL of a request; undefined where no event can be sent to it. */
export function routeOf(
  method: string,
  path: string,
  headers: Headers,
): Route | undefined {
  const [pathname = ""] = path.split("?", 1);
  if (method !== "POST" || !pathname.startsWith(prefix)) return undefined;
  const app = headers["slug"];
  const rest = pathname.slice(prefix.length);
  if (rest === "" || rest === "/trigger") return { app };
  const [, encoded] = /^\/([^/]+)$/.exec(rest) ?? [];
  const slug = encoded === undefined ? undefined : decode(encoded);
  return slug === undefined ? undefined : { slug, app };
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
