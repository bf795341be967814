import type { Json } from "../../base/json/json.js";
import { findFaults, type LintContext } from "./find-faults.js";
import { type Finding, toFinding } from "./finding.js";

/** Checks all templates of a workflow, or of several, that came parsed: each finding names its workflow and node. */
export function lintWorkflow(
  workflow: Json,
  context: LintContext,
): readonly Finding[] {
  return findFaults(JSON.stringify(workflow), context).map((fault) =>
    toFinding(fault, context),
  );
}
