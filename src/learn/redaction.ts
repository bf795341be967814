import { createRedactor, type Redactor } from "../input/sensitive/redactor.js";

/** How secrets and personal data are replaced by stand-ins. */
export interface Redaction {
  /**
   * With the same key the same values get the same stand-ins, in other runs too; by default nobody has the key. It is a
   * secret, for with it values can be tried out until the stand-in fits.
   */
  readonly key?: string | undefined;
}

/** Makes the redactor; undefined where none is wanted. */
export function redactorOf(
  redaction: boolean | Redaction,
): Redactor | undefined {
  if (redaction === false) return undefined;
  return createRedactor(redaction === true ? undefined : redaction.key);
}
