import { wholeOf } from "../../type/definitions.js";
import { isPart } from "../../type/is-part.js";
import { pathsIn } from "../../type/paths.js";
import type {
  ObjectType,
  PayloadType,
  Property,
} from "../../type/payload-type.js";
import type { RenamedPath } from "../../type/renamed-path.js";
import { summarise } from "../../type/summarise.js";
import { unionOf } from "../../type/union.js";
import { anyItem, anySign, type Segments } from "../../type/variable-path.js";
import { membersOf } from "../../type/visit.js";
import {
  commonSteps,
  mistakeOf,
  type Rename,
  type RenameMistake,
  stepsOf,
} from "./rename-mistakes.js";

/** A payload's type with the paths that were renamed. */
export interface WithRenamed {
  readonly type: PayloadType;
  readonly renamed: readonly RenamedPath[];
  readonly mistakes: readonly RenameMistake[];
}

/**
 * Keeps the old path of each rename in the type, deprecated, and optional whatever the samples have. A path that no sample has
 * is of the type of the new one.
 */
export function keepRenamed(
  type: PayloadType,
  renames: readonly Rename[],
): WithRenamed {
  if (renames.length === 0) return { type, renamed: [], mistakes: [] };
  const paths = new Set(pathsIn(type));
  const renamed: RenamedPath[] = [];
  const mistakes: RenameMistake[] = [];
  let kept = type;
  for (const rename of renames) {
    const mistake = mistakeOf(rename, renames, paths);
    const work = new Keeping(rename, paths);
    const next = mistake ? kept : work.keepIn(kept);
    const failed = mistake ?? work.mistake;
    if (failed) mistakes.push(failed);
    else {
      kept = next;
      renamed.push(work.path);
    }
  }
  return { type: kept, renamed, mistakes };
}

/** What stands at the new path. */
interface Source {
  readonly type: PayloadType;
  /** Whether it is there wherever the object is in which both paths begin. */
  readonly isSure: boolean;
}

/** The keeping of one old path. */
class Keeping {
  readonly #rename: Rename;
  readonly #common: readonly string[];
  readonly #old: readonly string[];
  readonly #now: readonly string[];
  readonly #made: number;
  #isKept = false;
  #reason: Pick<RenameMistake, "message" | "help"> | undefined;

  /** @param paths every path that the samples have */
  constructor(rename: Rename, paths: ReadonlySet<string>) {
    const { variable, renamedTo } = rename;
    const from = commonSteps(variable, renamedTo);
    const [old, now] = [stepsOf(variable), stepsOf(renamedTo)];
    this.#rename = rename;
    this.#common = old.slice(0, from);
    this.#old = old.slice(from);
    this.#now = now.slice(from);
    this.#made = old.filter(
      (_, at) => at > 0 && !paths.has(old.slice(0, at).join(".")),
    ).length;
  }

  /** The type with the old path. */
  keepIn(type: PayloadType): PayloadType {
    return this.#within(type, this.#common);
  }

  get path(): RenamedPath {
    const { variable, renamedTo, write } = this.#rename;
    return {
      old: segmentsOf(variable),
      now: segmentsOf(renamedTo),
      isFilled: write === "both",
      made: this.#made,
    };
  }

  /** Why the path could not be kept, if so. */
  get mistake(): RenameMistake | undefined {
    if (this.#isKept && !this.#reason) return undefined;
    const { variable } = this.#rename;
    return {
      override: this.#rename,
      code: "CE313",
      message: `${JSON.stringify(variable)} cannot be kept: no object there has both paths.`,
      help: "Remove it, or rename what it is in.",
      ...this.#reason,
    };
  }

  /** Goes down to the objects in which both paths begin. */
  #within(type: PayloadType, [step, ...steps]: readonly string[]): PayloadType {
    return this.#mapMembers(type, (member) => {
      if (step === undefined)
        return member.kind === "object"
          ? this.#put(member, this.#old, this.#sourceIn(member))
          : member;
      if (member.kind === "array" && step === anySign)
        return { ...member, items: this.#within(member.items, steps) };
      if (member.kind !== "object") return member;
      return withProperty(member, step, (property) => ({
        ...property,
        type: this.#within(property.type, steps),
      }));
    });
  }

  /** What the new path leads to from an object; undefined where it leads nowhere. */
  #sourceIn(holder: ObjectType): Source | undefined {
    let types: readonly PayloadType[] = [holder];
    let isSure = true;
    for (const step of this.#now) {
      const members = types.flatMap((type) => this.#membersOf(type));
      const found = members.flatMap((member) =>
        member.kind === "object"
          ? member.properties.filter(({ key }) => key === step)
          : [],
      );
      isSure &&=
        found.length === members.length &&
        found.every(({ optional }) => !optional);
      // In what may be anything, anything may be there.
      const open = members.filter(({ kind }) => kind === "unknown");
      types = [...found.map(({ type }) => type), ...open];
    }
    if (types.some(({ kind }) => kind === "unknown"))
      return { type: { kind: "unknown" }, isSure };
    // A union of objects has to be one that its own discriminator tells apart.
    if (types.length > 1 && types.some(hasObject))
      this.#refuse(
        `several kinds of objects stand at ${JSON.stringify(this.#rename.renamedTo)}.`,
        "Rename path by path what is in them.",
      );
    return types.length > 0 ? { type: unionOf(types), isSure } : undefined;
  }

  #put(
    object: ObjectType,
    [key = "", ...rest]: readonly string[],
    source: Source | undefined,
  ): ObjectType {
    if (object.properties.some((property) => property.key === key))
      return withProperty(object, key, (property) =>
        rest.length === 0
          ? this.#mark(property, source)
          : this.#putBelow(property, rest, source),
      );
    // What some kinds of objects have, the others are not given.
    if (!source || rest.length > this.#made) return object;
    const property =
      rest.length === 0
        ? this.#mark({ key, type: source.type, optional: true }, source)
        : this.#make(key, rest, source);
    return { ...object, properties: [...object.properties, property] };
  }

  #putBelow(
    property: Property,
    steps: readonly string[],
    source: Source | undefined,
  ): Property {
    const type = this.#mapMembers(property.type, (member) =>
      member.kind === "object" ? this.#put(member, steps, source) : member,
    );
    return { ...property, type };
  }

  /** An object that no sample has, for the sake of what is kept in it. */
  #make(key: string, steps: readonly string[], source: Source): Property {
    const empty: ObjectType = { kind: "object", properties: [] };
    const type = this.#put(empty, steps, source);
    return {
      key,
      type,
      optional: true,
      deprecated: true,
      ...this.#filled(source),
    };
  }

  #mark(property: Property, source: Source | undefined): Property {
    this.#isKept = true;
    const { renamedTo, write, description, deprecated } = this.#rename;
    if (
      write &&
      source &&
      !isPart(wholeOf(source.type), wholeOf(property.type))
    )
      this.#refuse(
        `it is ${summarise(property.type)} in the samples, which cannot be filled from ${JSON.stringify(renamedTo)}: ${summarise(source.type)}.`,
        'Take the samples out that still have it, or remove "write".',
      );
    const where = `Renamed to \`${renamedTo}\`.`;
    return {
      ...property,
      optional: true,
      ...(description !== undefined && { description }),
      deprecated:
        typeof deprecated === "string" ? `${where} ${deprecated}` : where,
      renamedTo,
      ...(source && this.#filled(source)),
    };
  }

  /** The members of a type on the way. Of what is in a map, no key is a name. */
  #membersOf(type: PayloadType): readonly PayloadType[] {
    const members = membersOf(type);
    if (members.some(({ kind }) => kind === "map"))
      this.#refuse(
        "its path leads through a map, whose keys are data.",
        "Remove it: only what has a name of its own can be renamed.",
      );
    return members;
  }

  #mapMembers(
    type: PayloadType,
    change: (member: PayloadType) => PayloadType,
  ): PayloadType {
    const members = this.#membersOf(type).map(change);
    return type.kind === "union" ? { ...type, members } : (members[0] ?? type);
  }

  #filled({ isSure }: Source): Pick<Property, "alwaysFilled"> {
    return this.#rename.write && isSure ? { alwaysFilled: true } : {};
  }

  #refuse(reason: string, help: string): void {
    const name = JSON.stringify(this.#rename.variable);
    this.#reason = { message: `${name} cannot be kept: ${reason}`, help };
  }
}

function hasObject(type: PayloadType): boolean {
  return membersOf(type).some(({ kind }) => kind === "object");
}

function withProperty(
  object: ObjectType,
  key: string,
  change: (property: Property) => Property,
): ObjectType {
  return {
    ...object,
    properties: object.properties.map((property) =>
      property.key === key ? change(property) : property,
    ),
  };
}

function segmentsOf(path: string): Segments {
  return stepsOf(path).map((step) => (step === anySign ? anyItem : step));
}
