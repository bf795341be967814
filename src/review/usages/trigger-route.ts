import { unknownText } from "./static-text.js";

/** The routes of the platform that fire events, newer and older. */
const routes = [
  /\/api\/v2\/public\/event(?:\/(?<slug>[^/?#]*))?(?:[?#].*)?$/s,
  /\/api\/v1\/event\/trigger(?:[?#].*)?$/s,
  /(?:gocobalt\.io|refold\.ai)\/api\/v1\/webhook\//,
];

/** What a URL says of the event that a request to it fires; absent where it fires none. */
export function triggerUrl(
  url: string,
): { readonly slug: string | undefined } | undefined {
  const match = routes.map((route) => route.exec(url)).find(Boolean);
  if (!match) return undefined;
  const slug = match.groups?.["slug"];
  return {
    slug:
      slug === undefined || slug === "" || slug.includes(unknownText)
        ? undefined
        : decoded(slug),
  };
}

/** What a part of a URL stands for. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
