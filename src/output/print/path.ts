import { anyKey, isAny, type Segments } from "../../type/variable-path.js";
import { stringLiteral, templateText } from "../typescript/escape.js";

/** A path as a value: a string, or in `$at` and `$key` a template over their parameters. */
export function pathValue(segments: Segments): string {
  return pathLiteral(segments, (kind, depth) => parameter(kind, depth).value);
}

/** The type of {@link pathValue}. */
export function pathType(segments: Segments): string {
  return pathLiteral(segments, (kind, depth) => parameter(kind, depth).type);
}

/** The type of the path for every index and key; `lastIndex` is the type of the last index. */
export function pathPattern(
  segments: Segments,
  lastIndex: "number" | "bigint" = "number",
): string {
  const last = depthOf(segments);
  return pathLiteral(segments, (kind, depth) => {
    if (kind === "key") return "string";
    return depth === last ? lastIndex : "number";
  });
}

/** What a parameter stands for: an array's index, or a map's key. */
export type ParameterKind = "index" | "key";

/** What the parameters of nested `$at` and `$key` are called; the outermost has depth 1. */
export function parameter(
  kind: ParameterKind,
  depth: number,
): {
  readonly value: string;
  readonly type: string;
} {
  const suffix = depth === 1 ? "" : String(depth);
  return kind === "index"
    ? { value: `index${suffix}`, type: `Index${suffix}` }
    : { value: `key${suffix}`, type: `Key${suffix}` };
}

/** How many arrays and maps the path leads through. */
export function depthOf(segments: Segments): number {
  return segments.filter(isAny).length;
}

function pathLiteral(
  segments: Segments,
  nameOf: (kind: ParameterKind, depth: number) => string,
): string {
  if (!segments.some(isAny)) return stringLiteral(segments.join("."));
  let depth = 0;
  const parts = segments.map((segment) => {
    if (!isAny(segment)) return templateText(segment);
    depth += 1;
    return `\${${nameOf(segment === anyKey ? "key" : "index", depth)}}`;
  });
  return `\`${parts.join(".")}\``;
}
