import type { ts } from "ts-morph";
import { staticText } from "../static-text.js";
import { follow, readObject } from "./follow.js";
import type { Site } from "./site.js";
import type { UrlPart } from "./url-parts.js";

type Values = ReadonlyMap<string, ts.Expression>;

/** A request that is sent without the generated code. */
export interface SentRequest {
  readonly url: readonly UrlPart[];
  readonly headers: Values;
  readonly body: ts.Expression | undefined;
  readonly signal: ts.Expression | undefined;
  readonly timeoutMs: ts.Expression | undefined;
}

/** Reads the options of a request, where they are no more than these. */
export function readOptions(
  node: ts.Expression,
  known: readonly string[],
  site: Site,
): Values | undefined {
  const options = readObject(node, "options of the request", site);
  const strange =
    options && [...options.keys()].find((key) => !known.includes(key));
  if (strange === undefined) return options;
  site.refuse("CE832", `A generated call has no place for \`${strange}\`.`);
  return;
}

/** Whether the method is written out and is the one that fires events. */
export function isPost(method: ts.Expression | undefined, site: Site): boolean {
  if (method && /^post$/i.test(staticText(method, site.program))) return true;
  site.refuse("CE833", "The method of the request is not written out.");
  return false;
}

/** The headers by their names in lower case. */
export function readHeaders(
  node: ts.Expression | undefined,
  site: Site,
): Values | undefined {
  if (!node) return new Map();
  const { ts } = site.program;
  const made = follow(node, site);
  if (!made) return undefined;
  const isMade =
    ts.isNewExpression(made) && made.expression.getText() === "Headers";
  const given = isMade ? made.arguments?.[0] : made;
  if (!given) return new Map();
  const headers = readObject(given, "headers", site);
  return (
    headers &&
    new Map([...headers].map(([key, value]) => [key.toLowerCase(), value]))
  );
}
