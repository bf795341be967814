import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { errorCode } from "../../base/file-system.js";

/** What the value of an option has to be that names a port. */
export const portValue = {
  form: /^(?:\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/,
  describe: "a port from 0 to 65535",
} as const;

const reasons: Partial<Record<string, string>> = {
  EADDRINUSE: "is in use",
  EACCES: "may not be listened on by you",
};

/**
 * Reports that a port cannot be listened on.
 *
 * @throws the error itself, where it says something else
 */
export function addUnusablePort(
  port: number,
  error: unknown,
  diagnostics: Diagnostics,
): void {
  const reason = reasons[errorCode(error)];
  if (reason === undefined) throw error;
  diagnostics.add("CE711", `The port ${port} ${reason}.`);
}
