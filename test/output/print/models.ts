import type { EventModel } from "../../../src/event/event.js";
import { variablesOf } from "../../../src/event/variables.js";
import { wholeOf } from "../../../src/type/definitions.js";
import type { PayloadType } from "../../../src/type/payload-type.js";

/** What the model of an event has of its payload, where that was inferred. */
export function payloadOf(
  type: PayloadType,
): Pick<EventModel, "payload" | "variables" | "typeNames"> {
  const whole = wholeOf(type);
  return {
    payload: {
      type: whole,
      schema: {},
      draft: "draft-07",
      isHandwritten: false,
      renamed: [],
      place: () => ({ file: "", line: 1, column: 1, length: 1 }),
    },
    variables: variablesOf(whole).root,
    typeNames: new Map(),
  };
}
