import { anyItem, type Segments } from "../schema/variable-path.js";
import { stringLiteral, templateText } from "../typescript/escape.js";

/** A path as a value: a string, or in an array's `$at` a template over the index parameters. */
export function pathValue(segments: Segments): string {
  return pathLiteral(segments, (depth) => indexName(depth).value);
}

/** The type of {@link pathValue}. */
export function pathType(segments: Segments): string {
  return pathLiteral(segments, (depth) => indexName(depth).type);
}

/** The type of the path for every index; `lastIndex` is the type of the last. */
export function pathPattern(
  segments: Segments,
  lastIndex: "number" | "bigint" = "number",
): string {
  const last = depthOf(segments);
  return pathLiteral(segments, (depth) =>
    depth === last ? lastIndex : "number",
  );
}

/** What the parameters of nested `$at` are called; the outermost has depth 1. */
export function indexName(depth: number): {
  readonly value: string;
  readonly type: string;
} {
  const suffix = depth === 1 ? "" : String(depth);
  return { value: `index${suffix}`, type: `Index${suffix}` };
}

/** How many arrays the path leads through. */
export function depthOf(segments: Segments): number {
  return segments.filter((segment) => segment === anyItem).length;
}

function pathLiteral(
  segments: Segments,
  nameOf: (depth: number) => string,
): string {
  if (!segments.includes(anyItem)) return stringLiteral(segments.join("."));
  let depth = 0;
  const parts = segments.map((segment) => {
    if (segment !== anyItem) return templateText(segment);
    depth += 1;
    return `\${${nameOf(depth)}}`;
  });
  return `\`${parts.join(".")}\``;
}
