import type { GeneratedEvent } from "./generated-code.js";
import { isWithin, matches } from "./path-of-type.js";
import type { Finding, Unused } from "./usage.js";

/**
 * Tells which events nothing can fire, and which variable paths nothing names. What may be meant counts as used: each
 * event of a dynamic slug, each event that has the path. With an object its properties are used, and it with them.
 */
export function unusedOf(
  events: ReadonlyMap<string, GeneratedEvent>,
  findings: readonly Finding[],
): Unused {
  const fired = new Set(
    findings
      .filter(({ kind }) => kind === "trigger" || kind === "bypass")
      .flatMap(({ events }) => events),
  );
  return {
    events: [...events.keys()].filter((slug) => !fired.has(slug)),
    variables: [...events].flatMap(([event, { paths }]) => {
      const named = pathsNamed(event, findings);
      return paths
        .filter((path) => !named.some((other) => isUsed(path, other)))
        .map((path) => ({ event, path }));
    }),
  };
}

/** The paths of an event that are named; undefined stands for all of them. */
function pathsNamed(
  event: string,
  findings: readonly Finding[],
): readonly (string | undefined)[] {
  const named = findings
    .filter(({ kind }) => kind === "variable" || kind === "template")
    .filter(({ events }) => events.includes(event))
    .map(({ path }) => path);
  return [...new Set(named)];
}

function isUsed(path: string, named: string | undefined): boolean {
  return (
    named === undefined ||
    matches(named, path) ||
    isWithin(named, path) ||
    isWithin(path, named)
  );
}
