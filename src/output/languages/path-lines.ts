import { deprecationText } from "./class-schema.js";
import { byForm, type PathConstant } from "./path-constants.js";

/** How a language writes variable paths. */
export interface PathWriting {
  /** A comment that stands before what it is about. */
  readonly comment: (lines: readonly string[]) => readonly string[];
  readonly constant: (path: PathConstant) => string;
  readonly function: (path: PathConstant) => readonly string[];
}

/** The constants of paths, and behind them the functions of those that lead through arrays and maps. */
export function pathLines(
  paths: readonly PathConstant[],
  writing: PathWriting,
): readonly string[] {
  const { constants, functions } = byForm(paths);
  const noteOf = ({ deprecated }: PathConstant): readonly string[] =>
    deprecated === undefined
      ? []
      : writing.comment([deprecationText(deprecated)]);
  return [
    ...(constants.length > 0 ? [""] : []),
    ...constants.flatMap((path) => [...noteOf(path), writing.constant(path)]),
    ...functions.flatMap((path) => [
      "",
      ...noteOf(path),
      ...writing.function(path),
    ]),
  ];
}
