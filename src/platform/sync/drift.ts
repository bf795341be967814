import {
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { isSame } from "../../base/json/same.js";
import type { WorkspaceEvent } from "../api/read-event.js";
import type { LocalEvent } from "./local-event.js";
import {
  addKinds,
  asRebuilt,
  coarse,
  type SampleKinds,
} from "./sample-kinds.js";

/** A variable path on which a workspace and the manifest differ, told as what becomes of the workspace's. */
export interface PathDrift {
  readonly path: string;
  /** `path-added` where only the manifest has it, `path-removed` where only the workspace has it. */
  readonly change: "path-added" | "path-removed" | "type-changed";
  /** What the workspace's sample holds. */
  readonly before?: string;
  /** What the manifest's samples hold. */
  readonly after?: string;
}

/** In what a workspace's event is not that of the manifest. */
export interface Drift {
  /** What the workspace calls the event, where only case differs. */
  readonly name?: string;
  readonly paths: readonly PathDrift[];
  readonly schema?: "missing" | "different";
}

/** How schemas are compared. */
export interface SchemaWish {
  /** Whether the workspace's schema has to ban properties that no sample has; by default either will do. */
  readonly closed?: boolean | undefined;
  /** Whether the workspace needs a schema; by default one that has none is left so. */
  readonly schemas?: boolean | undefined;
}

/** Compares an event of the manifest with what the workspace has; undefined where they agree. */
export function driftOf(
  local: LocalEvent,
  remote: WorkspaceEvent,
  wish: SchemaWish = {},
): Drift | undefined {
  const paths = pathDrift(local, remote);
  const schema = schemaDrift(local, remote, wish);
  const isRenamed = remote.name !== local.event.name;
  if (!isRenamed && paths.length === 0 && schema === undefined)
    return undefined;
  return {
    paths,
    ...(isRenamed && { name: remote.name }),
    ...(schema && { schema }),
  };
}

/** Whether the workspace has a value at every variable path of the event, and at no other. */
function pathDrift(
  { sample: known, kinds }: LocalEvent,
  { sample = {}, isRebuilt }: WorkspaceEvent,
): readonly PathDrift[] {
  const theirs = addKinds(new Map(), sample);
  if (!isRebuilt)
    return compareKinds(theirs, addKinds(new Map(), known), false, kinds);
  const as = (one: JsonObject) =>
    compareKinds(theirs, addKinds(new Map(), asRebuilt(one)), true);
  const told = as(known);
  const payload = get(known, "payload");
  // Of an event whose own key is `payload`, nobody can tell that key from the prefix of some answers.
  const held = isList(payload)
    ? Object.fromEntries(payload.entries())
    : payload;
  const inside = told.length > 0 && isObject(held) ? as(held) : told;
  return inside.length === 0 ? inside : told;
}

function compareKinds(
  theirs: SampleKinds,
  ours: SampleKinds,
  isRebuilt: boolean,
  /** What other samples of the event hold besides. */
  known: SampleKinds = ours,
): readonly PathDrift[] {
  const all = new Set([...ours.keys(), ...theirs.keys()]);
  return [...all].flatMap((path): readonly PathDrift[] => {
    const [before, after] = [theirs.get(path), known.get(path)];
    const texts = {
      ...(before && { before: shown(before) }),
      ...(after && { after: shown(after) }),
    };
    if (!before) return [{ path, change: "path-added", ...texts }];
    if (!after) return [{ path, change: "path-removed", ...texts }];
    return agrees(before, after, isRebuilt)
      ? []
      : [{ path, change: "type-changed", ...texts }];
  });
}

/** Null agrees with all: it says nothing of what a variable holds. */
function agrees(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  isRebuilt: boolean,
): boolean {
  const told = isRebuilt ? coarse(before) : before;
  const known = isRebuilt ? coarse(after) : after;
  const isOpen = (kinds: ReadonlySet<string>) =>
    [...kinds].every((kind) => kind === "null");
  return (
    isOpen(known) ||
    [...told].every((kind) => kind === "null" || known.has(kind))
  );
}

function shown(kinds: ReadonlySet<string>): string {
  return [...kinds].join(" | ");
}

function schemaDrift(
  { schemas: { open, closed } }: LocalEvent,
  { schema }: WorkspaceEvent,
  wish: SchemaWish,
): Drift["schema"] {
  if (!schema) return wish.closed || wish.schemas ? "missing" : undefined;
  const accepted = wish.closed ? [closed] : [open, closed];
  return accepted.some((one) => isSameSchema(one, schema))
    ? undefined
    : "different";
}

const annotations =
  /^(?:\$schema|\$id|\$comment|title|description|examples|deprecated|default)$/;

/** Whether two schemas take the same payloads, word for word: what is only said about them does not count. */
export function isSameSchema(a: JsonObject, b: JsonObject): boolean {
  return isSame(assertions(a), assertions(b));
}

function assertions(schema: Json): Json {
  if (isList(schema)) return schema.map(assertions);
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => {
      if (annotations.test(key)) return [];
      // Their keys are names, and their values are data.
      if (/^(?:properties|patternProperties|definitions|\$defs)$/.test(key))
        return [[key, named(value)]];
      if (key === "enum" || key === "const") return [[key, value]];
      return [[key, key === "required" ? sorted(value) : assertions(value)]];
    }),
  );
}

function named(value: Json): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value).map((key) => [key, assertions(get(value, key) ?? null)]),
  );
}

function sorted(value: Json): Json {
  return isList(value) ? value.map(String).sort() : value;
}
