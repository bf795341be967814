import { createLocator } from "../../base/json/locate.js";
import type { WorkflowSource } from "../workflow-source.js";
import {
  findFaults,
  type FoundFault,
  type LintContext,
} from "./find-faults.js";
import { type Finding, toFinding } from "./finding.js";

/** What is wrong in a text, and the one sure way to mend it, where there is one. */
export interface SourceFinding {
  readonly finding: Finding;
  readonly edit: Edit | undefined;
}

/** A part of a text, and what is to stand there. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Checks all templates of a text; what comes from elsewhere than a file has no places. */
export function lintSource(
  { file, name, text: whole }: WorkflowSource,
  context: LintContext,
): readonly SourceFinding[] {
  // A byte order mark is a blank, so that offsets stay those of the file.
  const text = whole.replace(/^\uFEFF/, " ");
  const locator = file === undefined ? undefined : createLocator(file, text);
  const isCode = /\.(?:[cm]?[jt]sx?|vue|svelte)$/i.test(file ?? "");
  return findFaults(text, context, isCode).map((fault) => {
    const { offset, written } = fault.candidate;
    const place = locator?.range(offset, written.length);
    return {
      finding: toFinding(fault, context, { place, workflow: name }),
      edit: editOf(fault, context),
    };
  });
}

function editOf(
  { template, candidate, meant, isSure, isJson }: FoundFault,
  { positions }: LintContext,
): Edit | undefined {
  if (!isSure || !meant) return undefined;
  const { offset, written } = candidate;
  const remedy = template.withPath(meant, positions);
  // Elsewhere a quote may end the string that the template is in.
  if (!isJson && remedy.includes('"') && !written.includes('"'))
    return undefined;
  const text = isJson ? JSON.stringify(remedy).slice(1, -1) : remedy;
  return { offset, length: written.length, text };
}
