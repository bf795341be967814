import { fileURLToPath } from "node:url";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { get, isObject, type JsonObject, type JsonPath } from "../json/json.js";
import {
  type Identities,
  identify,
  identifySource,
  resolveUri,
  type Resource,
  type Target,
} from "./identify.js";
import { isSchema, subschemas } from "./keywords.js";
import { decodeFragment, follow, type Step } from "./pointer.js";
import {
  isRefusal,
  type Refusal,
  type Source,
  type OpenSource,
} from "./sources.js";

/** The keywords that refer to another schema; the dynamic ones are taken for what they point at as written. */
export const referenceKeywords: readonly string[] = [
  "$ref",
  "$dynamicRef",
  "$recursiveRef",
];

/** A reference, by the schema that holds it. */
interface Reference {
  readonly source: Source;
  readonly path: JsonPath;
  readonly holder: JsonObject;
  readonly keyword: string;
  readonly text: string;
}

/** What a schema and everything it refers to come to. */
export interface Resolution {
  readonly root: Target;
  /** The places referred to, in the order in which they are met; some may come twice. */
  readonly targets: readonly Target[];
  /** What a reference leads to, by the schema that holds it and the keyword. */
  readonly targetOf: (
    holder: JsonObject,
    keyword: string,
  ) => Target | undefined;
  /** Every schema that can be reached; all other objects are data. */
  readonly schemas: ReadonlySet<JsonObject>;
  readonly problems: readonly Problem[];
  /** Whether no target is missing; where one is, the reason may have been recorded before. */
  readonly isComplete: boolean;
}

/** A mistake in a source. */
export interface Problem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly source: Source;
  readonly path: JsonPath;
}

/** Finds what every reference in the root, and in what that leads to, refers to; files are opened on the way. */
export function resolveReferences(root: Target, open: OpenSource): Resolution {
  const identities: Identities = {
    resources: new Map(),
    resourceOf: new Map(),
    tooDeep: [],
  };
  identifySource(root.source, root.value, identities);
  const schemas = new Set<JsonObject>();
  const found = new Map<JsonObject, Map<string, Target>>();
  const targets: Target[] = [];
  const waiting = [...referencesIn(root, schemas)];
  let unanswered: (readonly [Reference, Refusal])[] = [];
  // What one file does not answer may be the `$id` of another that is opened later, so it is asked again.
  for (let known = -1; known !== identities.resources.size;) {
    known = identities.resources.size;
    waiting.push(...unanswered.map(([reference]) => reference));
    unanswered = [];
    for (
      let reference = waiting.shift();
      reference;
      reference = waiting.shift()
    ) {
      const target = resolveReference(reference, open, identities);
      if (isRefusal(target)) {
        unanswered.push([reference, target]);
        continue;
      }
      const ofHolder = found.get(reference.holder) ?? new Map<string, Target>();
      found.set(reference.holder, ofHolder.set(reference.keyword, target));
      targets.push(target);
      waiting.push(...referencesIn(target, schemas));
    }
  }
  return {
    root,
    targets,
    targetOf: (holder, keyword) => found.get(holder)?.get(keyword),
    schemas,
    isComplete: unanswered.length === 0 && identities.tooDeep.length === 0,
    problems: [
      ...unanswered.flatMap(([reference, refusal]) =>
        problem(reference, refusal),
      ),
      ...depths(identities),
    ],
  };
}

/** The references in a schema and those inside it, but for the schemas that were seen before. */
function* referencesIn(
  { source, path, value }: Target,
  seen: Set<JsonObject>,
): Generator<Reference> {
  if (typeof value === "boolean" || seen.has(value)) return;
  seen.add(value);
  for (const keyword of referenceKeywords) {
    const text = get(value, keyword);
    if (typeof text === "string")
      yield { source, path, holder: value, keyword, text };
  }
  for (const [steps, child] of subschemas(value)) {
    yield* referencesIn(
      { source, path: [...path, ...steps], value: child },
      seen,
    );
  }
}

function resolveReference(
  reference: Reference,
  open: OpenSource,
  identities: Identities,
): Target | Refusal {
  const { holder, text } = reference;
  const home = identities.resourceOf.get(holder);
  if (!home)
    return { message: "The schema that holds it is nested too deeply." };
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
  const message = `${quoted(reference)} names an anchor that is not there${didYouMean(fragment, resource.anchors.keys()) || "."}`;
  return { code: "CE404", message };
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
  if (uri !== undefined && !uri.startsWith("file:")) {
    return {
      code: "CE403",
      message: `${quoted(reference)} leads over the network.`,
    };
  }
  const file = uri === undefined ? undefined : pathOf(uri);
  if (file === undefined)
    return {
      code: "CE404",
      message: `${quoted(reference)} is not a usable reference.`,
    };
  const opened = open(file, () =>
    reference.source.place([...reference.path, reference.keyword]),
  );
  if (isRefusal(opened)) return opened;
  if (isSchema(opened.value))
    return identifySource(opened, opened.value, identities);
  return {
    code: "CE404",
    message: `${quoted(reference)} leads to a file that holds no schema.`,
  };
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
    return { code: "CE404", message: `${quoted(reference)} leads to nothing.` };
  if (!isSchema(value))
    return {
      code: "CE404",
      message: `${quoted(reference)} leads to something that is no schema.`,
    };
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

function quoted({ keyword, text }: Reference): string {
  return `The ${keyword} ${JSON.stringify(text)}`;
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined; // another host, or an escaped separator
  }
}

function problem(
  { source, path, keyword }: Reference,
  { code, message }: Refusal,
): readonly Problem[] {
  return code ? [{ code, message, source, path: [...path, keyword] }] : [];
}

/** One problem a source is enough: what is nested too deeply is so at many places. */
function depths({ tooDeep }: Identities): readonly Problem[] {
  const [first] = tooDeep;
  if (!first) return [];
  const message = "The schema is nested deeper than 200 levels.";
  return [{ code: "CE106", message, source: first.source, path: first.path }];
}
