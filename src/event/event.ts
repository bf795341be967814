import type { BuildContext } from "../input/context.js";
import type { ManifestEvent } from "../input/manifest/manifest.js";
import { namesIn } from "../type/definitions.js";
import type { Payload } from "../type/payload.js";
import { filledPaths } from "./filled-paths.js";
import { type EventNames, nameTypes } from "./names.js";
import { reportUnreachable } from "./report-unreachable.js";
import { type Variable, variablesOf } from "./variables.js";

/** Everything the printers need of one event; they decide nothing themselves. */
export interface EventModel extends EventHead {
  readonly payload: Payload;
  readonly variables: Variable;
  /** What the types are called that the payload's type refers to, by reference. */
  readonly typeNames: ReadonlyMap<string, string>;
}

/** What is said of an event where events are listed. */
export interface EventHead {
  readonly slug: string;
  /** The name that is sent as `event` in the body. */
  readonly name: string;
  /** The application slug that stands in the URL in place of the event's. */
  readonly app?: string;
  readonly description?: string;
  readonly deprecated?: string | true;
  /** The old paths that are filled from new ones before a payload is sent. */
  readonly filled: ReturnType<typeof filledPaths>;
  readonly names: EventNames;
}

/**
 * Makes the model of an event from its payload, and reports the keys that no constant can stand for.
 *
 * @param names undefined where the event cannot be named; its keys are looked at all the same
 */
export function modelOf(
  event: ManifestEvent,
  names: EventNames | undefined,
  payload: Payload,
  context: BuildContext,
): EventModel | undefined {
  const { slug, name, app, description, deprecated } = event;
  const { type, definitions } = payload.type;
  const { root, unreachable } = variablesOf(payload.type);
  reportUnreachable(unreachable, event, context);
  return (
    names && {
      slug,
      name,
      names,
      payload,
      variables: root,
      filled: filledPaths(payload.renamed),
      typeNames: nameTypes(names.payload, namesIn(type, definitions)),
      ...(app !== undefined && { app }),
      ...(description !== undefined && { description }),
      ...(deprecated !== undefined && { deprecated }),
    }
  );
}
