import { get, type JsonObject, type JsonPath } from "../../base/json/json.js";
import { namedDraft } from "./draft.js";
import { type Schema, subschemas } from "./keywords.js";
import type { Source } from "./sources.js";

/** Levels of schemas within schemas that are followed: a payload may not be deeper either. */
const maxSchemaDepth = 200;

/** A schema at its place in a source. */
export interface Target {
  readonly source: Source;
  readonly path: JsonPath;
  readonly value: Schema;
}

/** A source, or a schema in it that has an identifier of its own: what fragments and relative references start from. */
export interface Resource {
  readonly uri: string;
  readonly target: Target;
  readonly anchors: Map<string, Target>;
  readonly dynamicAnchors: Map<string, Target>;
  readonly idKeyword: "id" | "$id";
}

/** What the sources read so far call their schemas. */
export interface Identities {
  /** By URI without fragment. */
  readonly resources: Map<string, Resource>;
  /** The resource that each schema belongs to. */
  readonly resourceOf: Map<JsonObject, Resource>;
  /** Those that a reference stands in or leads to, in the order in which they are met. */
  readonly entered: Set<Resource>;
  /** Schemas nested too deeply to be looked at. */
  readonly tooDeep: Target[];
}

/** The resource that is the whole source; its identifiers are noted when it is met for the first time. */
export function identifySource(
  source: Source,
  value: Schema,
  identities: Identities,
): Resource {
  const known = identities.resources.get(source.uri);
  if (known) return known;
  const target: Target = { source, path: [], value };
  const draft04 =
    typeof value === "object" &&
    namedDraft(get(value, "$schema")) === "draft-04";
  const resource: Resource = {
    uri: source.uri,
    target,
    anchors: new Map(),
    dynamicAnchors: new Map(),
    idKeyword: draft04 ? "id" : "$id",
  };
  identities.resources.set(source.uri, resource);
  identify(target, resource, identities);
  // With an `$id`, it has anchors of its own.
  const own =
    (typeof value === "object" && identities.resourceOf.get(value)) || resource;
  identities.resources.set(source.uri, own);
  return own;
}

/** Notes the identifiers and anchors of a schema and of those in it; `resource` is what it stands in. */
export function identify(
  target: Target,
  resource: Resource,
  identities: Identities,
  depth = 0,
): void {
  const { source, path, value } = target;
  if (typeof value === "boolean" || identities.resourceOf.has(value)) return;
  if (depth >= maxSchemaDepth) {
    identities.tooDeep.push(target);
    return;
  }
  const own = ownResource({ ...target, value }, resource, identities);
  identities.resourceOf.set(value, own);
  for (const keyword of ["$anchor", "$dynamicAnchor"] as const) {
    const name = get(value, keyword);
    if (typeof name !== "string") continue;
    own.anchors.set(name, target);
    if (keyword === "$dynamicAnchor") own.dynamicAnchors.set(name, target);
  }
  for (const [steps, child] of subschemas(value)) {
    identify(
      { source, path: [...path, ...steps], value: child },
      own,
      identities,
      depth + 1,
    );
  }
}

/** The resource that a schema begins by its `$id`, or else the one that it stands in. */
function ownResource(
  target: Target & { readonly value: JsonObject },
  resource: Resource,
  { resources }: Identities,
): Resource {
  const id = get(target.value, resource.idKeyword);
  if (typeof id !== "string") return resource;
  if (id.startsWith("#")) {
    resource.anchors.set(id.slice(1), target); // how drafts 04 to 07 write an anchor
    return resource;
  }
  const uri = resolveUri(id, resource.uri);
  if (uri === undefined) return resource;
  const own: Resource = {
    ...resource,
    uri,
    target,
    anchors: new Map(),
    dynamicAnchors: new Map(),
  };
  if (!resources.has(uri)) resources.set(uri, own);
  return own;
}

/** The absolute URI, without its fragment, that a reference comes to; undefined where it is none. */
export function resolveUri(
  reference: string,
  base: string,
): string | undefined {
  if (!URL.canParse(reference, base)) return undefined;
  const url = new URL(reference, base);
  url.hash = "";
  return url.href;
}
