import type { Json } from "../../base/json/json.js";
import { once } from "../../base/once.js";
import {
  type UnreachableKey,
  type Variable,
  variablesOf,
} from "../../event/variables.js";
import type { Definitions } from "../../type/payload-type.js";
import type { ReviewedEvent } from "../reviewed-events.js";

/** An event with all that templates are checked against. */
export interface KnownEvent {
  readonly slug: string;
  readonly name: string;
  readonly root: Variable;
  readonly unreachable: readonly UnreachableKey[];
  readonly definitions: Definitions;
  readonly isHandwritten: boolean;
  /** The payloads of its samples, read once. */
  readonly samples: () => readonly Json[];
}

/** Works out what there is to know of an event. */
export function knowEvent({
  event,
  payload,
  samples,
}: ReviewedEvent): KnownEvent {
  return {
    slug: event.slug,
    name: event.name,
    ...variablesOf(payload.type),
    definitions: payload.type.definitions,
    isHandwritten: payload.isHandwritten,
    samples: once(() => Array.from(samples(), ({ payload }) => payload)),
  };
}
