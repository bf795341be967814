import type { Override } from "../../input/manifest/manifest.js";

/** What overrides can be of. */
export type Position = "payload" | "property" | "item" | "discriminator";

interface Rule {
  readonly refused: (field: string) => boolean;
  readonly reason: string;
}

const ofProperties: readonly string[] = [
  "optional",
  "description",
  "deprecated",
  "renamedTo",
];

const ofPayloads: readonly string[] = ["discriminator", "kinds", "exactlyOne"];

const rules: Readonly<Record<Exclude<Position, "property">, Rule>> = {
  payload: {
    refused: (field) => !ofPayloads.includes(field),
    reason:
      'of the payload itself, only "discriminator" or "exactlyOne" can be said',
  },
  item: {
    refused: (field) => ofProperties.includes(field),
    reason:
      "only a property can be optional, described, deprecated or renamed, and this is an item",
  },
  discriminator: {
    refused: (field) => field !== "description" && field !== "deprecated",
    reason:
      "it tells objects apart, so it is always there, with the values that samples have",
  },
};

/** Why an override cannot say what it says of something in that position, if so. */
export function misfit(
  override: Override,
  position: Position,
): string | undefined {
  const { map, discriminator, exactlyOne } = override;
  if (map && (exactlyOne || discriminator !== undefined))
    return "keys that are data tell nothing apart";
  if (exactlyOne && discriminator !== undefined)
    return "an object of one property has no other that tells what it is";
  if (position === "property") return undefined;
  const { refused, reason } = rules[position];
  const said = Object.keys(override).filter(
    (field) => field !== "variable" && field !== "path",
  );
  return said.some(refused) ? reason : undefined;
}
