import type { Variable } from "../../event/variables.js";
import {
  anyItem,
  isAny,
  type Segments,
  whyNoConstant,
  writePath,
} from "../../type/variable-path.js";
import { wordsOf } from "./key-words.js";

/** A variable path that has a constant, or a function of the indexes and keys in it. */
export interface PathConstant {
  /** The words of its name: `items`, `at`, `sku`. */
  readonly words: readonly string[];
  /** The path: its texts, and between them parameters. */
  readonly parts: readonly PathPart[];
  readonly parameters: readonly PathParameter[];
  /** The path as people write it; where there are no parameters, the variable's own. */
  readonly text: string;
  readonly deprecated?: string | true;
}

/** A part of a path. */
export type PathPart = string | PathParameter;

/** Stands in a path for any index of an array, or any key of a map. */
export interface PathParameter {
  readonly name: string;
  readonly kind: "index" | "key";
}

/** Tells the paths that are constants from those that are functions, which lead through arrays and maps. */
export function byForm<Path extends PathConstant>(
  paths: readonly Path[],
): {
  readonly constants: readonly Path[];
  readonly functions: readonly Path[];
} {
  const isConstant = ({ parameters }: Path) => parameters.length === 0;
  return {
    constants: paths.filter(isConstant),
    functions: paths.filter((path) => !isConstant(path)),
  };
}

/** The variable paths of an event, in the order of the payload: those that the TypeScript constants have. */
export function pathConstantsOf(root: Variable): readonly PathConstant[] {
  const { properties, item, entry } = root;
  const below = [...properties.values()];
  if (item) below.push(item);
  if (entry) below.push(entry);
  return below.flatMap((variable) =>
    whyNoConstant(variable.segments)
      ? []
      : [constantOf(variable), ...pathConstantsOf(variable)],
  );
}

function constantOf({ segments, deprecated }: Variable): PathConstant {
  const parts = partsOf(segments);
  return {
    words: segments.flatMap((segment) =>
      isAny(segment) ? [segment === anyItem ? "at" : "key"] : wordsOf(segment),
    ),
    parts,
    parameters: parts.filter((part) => typeof part !== "string"),
    text: writePath(segments),
    ...(deprecated !== undefined && { deprecated }),
  };
}

function partsOf(segments: Segments): readonly PathPart[] {
  const parts: PathPart[] = [];
  let text = "";
  let depth = 0;
  for (const [index, segment] of segments.entries()) {
    if (index > 0) text += ".";
    if (!isAny(segment)) {
      text += segment;
      continue;
    }
    depth += 1;
    const kind = segment === anyItem ? "index" : "key";
    if (text !== "") parts.push(text);
    parts.push({ name: depth === 1 ? kind : `${kind}${depth}`, kind });
    text = "";
  }
  if (text !== "") parts.push(text);
  return parts;
}
