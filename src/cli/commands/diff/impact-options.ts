import type { Diagnostic } from "../../../base/diagnostics/diagnostic.js";
import type { ImpactOptions } from "../../../review/impact/impact.js";
import {
  type FetchedWorkflows,
  isOfWorkspace,
} from "../../workspace/remote.js";

interface ImpactFlags {
  readonly impact: boolean;
  readonly workflows: string | undefined;
  readonly remote: string | undefined;
  readonly project: string | undefined;
  readonly tsc: string | undefined;
}

/** What `--impact` is to find: it is asked for by its own name, or by where to look. */
export function impactOf(
  { impact, workflows, remote, project, tsc }: ImpactFlags,
  fetched: FetchedWorkflows,
): ImpactOptions | undefined {
  const places = [workflows, remote, project, tsc];
  if (!impact && places.every((place) => place === undefined)) return undefined;
  const files = workflows === undefined ? [] : [workflows];
  return {
    workflows: [...files, ...fetched.workflows],
    project,
    tsc,
  };
}

/** Whether a problem is of the code that fires the events, or of the workspace, and none of the events' own. */
export function isNoneOfEvents(problem: Diagnostic): boolean {
  return /^CE8[23]/.test(problem.code) || isOfWorkspace(problem);
}
