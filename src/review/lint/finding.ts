import type { DiagnosticCode } from "../../base/diagnostics/catalogue.js";

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
