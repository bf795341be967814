import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import { loadManifest } from "../../input/manifest/load-manifest.js";
import {
  type ApiProblem,
  openWorkspace,
  reportProblem,
  type WorkspaceClient,
} from "../../platform/api/index.js";
import type { WorkflowSource } from "../../review/workflow-source.js";
import type { Io } from "../main/io.js";
import { count } from "../render/text.js";

/** Which workspace to read. */
interface Remote {
  /** Its name in the manifest; without one, nothing is read. */
  readonly remote: string | undefined;
  readonly manifest: string | undefined;
  readonly "env-file": string | undefined;
}

/** The workflows of a workspace, as far as they could be read. */
export interface FetchedWorkflows {
  readonly workflows: readonly WorkflowSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the workflows of a workspace, and changes nothing in it. */
export async function fetchWorkflows(
  { remote, manifest, "env-file": envFile }: Remote,
  { cwd, fs, env }: Pick<Io, "cwd" | "fs" | "env">,
): Promise<FetchedWorkflows> {
  const diagnostics = new Diagnostics();
  if (remote === undefined) return { workflows: [], diagnostics: [] };
  const known = loadManifest({ cwd, fs, manifest }, diagnostics);
  const options = { workspace: remote, env, envFile, cwd, fs };
  const workspace =
    known && !diagnostics.hasErrors
      ? openWorkspace(known, options, diagnostics)
      : undefined;
  const workflows = workspace
    ? await readAll(workspace.client, diagnostics)
    : [];
  return { workflows, diagnostics: diagnostics.list };
}

/** As many calls at once as keep up with the pace that the client goes at. */
const callsAtOnce = 4;

/** After how many workflows that cannot be read the others are not asked for. */
const patience = 3;

async function readAll(
  client: WorkspaceClient,
  diagnostics: Diagnostics,
): Promise<readonly WorkflowSource[]> {
  const listed = await client.listWorkflows();
  if (!listed.ok) {
    reportProblem(listed.problem, diagnostics);
    return [];
  }
  for (const warning of listed.warnings) reportProblem(warning, diagnostics);
  const read = new Map<string, WorkflowSource>();
  const problems: ApiProblem[] = [];
  const waiting = listed.value.values();
  const readOn = async (): Promise<void> => {
    while (problems.length < patience) {
      const { value: next } = waiting.next();
      if (!next) return;
      const outcome = await client.getWorkflow(next.id);
      if (!outcome.ok) problems.push(outcome.problem);
      else {
        const { name, document } = outcome.value;
        read.set(next.id, { name, text: JSON.stringify(document) });
      }
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, readOn));
  const unread = listed.value.filter(({ id }) => !read.has(id));
  const [first] = unread;
  const [problem] = problems;
  if (first && problem) {
    const how = `${unread.length} of ${count(listed.value.length, "workflow")} could not be read, ${JSON.stringify(first.name)} among them`;
    const message = `${how}: ${problem.message}`;
    reportProblem({ ...problem, message }, diagnostics);
  }
  return listed.value.flatMap(({ id }) => read.get(id) ?? []);
}

/** What of a result is added to by reading a workspace. */
interface Told {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A result with the problems of a workspace; those that it has itself, because it read the manifest too, once. */
export function withProblems<Result extends Told>(
  result: Result,
  { diagnostics }: FetchedWorkflows,
): Result {
  const isTold = ({ code, message }: Diagnostic) =>
    result.diagnostics.some(
      (own) => own.code === code && own.message === message,
    );
  const more = diagnostics.filter((each) => !isTold(each));
  return {
    ...result,
    ok: result.ok && more.every(({ severity }) => severity !== "error"),
    diagnostics: [...more, ...result.diagnostics],
  };
}

/** Whether a problem is of the workspace, and none of the events' own. */
export function isOfWorkspace({ code }: Diagnostic): boolean {
  return code.startsWith("CE9");
}
