import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import type { Outcome } from "../../render/report.js";

/** Says that the slug was left out. */
export function withoutSlug(): Outcome {
  const diagnostics = new Diagnostics();
  diagnostics.add(
    "CE001",
    "`add` needs a slug: add <slug> [file], or --from <file>.",
  );
  return { exitCode: 2, diagnostics: diagnostics.list, result: null };
}
