import { didYouMean } from "../../base/diagnostics/suggest.js";
import type { ManifestEvent, Override } from "../../input/manifest/manifest.js";
import type { Claim, Contradiction } from "./contradictions.js";
import type { Description } from "./describe.js";
import { pathsIn } from "../../type/paths.js";
import type { BuildContext } from "../../input/context.js";

/** Reports overrides of what no sample has, those that do not fit, and those that samples or each other contradict. */
export function reportOverrides(
  { type, unknown, unfit, mistakes }: Description,
  contradictions: readonly Contradiction[],
  event: ManifestEvent,
  { manifest, diagnostics }: BuildContext,
): void {
  for (const { variable, path } of unknown) {
    const message = `No sample has a value at ${JSON.stringify(variable)}${didYouMean(variable, pathsIn(type))}`;
    diagnostics.add("CE306", message, manifest.document.place(path, "key"));
  }
  for (const { override, reason } of unfit) {
    const message = `The override of ${nameOf(override)} does not fit: ${reason}.`;
    diagnostics.add("CE307", message, manifest.document.place(override.path));
  }
  for (const { override, code, field, message, help } of mistakes) {
    const place = field
      ? manifest.document.place([...override.path, field])
      : manifest.document.place(override.path, "key");
    diagnostics.add(code, message, place, help);
  }
  const told = new Set(unfit.map(({ override }) => override));
  for (const { override, claim, places, count } of contradictions) {
    if (told.has(override)) continue;
    const { problem, help } = claims[claim];
    const where = `(event ${JSON.stringify(event.slug)})`;
    const name = nameOf(override);
    for (const place of places)
      diagnostics.add(
        "CE309",
        `${upperFirst(name)} ${problem(override)} ${where}.`,
        place,
        help,
      );
    if (count > places.length)
      diagnostics.add(
        "CE309",
        `${count - places.length} more values contradict the override of ${name} ${where}.`,
        manifest.document.place([...override.path, claim]),
        help,
      );
  }
}

interface Explanation {
  /** What is wrong with the value, after its name. */
  readonly problem: (override: Override) => string;
  readonly help: string;
}

const noKind =
  'Take it out; or list in "type" what else there may be, such as ["object", "string"].';

const claims: Readonly<Record<Claim, Explanation>> = {
  enum: {
    problem: ({ open }) =>
      open
        ? 'is no string, and its override has "open": true'
        : 'is none of the values in the "enum" of its override',
    help: 'Add the value to "enum", say "open": true where other strings may come, or take the sample out.',
  },
  nullable: {
    problem: () => 'is null, and its override has "nullable": false',
    help: 'Remove "nullable"; or take the sample out, or say with "type" that it does not count.',
  },
  optional: {
    problem: () => 'is missing, and its override has "optional": false',
    help: 'Remove "optional", or take the sample out.',
  },
  format: {
    problem: ({ format = "" }) =>
      `has not the format ${JSON.stringify(format)} of its override`,
    help: 'Remove "format", or take the sample out.',
  },
  exactlyOne: {
    problem: () =>
      'is no object of one property, and its override has "exactlyOne": true',
    help: `Remove "exactlyOne", or take the sample out. ${noKind}`,
  },
  map: {
    problem: () => 'is no object, and its override has "map": true',
    help: noKind,
  },
  discriminator: {
    problem: ({ discriminator = "" }) =>
      `is no object that its ${JSON.stringify(discriminator)} could tell apart`,
    help: `Give it the property, as a string, a number, true or false. ${noKind}`,
  },
};

function nameOf({ variable }: Override): string {
  return variable === "" ? "the payload" : JSON.stringify(variable);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
