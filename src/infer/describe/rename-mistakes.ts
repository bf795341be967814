import { didYouMean } from "../../base/diagnostics/suggest.js";
import type { Override } from "../../input/manifest/manifest.js";
import { anySign } from "../../type/variable-path.js";

/** An override that says where its path went. */
export interface Rename extends Override {
  readonly renamedTo: string;
}

/** Why a renamed path cannot be kept. */
export interface RenameMistake {
  readonly override: Override;
  readonly code: "CE311" | "CE312" | "CE313";
  /** The field of the override that is wrong; absent where the path itself is. */
  readonly field?: keyof Override;
  readonly message: string;
  readonly help?: string;
}

/** Whether an override says that its path was renamed. */
export function isRename(override: Override): override is Rename {
  return override.renamedTo !== undefined;
}

/** The steps of a path as it is written in the manifest. */
export function stepsOf(path: string): readonly string[] {
  return path.split(".");
}

/** How many steps two paths have in common. */
export function commonSteps(one: string, other: string): number {
  const [left, right] = [stepsOf(one), stepsOf(other)];
  const at = left.findIndex((step, index) => step !== right[index]);
  return at < 0 ? left.length : at;
}

/**
 * What is wrong with a rename by itself or beside the others, if anything.
 *
 * @param paths every path that the samples have
 */
export function mistakeOf(
  rename: Rename,
  renames: readonly Rename[],
  paths: ReadonlySet<string>,
): RenameMistake | undefined {
  return (
    mistakeInFields(rename) ??
    mistakeInPaths(rename) ??
    mistakeAmong(rename, renames) ??
    mistakeInTarget(rename, paths)
  );
}

/** Fields that may stand beside `renamedTo`, and what says where the override stands. */
const beside: readonly string[] = [
  "renamedTo",
  "write",
  "description",
  "deprecated",
  "variable",
  "path",
];

function mistakeInFields(override: Rename): RenameMistake | undefined {
  const field = Object.keys(override).find((key) => !beside.includes(key));
  if (field === undefined) return undefined;
  return {
    override,
    code: "CE313",
    message: `${quoted(override.variable)} is renamed, so that nothing but "write", "description" and "deprecated" can be said of it.`,
    help: `Remove "${field}", or say it of ${quoted(override.renamedTo)}.`,
  };
}

function mistakeInPaths(override: Rename): RenameMistake | undefined {
  const { variable, renamedTo } = override;
  if (overlap(variable, renamedTo))
    return {
      override,
      code: "CE312",
      field: "renamedTo",
      message:
        variable === renamedTo
          ? `${quoted(variable)} is renamed to itself.`
          : `${quoted(variable)} is renamed to ${quoted(renamedTo)}, though one of them is in the other.`,
      help: "Name the path that it has now.",
    };
  const from = commonSteps(variable, renamedTo);
  const ownSteps = [variable, renamedTo].flatMap((path) =>
    stepsOf(path).slice(from),
  );
  if (!ownSteps.includes(anySign)) return undefined;
  return {
    override,
    code: "CE313",
    field: "renamedTo",
    message: `${quoted(variable)} and ${quoted(renamedTo)} are not in the same list, so that no item of one belongs to an item of the other.`,
    help: "Rename within the items of one list, or the list as a whole.",
  };
}

/** A path that is kept would not be the one that others go by. */
function mistakeAmong(
  override: Rename,
  renames: readonly Rename[],
): RenameMistake | undefined {
  const { variable, renamedTo } = override;
  const others = renames.filter((other) => other !== override);
  const next = others.find((other) => overlap(other.variable, renamedTo));
  if (next)
    return {
      override,
      code: "CE312",
      field: "renamedTo",
      message: `${quoted(variable)} is renamed to ${quoted(renamedTo)}, but ${quoted(next.variable)} is renamed itself.`,
      help: overlap(next.renamedTo, variable)
        ? "Remove one of them: they lead in a circle."
        : next.variable === renamedTo
          ? `Name where it is now: ${quoted(next.renamedTo)}.`
          : "Rename path by path what is in it, and not the object as a whole.",
    };
  const around = others.find((other) => overlap(other.variable, variable));
  return (
    around && {
      override,
      code: "CE312",
      message: `${quoted(variable)} and ${quoted(around.variable)} are both renamed, though one of them is in the other.`,
      help: "Rename path by path what is in it, and not the object as a whole.",
    }
  );
}

function mistakeInTarget(
  override: Rename,
  paths: ReadonlySet<string>,
): RenameMistake | undefined {
  const { variable, renamedTo } = override;
  if (paths.has(renamedTo)) return undefined;
  return {
    override,
    code: "CE311",
    field: "renamedTo",
    message: `${quoted(variable)} is renamed to ${quoted(renamedTo)}, which no sample has${didYouMean(renamedTo, paths) || "."}`,
  };
}

/** Whether one of two paths is the other or in it. */
function overlap(one: string, other: string): boolean {
  return `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);
}

function quoted(path: string): string {
  return JSON.stringify(path);
}
