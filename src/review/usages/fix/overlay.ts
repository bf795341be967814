import type { ts } from "ts-morph";
import {
  messageOf,
  type OpenProgram,
  type OpenProject,
} from "../open-programs.js";

/** A project with other texts in place of some of its files, in memory. */
export interface Overlay {
  readonly service: ts.LanguageService;
  readonly set: (file: ts.SourceFile, text: string) => void;
  /** What the compiler refuses in a file as it is now. */
  readonly errorsIn: (file: ts.SourceFile) => readonly ts.Diagnostic[];
}

/** Begins with the files as they are. */
export function createOverlay({ ts, project }: OpenProject): Overlay {
  const service = project.getLanguageService().compilerObject;
  return {
    service,
    set: ({ fileName }, text) => {
      const file =
        project.getSourceFile(fileName) ??
        project.addSourceFileAtPath(fileName);
      const newLineKind = text.includes("\r\n")
        ? ts.NewLineKind.CarriageReturnLineFeed
        : ts.NewLineKind.LineFeed;
      // All line ends of a text that replaces another become these.
      project.manipulationSettings.set({ newLineKind });
      if (file.getFullText() !== text) file.replaceWithText(text);
    },
    errorsIn: ({ fileName }) =>
      [
        ...service.getSyntacticDiagnostics(fileName),
        ...service.getSemanticDiagnostics(fileName),
      ].filter(({ category }) => category === ts.DiagnosticCategory.Error),
  };
}

/** The diagnostics that were not there before, wherever they stand now. */
export function newAmong<Found extends ts.Diagnostic>(
  after: readonly Found[],
  before: readonly ts.Diagnostic[],
  ts: OpenProgram["ts"],
): readonly Found[] {
  const keyOf = (each: ts.Diagnostic) => `${each.code} ${messageOf(each, ts)}`;
  const known = before.map(keyOf);
  return after.filter((each) => {
    const index = known.indexOf(keyOf(each));
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}
