import type { Diagnostic } from "../../../base/diagnostics/diagnostic.js";
import type { ImpactOptions } from "../../../review/impact/impact.js";

/** What `--impact` is to find: it is asked for by its own name, or by where to look. */
export function impactOf({
  impact,
  workflows,
  project,
  tsc,
}: {
  readonly impact: boolean;
  readonly workflows: string | undefined;
  readonly project: string | undefined;
  readonly tsc: string | undefined;
}): ImpactOptions | undefined {
  const isAsked = [workflows, project, tsc].some((each) => each !== undefined);
  if (!impact && !isAsked) return undefined;
  return {
    workflows: workflows === undefined ? [] : [workflows],
    project,
    tsc,
  };
}

/** Whether a problem is of the code that fires the events, and none of the events' own. */
export function isOfProject({ code }: Diagnostic): boolean {
  return /^CE8[23]/.test(code);
}
