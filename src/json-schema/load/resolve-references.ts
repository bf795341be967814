import type { DiagnosticCode } from "../../base/diagnostics/catalogue.js";
import { get, type JsonObject, type JsonPath } from "../../base/json/json.js";
import {
  findTarget,
  type Reference,
  referenceKeywords,
} from "./find-target.js";
import { type Identities, identifySource, type Target } from "./identify.js";
import { subschemas } from "./keywords.js";
import {
  isRefusal,
  type OpenSource,
  type Refusal,
  type Source,
} from "./sources.js";

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
    entered: new Set(),
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
      const target = findTarget(reference, open, identities);
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
