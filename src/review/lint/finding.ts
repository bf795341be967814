import {
  catalogue,
  type DiagnosticCode,
} from "../../base/diagnostics/catalogue.js";
import type { Place } from "../../base/diagnostics/diagnostic.js";
import type { FoundFault, LintContext } from "./find-faults.js";
import { labelOf } from "./workflow.js";

/** What is wrong with a template, or may be. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  /** Absolute path. */
  readonly file?: string;
  /** The name of the workflow that the template is in, or its id. */
  readonly workflow?: string;
  /** The name of the workflow's node that the template is in, or its id. */
  readonly node?: string;
  /** Both count from 1, columns in UTF-16 code units. */
  readonly line?: number;
  readonly column?: number;
  /** As it is written. */
  readonly template: string;
  /** The slug of the event that it was checked against; of an unknown event, its name. */
  readonly event?: string;
  readonly message: string;
  /** What to write in the template's place, where one thing is likely to be meant. */
  readonly suggestion?: string;
}

/** Where a template stands, as far as that is known of the text as a whole. */
interface Whereabouts {
  /** Absent without a file. */
  readonly place?: Place | undefined;
  /** What a workflow is called that does not say so itself. */
  readonly workflow?: string | undefined;
}

/** Says what is wrong, for people and programs. */
export function toFinding(
  { code, message, template, event, workflow, node, meant }: FoundFault,
  { positions }: LintContext,
  { place, workflow: given }: Whereabouts,
): Finding {
  const label = node && labelOf(node);
  const name = workflow?.name ?? given;
  return {
    code,
    severity: catalogue[code].severity,
    ...(place && { file: place.file }),
    ...(name !== undefined && { workflow: name }),
    ...(label !== undefined && { node: label }),
    ...(place && { line: place.line, column: place.column }),
    template: template.text,
    ...(event !== undefined && { event }),
    message,
    ...(meant && { suggestion: template.withPath(meant, positions) }),
  };
}
