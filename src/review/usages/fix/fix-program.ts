import type { ts } from "ts-morph";
import type { GeneratedCode } from "../generated-code.js";
import { messageOf, type OpenProject } from "../open-programs.js";
import type { Finding } from "../usage.js";
import { draftFixes, type Fixable } from "./draft-fixes.js";
import type { FileDraft } from "./file-draft.js";
import { createOverlay, newAmong, type Overlay } from "./overlay.js";
import { isUnused, removeUnused, unusedIn } from "./remove-unused.js";
import type { Left } from "./site.js";
import { applyEdits } from "./text-edits.js";

/** How a program is rewritten so that less goes around the generated code. */
export interface Fixes {
  readonly files: readonly FixedFile[];
  /** Why findings stay as they are; all others are in the files. */
  readonly left: ReadonlyMap<Finding, Left>;
}

/** A file with its new text. */
export interface FixedFile {
  readonly file: ts.SourceFile;
  readonly text: string;
}

/** Works out all that can be rewritten, and tries it in memory: what the compiler then refuses is taken back. */
export function fixProgram(
  findings: readonly Finding[],
  program: OpenProject,
  code: GeneratedCode,
): Fixes {
  const left = new Map<Finding, Left>();
  const fixable = findings.filter(isFixable);
  const first = draftFixes(fixable, program, code, left);
  if (first.length === 0) return { files: [], left };
  const overlay = createOverlay(program);
  const before = new Map(
    first.map(({ file }) => [
      file,
      { errors: overlay.errorsIn(file), unused: unusedIn(file, overlay) },
    ]),
  );
  for (let drafts = first; ;) {
    const tried = tryDrafts(drafts, before, overlay);
    if (tried.refused.size === 0) return { files: tried.files, left };
    for (const [finding, reason] of tried.refused) left.set(finding, reason);
    for (const { file } of drafts) overlay.set(file, file.text);
    drafts = draftFixes(fixable, program, code, left);
  }
}

function isFixable(finding: Finding): finding is Fixable {
  return finding.target !== undefined;
}

type Before = ReadonlyMap<
  ts.SourceFile,
  {
    readonly errors: readonly ts.Diagnostic[];
    readonly unused: readonly ts.Diagnostic[];
  }
>;

interface Trial {
  readonly files: readonly FixedFile[];
  readonly refused: ReadonlyMap<Finding, Left>;
}

/** Puts the new texts in place, and asks the compiler. */
function tryDrafts(
  drafts: readonly FileDraft[],
  before: Before,
  overlay: Overlay,
): Trial {
  const edited = drafts.map((draft) => ({
    ...draft,
    ...applyEdits(draft.file.text, draft.edits),
  }));
  for (const { file, text } of edited) overlay.set(file, text);
  const refused = new Map<Finding, Left>();
  const refuse = (
    draft: (typeof edited)[number],
    isMeant: (error: ts.Diagnostic) => boolean,
    spans: (typeof edited)[number]["spans"],
  ): void => {
    const { file, program } = draft;
    const errors = newAmong(
      overlay.errorsIn(file).filter(isMeant),
      before.get(file)?.errors ?? [],
      program.ts,
    );
    for (const error of errors) {
      const reason = `TS${error.code}: ${messageOf(error, program.ts)}`;
      for (const finding of ownersAt(error.start ?? 0, spans, draft))
        if (!refused.has(finding))
          refused.set(finding, { code: "CE835", reason });
    }
  };
  for (const draft of edited)
    refuse(draft, (error) => !isUnused(error), draft.spans);
  if (refused.size > 0) return { files: [], refused };
  const files = edited.map(({ file, text, program }) => {
    const unused = before.get(file)?.unused ?? [];
    return { file, text: removeUnused(file, text, unused, overlay, program) };
  });
  for (const draft of edited) refuse(draft, () => true, []);
  return { files, refused };
}

/** What an error at a place comes from; where that is in doubt, all that was changed in the file. */
function ownersAt(
  position: number,
  spans: ReturnType<typeof applyEdits<Finding>>["spans"],
  { edits }: FileDraft,
): Iterable<Finding> {
  const at = spans.filter(
    ({ start, end }) => start <= position && position <= end,
  );
  const owners = (at.length > 0 ? at : edits).flatMap((each) => [
    ...each.owners,
  ]);
  return new Set(owners);
}
