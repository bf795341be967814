import type { Place } from "../../base/diagnostics/diagnostic.js";
import { isObject, type Json, type JsonPath } from "../../base/json/json.js";
import type { Override } from "../../input/manifest/manifest.js";
import type { Sample } from "../../input/samples/sample.js";
import { hasFormat } from "../../type/formats.js";
import { tagOf } from "./branches.js";
import {
  isReplaced,
  overriddenIn,
  type OverrideNode,
} from "./override-tree.js";

/** What of an override a value can contradict. */
export type Claim =
  | "enum"
  | "nullable"
  | "optional"
  | "format"
  | "map"
  | "discriminator"
  | "exactlyOne";

/** Values in samples that an override says do not exist. */
export interface Contradiction {
  readonly override: Override;
  readonly claim: Claim;
  /** Where the first of them stand. */
  readonly places: readonly Place[];
  /** How many there are. */
  readonly count: number;
}

/** How many values of one contradiction are reported one by one; the others are only counted. */
export const maxReportedValues = 20;

/** A contradiction that is being found. */
interface Finding extends Contradiction {
  readonly places: Place[];
  count: number;
  /** Whether it is a contradiction at all. */
  holds: boolean;
}

/** A value of a sample on the way down, and where it stands. */
interface Visit {
  readonly value: Json;
  readonly node: OverrideNode;
  readonly path: JsonPath;
  /** The tags of the objects that it lies in. */
  readonly tags: string;
}

/** Holds samples, one by one, against what an event's overrides say. */
export class Contradictions {
  readonly #tree: OverrideNode;
  readonly #findings = new Map<Override, Map<string, Finding>>();
  #count = 0;

  constructor(tree: OverrideNode) {
    this.#tree = tree;
  }

  /** How many values were noted so far. */
  get count(): number {
    return this.#count;
  }

  /** Notes what in a sample contradicts an override. */
  hold({ payload, place }: Sample): void {
    const root = { value: payload, node: this.#tree, path: [], tags: "" };
    this.#visit(root, place);
  }

  /** Everything noted so far. */
  get list(): readonly Contradiction[] {
    return [...this.#findings.values()]
      .flatMap((findings) => [...findings.values()])
      .filter(({ holds, count }) => holds && count > 0);
  }

  #visit({ value, node, path, tags }: Visit, place: Sample["place"]): void {
    const { override } = node;
    const claim = override && contradicted(value, override);
    if (override && claim) {
      this.#note(this.#finding(override, claim, ""), () => place(path));
      return;
    }
    let inner = tags;
    if (override?.discriminator !== undefined && isObject(value))
      inner += `${JSON.stringify(tagOf(value, override))} `;
    if (isObject(value) && !override?.map)
      this.#holdKeys({ value, node, path, tags: inner }, place);
    for (const { step, ...child } of overriddenIn(value, node))
      this.#visit({ ...child, path: [...path, step], tags: inner }, place);
  }

  /** A kind of object that never has a property does not lack it. */
  #holdKeys({ value, node, path, tags }: Visit, place: Sample["place"]): void {
    for (const [key, { override }] of node.children) {
      if (override?.optional !== false) continue;
      const finding = this.#finding(override, "optional", tags);
      if (isObject(value) && Object.hasOwn(value, key)) finding.holds = true;
      else this.#note(finding, () => place(path));
    }
  }

  #note(finding: Finding, place: () => Place): void {
    this.#count += 1;
    finding.count += 1;
    if (finding.count <= maxReportedValues) finding.places.push(place());
  }

  #finding(override: Override, claim: Claim, tags: string): Finding {
    const findings = this.#findings.get(override) ?? new Map<string, Finding>();
    this.#findings.set(override, findings);
    const key = `${claim} ${tags}`;
    const holds = claim !== "optional";
    const finding = findings.get(key) ?? {
      override,
      claim,
      places: [],
      count: 0,
      holds,
    };
    findings.set(key, finding);
    return finding;
  }
}

/** What an override says that the value contradicts, if anything; what its `type` replaces contradicts nothing. */
function contradicted(value: Json, override: Override): Claim | undefined {
  if (isReplaced(value, override)) return undefined;
  if (value === null)
    return override.nullable === false ? "nullable" : undefined;
  if (override.enum) return isAmong(value, override) ? undefined : "enum";
  if (typeof value === "string" && override.format !== undefined)
    return hasFormat(value, override.format) ? undefined : "format";
  const { discriminator, exactlyOne } = override;
  if (isObject(value)) {
    if (exactlyOne && Object.keys(value).length !== 1) return "exactlyOne";
    if (discriminator === undefined) return undefined;
    return tagOf(value, override) === undefined ? "discriminator" : undefined;
  }
  if (override.type) return undefined;
  if (override.map) return "map";
  if (exactlyOne) return "exactlyOne";
  return discriminator === undefined ? undefined : "discriminator";
}

/** Whether a value is one of the constants, or as good as one. */
function isAmong(
  value: Json,
  { enum: constants = [], open }: Override,
): boolean {
  return open
    ? typeof value === "string"
    : constants.some((one) => one === value);
}
