import type { Override } from "../../input/manifest/manifest.js";
import type { Visit } from "./walk.js";

/** An override that the samples speak for; it is never taken without being asked for. */
export interface Suggestion {
  /** The variable path that it is of; empty for the payload itself. */
  readonly path: string;
  readonly kind: "enum" | "map" | "discriminator" | "exactlyOne";
  readonly override: Pick<
    Override,
    "enum" | "open" | "map" | "discriminator" | "kinds" | "exactlyOne"
  >;
  /** What in the samples speaks for it, in words. */
  readonly evidence: string;
}

/** Whether an override can name the path: its keys have no dot, and none is a star. */
export function canBeNamed({ segments }: Visit): boolean {
  return segments.every(
    (segment) =>
      typeof segment !== "string" ||
      (segment !== "" && segment !== "*" && !segment.includes(".")),
  );
}

/** Whether the manifest has said already what kind of value is at the path. */
export function isDecided({ node }: Visit): boolean {
  const override = node?.override;
  return (
    override !== undefined &&
    (override.type ??
      override.enum ??
      override.format ??
      override.map ??
      override.exactlyOne ??
      override.discriminator) !== undefined
  );
}
