import {
  catalogue,
  type DiagnosticCode,
} from "../../base/diagnostics/catalogue.js";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";

/** Why a management call failed, or what its answer lacks; nothing of it holds the key. */
export interface ApiProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** What to do, where more can be said than the catalogue's advice. */
  readonly help?: string | undefined;
  /** The HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** The platform's own code, such as `INVALID_EVENT_ID`. */
  readonly platformCode?: string | undefined;
  readonly requestId?: string | undefined;
  /** Whether the call may have changed the workspace all the same: read it again before the next. */
  readonly mayHaveHappened: boolean;
}

/** What came of a management call. */
export type ApiOutcome<Value> =
  | {
      readonly ok: true;
      readonly value: Value;
      /** What of the answer could not be read. */
      readonly warnings: readonly ApiProblem[];
    }
  | { readonly ok: false; readonly problem: ApiProblem };

/** The outcome of a call that succeeded. */
export function success<Value>(
  value: Value,
  warnings: readonly ApiProblem[] = [],
): ApiOutcome<Value> {
  return { ok: true, value, warnings };
}

/** The outcome of a call that failed. */
export function failure(problem: ApiProblem): {
  readonly ok: false;
  readonly problem: ApiProblem;
} {
  return { ok: false, problem };
}

/** Records a problem. */
export function reportProblem(
  { code, message, help, requestId, mayHaveHappened }: ApiProblem,
  diagnostics: Diagnostics,
): void {
  const request = requestId === undefined ? "" : ` (request ${requestId})`;
  const again = mayHaveHappened
    ? " It may have happened all the same: run the command again, which looks first."
    : "";
  const told = `${message.replace(/[.\s]+$/, "")}${request}.`;
  diagnostics.add(
    code,
    told,
    undefined,
    `${help ?? catalogue[code].fix}${again}`,
  );
}
