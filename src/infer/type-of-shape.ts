import type { Diagnostics } from "../base/diagnostics/diagnostic.js";
import type { PayloadType } from "../type/payload-type.js";
import type { ManifestOptions } from "../input/manifest/manifest.js";
import { describeShape } from "./describe/describe.js";
import { overrideTree } from "./describe/override-tree.js";
import { explainIssue } from "./describe/explain-issue.js";
import type { Shape } from "./shape/shape.js";

/** The type of payloads that no manifest says anything of; what they leave open is in the diagnostics. */
export function typeOfShape(
  shape: Shape,
  diagnostics: Diagnostics,
  evidence: ManifestOptions["evidence"] = "any",
): PayloadType {
  const { type, issues } = describeShape(
    shape,
    overrideTree([]),
    new Map(),
    evidence,
  );
  for (const issue of issues)
    diagnostics.add(issue.code, `${explainIssue(issue)}.`);
  return type;
}
