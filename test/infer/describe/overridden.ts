import type { Json, JsonObject } from "../../../src/base/json/json.js";
import type { Override } from "../../../src/input/manifest/manifest.js";
import {
  addToBranches,
  type Branches,
} from "../../../src/infer/describe/branches.js";
import { Contradictions } from "../../../src/infer/describe/contradictions.js";
import {
  type Description,
  describeShape,
} from "../../../src/infer/describe/describe.js";
import { toJsonSchema } from "../../../src/type/json-schema.js";
import { overrideTree } from "../../../src/infer/describe/override-tree.js";
import { observe } from "../../../src/infer/shape/observe.js";
import { emptyShape } from "../../../src/infer/shape/shape.js";

/** What an override says. */
export type Says = Omit<Override, "variable" | "path">;

/** What comes of samples and overrides. */
export interface Overridden extends Description {
  readonly schema: JsonObject;
  /** The overrides that are errors. */
  readonly wrong: ReadonlySet<Override>;
}

/** Infers a type of samples and overrides, as the model does. */
export function infer(
  samples: readonly JsonObject[],
  overrides: readonly Override[],
): Overridden {
  const shape = emptyShape();
  const tree = overrideTree(overrides);
  const branches: Branches = new Map();
  const contradictions = new Contradictions(tree);
  const place = () => ({ file: "/s.json", line: 1, column: 1, length: 1 });
  for (const payload of samples) {
    observe(shape, payload);
    addToBranches(branches, payload, tree);
    contradictions.hold({ payload, place });
  }
  const description = describeShape(shape, tree, branches);
  const { type, unknown, unfit } = description;
  const wrong = [...unfit, ...contradictions.list].map((it) => it.override);
  return {
    ...description,
    schema: toJsonSchema(type, { closed: true }),
    wrong: new Set([...unknown, ...wrong]),
  };
}

/** Overrides by their paths. */
export function listOf(
  overrides: Readonly<Record<string, Says>>,
): readonly Override[] {
  return Object.entries(overrides).map(([variable, says]) => ({
    variable,
    path: [],
    ...says,
  }));
}

/** Every scalar in a value. */
export function scalarsIn(value: Json): (string | number | boolean | null)[] {
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap((child: Json) => scalarsIn(child))
    : [value];
}
