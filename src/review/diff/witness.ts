import type { Json } from "../../base/json/json.js";
import { sizeOf } from "../../base/json/size.js";
import { createFitCheck } from "../../json-schema/check/validator.js";
import { asSent } from "../../type/as-sent.js";
import type { PathChange } from "../../type/path-change.js";
import type { Payload } from "../../type/payload.js";
import type { WholeType } from "../../type/payload-type.js";
import { projectOnto } from "../../type/project-onto.js";
import { keysIn } from "../../type/paths.js";
import { valuesAt } from "../../type/values-at.js";
import { payloadsWith } from "../../type/payloads-with.js";
import { pathId, type Segments } from "../../type/variable-path.js";
import { wholeSchema } from "../../type/whole-schema.js";

/** What came of looking for a payload that proves what a change breaks. */
export interface Proof {
  readonly witness?: Json;
  /**
   * Whether nothing could be tried: a schema that was written by hand takes none of the payloads that were made, whose
   * texts and numbers know nothing of its patterns and limits.
   */
  readonly isOpen?: boolean;
}

/** Looks for the payloads that prove what a change breaks. */
export interface WitnessFinder {
  /** The smallest that the old schema takes and the new one refuses. */
  senders(change: PathChange): Promise<Proof>;
  /** The smallest of the new schema in which the path is absent, null or of another type than before. */
  workflows(change: PathChange): Promise<Proof>;
}

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
  // To check a whole payload takes long, so that what says no to most of them is asked first.
  const isRefused = remembered((payload) => !isNew(payload) && isOld(payload));
  const isReceived = remembered(mayArrive);
  const isSent = remembered(isOld);
  const sent = candidatesOf(before.type, after.type);
  const received = candidatesOf(is, was);
  return {
    async senders({ segments, change }) {
      const payloads = sent(segments);
      const isRead = await readCheck(after.type, segments, change, "senders");
      const isPointed: Check =
        change === "path-removed"
          ? (payload) => valuesAt(payload, segments).length > 0
          : (payload) => !isRead(payload);
      const witness =
        payloads.find((one) => isPointed(one) && isRefused(one)) ??
        (isOfWhole(change)
          ? payloads.find((one) => !isPointed(one) && isRefused(one))
          : undefined);
      if (witness !== undefined) return { witness };
      const pointed = before.isHandwritten ? payloads.filter(isPointed) : [];
      return { isOpen: !isTried(pointed, payloads, segments, isSent) };
    },
    async workflows({ segments, change }) {
      const payloads = received(segments);
      const wasRead = await readCheck(was, segments, change, "workflows");
      const isPointed: Check =
        change === "path-removed" ? () => true : (one) => !wasRead(one);
      const witness = payloads.find((one) => isPointed(one) && isReceived(one));
      if (witness !== undefined) return { witness };
      const pointed = after.isHandwritten ? payloads.filter(isPointed) : [];
      return { isOpen: !isTried(pointed, payloads, segments, isReceived) };
    },
  };
}

/** Whether a schema takes a payload that is, at the path, as those that might have been a proof: with something there, or nothing. */
function isTried(
  pointed: readonly Json[],
  payloads: readonly Json[],
  segments: Segments,
  isTaken: Check,
): boolean {
  const isThere = (payload: Json) => valuesAt(payload, segments).length > 0;
  const kinds = new Set(pointed.map(isThere));
  return (
    kinds.size === 0 ||
    payloads.some((one) => kinds.has(isThere(one)) && isTaken(one))
  );
}

/** Whether it may be told by what an object is made of, or how long a list is, though none of the paths below tells of it. */
function isOfWhole(change: PathChange["change"]): boolean {
  return change.startsWith("type-");
}

/** Whether a payload has at a path what a type says of the path, to those on one side. */
function readCheck(
  type: WholeType,
  segments: Segments,
  change: PathChange["change"],
  side: "senders" | "workflows",
): Promise<Check> {
  return typeCheck(projectOnto(type, segments, isOfWhole(change), side));
}

/** More keys than this are not tried. */
const mostKeys = 50;

/** Gives payloads with something at a path, and with nothing there, the smallest first. */
function candidatesOf(
  type: WholeType,
  other: WholeType,
): (segments: Segments) => readonly Json[] {
  // Where one side has any keys, those are telling that the other side names.
  const keys = keysIn(other).slice(0, mostKeys);
  const around = new Map<string, readonly Json[]>();
  const payloadsAround = (segments: Segments): readonly Json[] => {
    const id = pathId(segments);
    const found = around.get(id) ?? payloadsWith(type, segments, keys);
    around.set(id, found);
    return found;
  };
  return (segments) =>
    bySize([
      ...payloadsWith(type, segments, keys),
      // All that is in one object is compared with the same of it.
      ...(segments.length > 0 ? payloadsAround(segments.slice(0, -1)) : []),
    ]);
}

type Check = (payload: Json) => boolean;

function remembered(check: Check): Check {
  const known = new Map<Json, boolean>();
  return (payload) => {
    const fits = known.get(payload) ?? check(payload);
    known.set(payload, fits);
    return fits;
  };
}

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

/** The payloads whose JSON is shortest come first. */
export function bySize(payloads: readonly Json[]): readonly Json[] {
  return payloads
    .map((payload) => ({ payload, size: sizeOf(payload) }))
    .toSorted((a, b) => a.size - b.size)
    .map(({ payload }) => payload);
}
