import type { HttpRequest } from "./http-request.js";

/** What a URL of the trigger API says. */
export interface TriggerUrl {
  /** The segment behind `event`: an event's slug, or that of an application; absent on the routes without one. */
  readonly slug?: string;
}

/** The path of the trigger API; with another prefix before it where a proxy stands between. */
const path = /\/api\/v\d+\/public\/event(?:\/([^/]+))?\/?$/;

/**
 * Reads the URL of a request that fires an event.
 *
 * @returns undefined where it does something else
 */
export function readTriggerUrl({
  method,
  url,
}: HttpRequest): TriggerUrl | undefined {
  const full = /^[a-z][\w+.-]*:\/\//i.test(url) ? url : `https://${url}`;
  if (method.toUpperCase() !== "POST" || !URL.canParse(full)) return undefined;
  const { protocol, pathname } = new URL(full);
  const match = /^https?:$/.test(protocol) ? path.exec(pathname) : null;
  if (!match) return undefined;
  const segment = decode(match[1] ?? "");
  // The documentation's own command has `:slug` there; others write `{slug}`.
  const isNone = segment === "" || segment === "trigger" || isBlank(segment);
  return isNone ? {} : { slug: segment };
}

/** Whether a text is only a place that somebody was to fill in: `<string>`, `:slug`, `{{name}}`. */
export function isBlank(text: string): boolean {
  return /^(?:<.*>|:\w+|\{.*\})$/s.test(text.trim());
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
