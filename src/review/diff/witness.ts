import type { Json } from "../../base/json/json.js";
import { createFitCheck } from "../../json-schema/check/validator.js";
import { asSent } from "../../type/as-sent.js";
import type { PathChange } from "../../type/path-change.js";
import type { Payload } from "../../type/payload.js";
import type { WholeType } from "../../type/payload-type.js";
import { projectOnto } from "../../type/project-onto.js";
import { keysIn } from "../../type/paths.js";
import { valuesAt } from "../../type/values-at.js";
import { payloadsWith } from "../../type/payloads-with.js";
import { wholeSchema } from "../../type/whole-schema.js";

/** Payloads that prove what a change breaks; absent where none was found. */
export interface Witnesses {
  /** The smallest that the old schema takes and the new one refuses. */
  readonly senders?: Json;
  /** The smallest of the new schema in which the path is absent, null or of another type than before. */
  readonly workflows?: Json;
}

/** Finds the witnesses of a change. */
export type WitnessFinder = (change: PathChange) => Promise<Witnesses>;

/** Makes the finder for an event's payload before and after. Everything it finds has been tried on both schemas. */
export async function createWitnessFinder(
  before: Payload,
  after: Payload,
): Promise<WitnessFinder> {
  const [isOld, isNew] = [await checkOf(before), await checkOf(after)];
  // What workflows receive has its old paths filled.
  const [was, is] = [asSent(before.type), asSent(after.type)];
  const mayArrive =
    is === after.type ? isNew : await checkOf({ ...after, type: is });
  return async ({ segments, change }) => {
    const refused = candidates(before.type, segments, after.type).filter(
      (payload) => isOld(payload) && !isNew(payload),
    );
    // What an object is made of, or how long a list is, changes though none of the paths below tells of it.
    const isWhole = change.startsWith("type-");
    const isRead = await typeCheck(projectOnto(after.type, segments, isWhole));
    const wasRead = await typeCheck(projectOnto(was, segments, isWhole));
    const pointed = refused.filter((payload) =>
      change === "path-removed"
        ? valuesAt(payload, segments).length > 0
        : !isRead(payload),
    );
    const missed = candidates(is, segments, was).filter(
      (payload) =>
        mayArrive(payload) && (change === "path-removed" || !wasRead(payload)),
    );
    const senders =
      smallest(pointed) ?? (isWhole ? smallest(refused) : undefined);
    const workflows = smallest(missed);
    return {
      ...(senders !== undefined && { senders }),
      ...(workflows !== undefined && { workflows }),
    };
  };
}

/** More keys than this are not tried. */
const mostKeys = 50;

/** Payloads with something at the path, and with nothing there. */
function candidates(
  type: WholeType,
  segments: PathChange["segments"],
  other: WholeType,
): readonly Json[] {
  // Where one side has any keys, those are telling that the other side names.
  const keys = keysIn(other).slice(0, mostKeys);
  return [
    ...payloadsWith(type, segments, keys),
    ...(segments.length > 0
      ? payloadsWith(type, segments.slice(0, -1), keys)
      : []),
  ];
}

type Check = (payload: Json) => boolean;

/** Whether a payload is one by the type that senders compile against and by the schema. */
async function checkOf({
  type,
  schema,
  draft,
  isHandwritten,
}: Payload): Promise<Check> {
  const isOfType = await typeCheck(type);
  if (!isHandwritten) return isOfType;
  const fits = await createFitCheck({ schema, draft });
  return (payload) => isOfType(payload) && fits(payload);
}

function typeCheck(
  type: Pick<WholeType, "type" | "definitions">,
): Promise<Check> {
  return createFitCheck({ schema: wholeSchema(type), draft: "draft-07" });
}

/** The payload whose JSON is shortest. */
export function smallest(payloads: readonly Json[]): Json | undefined {
  const sizes = payloads.map((payload) => JSON.stringify(payload).length);
  return payloads[sizes.indexOf(Math.min(...sizes))];
}
