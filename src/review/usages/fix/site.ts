import type { DiagnosticCode } from "../../../base/diagnostics/catalogue.js";
import type { GeneratedCode } from "../generated-code.js";
import type { OpenProgram } from "../open-programs.js";
import type { BypassingCall } from "../usage.js";

/** Why something stays as it is. */
export interface Left {
  readonly code: DiagnosticCode;
  readonly reason: string;
}

/** Says why something stays as it is; of several reasons the first counts. */
export type Refuse = (code: DiagnosticCode, reason: string) => undefined;

/** A call that is to be rewritten, and what has to be known for that. */
export interface Site extends BypassingCall {
  readonly program: OpenProgram;
  readonly code: GeneratedCode;
  readonly refuse: Refuse;
}
