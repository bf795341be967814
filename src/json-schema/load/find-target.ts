import { fileURLToPath } from "node:url";
import { didYouMean } from "../../base/diagnostics/suggest.js";
import type { Place } from "../../base/diagnostics/diagnostic.js";
import {
  get,
  isObject,
  type JsonObject,
  type JsonPath,
} from "../../base/json/json.js";
import {
  type Identities,
  identify,
  identifySource,
  resolveUri,
  type Resource,
  type Target,
} from "./identify.js";
import { isSchema } from "./keywords.js";
import { metaschemaAt } from "./metaschema.js";
import { decodeFragment, follow, type Step } from "./pointer.js";
import {
  isRefusal,
  type OpenSource,
  type Refusal,
  type Source,
} from "./sources.js";

/** The keywords that refer to another schema. */
export const referenceKeywords: readonly string[] = [
  "$ref",
  "$dynamicRef",
  "$recursiveRef",
];

/** A reference, by the schema that holds it. */
export interface Reference {
  readonly source: Source;
  readonly path: JsonPath;
  readonly holder: JsonObject;
  readonly keyword: string;
  readonly text: string;
}

/** Finds the schema that a reference leads to; the file that it stands in is opened. */
export function findTarget(
  reference: Reference,
  open: OpenSource,
  identities: Identities,
): Target | Refusal {
  const { resourceOf, entered } = identities;
  const home = resourceOf.get(reference.holder);
  if (!home)
    return { message: "The schema that holds it is nested too deeply." };
  entered.add(home);
  const target = findWritten(reference, home, open, identities);
  if (isRefusal(target) || typeof target.value === "boolean") return target;
  const resource = resourceOf.get(target.value);
  if (resource) entered.add(resource);
  return outermost(reference, target, identities) ?? target;
}

/**
 * What a dynamic reference leads to: on the way to it, the first that has the anchor. Ways to one reference may differ
 * in that, and a type or a validator is one for all; the way that is found first decides.
 */
function outermost(
  { keyword, text }: Reference,
  { value }: Target,
  { entered }: Identities,
): Target | undefined {
  if (typeof value === "boolean") return undefined;
  if (keyword === "$recursiveRef" && get(value, "$recursiveAnchor") === true)
    return [...entered]
      .map(({ target }) => target)
      .find(
        ({ value }) =>
          isObject(value) && get(value, "$recursiveAnchor") === true,
      );
  const name = text.slice(text.indexOf("#") + 1);
  if (keyword !== "$dynamicRef" || get(value, "$dynamicAnchor") !== name)
    return undefined;
  const [first] = [...entered].flatMap(
    ({ dynamicAnchors }) => dynamicAnchors.get(name) ?? [],
  );
  return first;
}

/** What a reference leads to as it is written. */
function findWritten(
  reference: Reference,
  home: Resource,
  open: OpenSource,
  identities: Identities,
): Target | Refusal {
  const { text } = reference;
  const at = text.indexOf("#");
  const fragment = at === -1 ? "" : decodeFragment(text.slice(at + 1));
  const resource =
    at === 0 || text === ""
      ? home
      : findResource(reference, home, open, identities);
  if (isRefusal(resource)) return resource;
  if (fragment === "") return resource.target;
  if (fragment.startsWith("/"))
    return findByPointer(reference, fragment, resource, identities);
  const target = resource.anchors.get(fragment);
  if (target) return target;
  return refuse(
    reference,
    "names an anchor that is not there",
    "CE404",
    didYouMean(fragment, resource.anchors.keys()),
  );
}

/** What a reference means before its `#`: a schema of that identifier, or else a file beside the source. */
function findResource(
  reference: Reference,
  home: Resource,
  open: OpenSource,
  identities: Identities,
): Resource | Refusal {
  const identified = resolveUri(reference.text, home.uri);
  const known =
    identified === undefined ? undefined : identities.resources.get(identified);
  if (known) return known;
  const uri = resolveUri(reference.text, reference.source.uri);
  const metaschema = openMetaschema(identified ?? uri, reference);
  if (metaschema)
    return identifySource(metaschema, metaschema.value, identities);
  if (uri !== undefined && !uri.startsWith("file:")) {
    return refuse(reference, "leads over the network", "CE403");
  }
  const file = uri === undefined ? undefined : pathOf(uri);
  if (file === undefined) return refuse(reference, "is not a usable reference");
  const opened = open(file, () =>
    reference.source.place([...reference.path, reference.keyword]),
  );
  if (isRefusal(opened)) return opened;
  if (isSchema(opened.value))
    return identifySource(opened, opened.value, identities);
  return refuse(reference, "leads to a file that holds no schema");
}

function openMetaschema(
  uri: string | undefined,
  { source, path, keyword }: Reference,
): (Source & { readonly value: JsonObject }) | undefined {
  const value = uri === undefined ? undefined : metaschemaAt(uri);
  if (uri === undefined || !value) return undefined;
  // Whatever there were to say of it, the user can only change the reference.
  const place = (): Place => source.place([...path, keyword]);
  return { file: uri.replace("/schema", ""), value, uri, place };
}

function findByPointer(
  reference: Reference,
  pointer: string,
  resource: Resource,
  identities: Identities,
): Target | Refusal {
  const { source, path, value: root } = resource.target;
  const steps = follow(root, pointer);
  const value = steps?.at(-1)?.value;
  if (!steps || value === undefined)
    return refuse(reference, "leads to nothing");
  if (!isSchema(value))
    return refuse(reference, "leads to something that is no schema");
  const target = {
    source,
    path: [...path, ...steps.map(({ step }) => step)],
    value,
  };
  // It may stand under a keyword that no draft knows, where nothing has been looked at yet.
  identify(target, innermost(steps, identities) ?? resource, identities);
  return target;
}

/** The resource of the last schema among the steps that has been looked at. */
function innermost(
  steps: readonly Step[],
  { resourceOf }: Identities,
): Resource | undefined {
  const resources = steps.map(({ value }) =>
    isObject(value) ? resourceOf.get(value) : undefined,
  );
  return resources.findLast((resource) => resource !== undefined);
}

function refuse(
  { keyword, text }: Reference,
  reason: string,
  code: "CE403" | "CE404" = "CE404",
  hint = "",
): Refusal {
  return {
    code,
    message: `The ${keyword} ${JSON.stringify(text)} ${reason}${hint || "."}`,
  };
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined; // another host, or an escaped separator
  }
}
