import type { ts } from "ts-morph";
import type { GeneratedCode } from "../generated-code.js";
import { sdk } from "../find-bypasses.js";
import type { OpenProgram } from "../open-programs.js";
import type { Finding, Target } from "../usage.js";
import { draftClient } from "./draft-client.js";
import { draftImports, nameOfGenerated } from "./draft-imports.js";
import { addEdits, createDraft, type FileDraft } from "./file-draft.js";
import { quoted } from "./file-style.js";
import { isWithin } from "./is-within.js";
import { planRequest } from "./plan-request.js";
import { planSdkCall } from "./plan-sdk-call.js";
import { pathToPrint } from "./plan-template.js";
import { isReadable } from "./read-http-request.js";
import { readsResponse } from "./reads-response.js";
import type { Rewrite } from "./rewrite.js";
import type { Left, Refuse, Site } from "./site.js";

/** A finding that goes around the generated code. */
export interface Fixable extends Finding {
  readonly target: Target;
}

/**
 * Drafts how files change.
 *
 * @param left why findings stay as they are; those are not drafted, and others are added
 */
export function draftFixes(
  findings: readonly Fixable[],
  program: OpenProgram,
  code: GeneratedCode,
  left: Map<Finding, Left>,
): readonly FileDraft[] {
  const drafts = new Map<ts.SourceFile, FileDraft>();
  const draftOf = (file: ts.SourceFile): FileDraft => {
    const draft = drafts.get(file) ?? createDraft(file, program, code);
    drafts.set(file, draft);
    return draft;
  };
  for (const finding of findings) {
    if (left.has(finding)) continue;
    const refuse: Refuse = (code, reason) => {
      if (!left.has(finding)) left.set(finding, { code, reason });
      return undefined;
    };
    const { target } = finding;
    const around = "text" in target ? target.text : target.call;
    if (!isEditable(around.getSourceFile(), program, refuse)) continue;
    if ("text" in target) {
      draftTemplate(target.text, finding, draftOf, refuse);
      continue;
    }
    const { call } = target;
    const holdsAnother = findings.some(
      (other) =>
        other !== finding &&
        isWithin(
          "call" in other.target ? other.target.call : other.target.text,
          call,
        ),
    );
    const site = { ...target, program, code, refuse };
    const rewrite = planCall(site, holdsAnother);
    if (rewrite) draftCall(rewrite, call, finding, draftOf);
  }
  for (const draft of drafts.values()) draftImports(draft);
  return [...drafts.values()].filter(({ edits }) => edits.length > 0);
}

/** Whether imports can be added to a file, and texts be replaced in it to the letter. */
function isEditable(
  file: ts.SourceFile,
  { ts }: OpenProgram,
  refuse: Refuse,
): boolean {
  if (!ts.isExternalModule(file))
    refuse("CE831", "The file is no ES module, and imports nothing.");
  else if (/\r\n/.test(file.text) && /(?<!\r)\n/.test(file.text))
    refuse("CE831", "The file has line ends of two kinds.");
  else return true;
  return false;
}

function planCall(site: Site, holdsAnother: boolean): Rewrite | undefined {
  const { call, from, program, refuse } = site;
  if (from !== sdk && !isReadable(site)) {
    refuse("CE831", `There is no rewriting of calls of \`${from}\`.`);
    return;
  }
  if (readsResponse(call, program)) {
    refuse("CE834", "Its response, or the error that it ends with, is read.");
    return;
  }
  if (from === sdk) return planSdkCall(site);
  if (holdsAnother) {
    refuse("CE832", "Another call or text that goes around stands in it.");
    return;
  }
  return planRequest(site);
}

function draftCall(
  { slug, client, edits }: Rewrite,
  call: ts.CallExpression,
  finding: Finding,
  draftOf: (file: ts.SourceFile) => FileDraft,
): void {
  const draft = draftOf(call.getSourceFile());
  const { style } = draft;
  const words = {
    trigger: nameOfGenerated(triggerOf(slug, draft), call, finding, draft),
    client: draftClient(client, call, finding, draftOf),
    quote: (text: string) => quoted(text, style),
  };
  addEdits(draft, edits(words), new Set([finding]));
}

/** The name of the function that fires an event. */
function triggerOf(slug: string, { code, program }: FileDraft): string {
  const [node] = [...code.triggers].find(([, fires]) => fires === slug) ?? [];
  return node && program.ts.isFunctionDeclaration(node)
    ? (node.name?.text ?? "")
    : "";
}

function draftTemplate(
  text: ts.Node,
  finding: Finding,
  draftOf: (file: ts.SourceFile) => FileDraft,
  refuse: Refuse,
): void {
  const draft = draftOf(text.getSourceFile());
  const { program, code, style } = draft;
  const path = pathToPrint(text, program, code, refuse);
  if (path === undefined) return;
  const name = nameOfGenerated("variableTemplate", text, finding, draft);
  const edit = {
    start: text.getStart(),
    end: text.getEnd(),
    text: `${name}(${quoted(path, style)})`,
  };
  addEdits(draft, [edit], new Set([finding]));
}
