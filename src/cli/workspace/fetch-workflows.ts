import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
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
import type { FetchedWorkflows, Remote } from "./remote.js";

/** Reads the workflows of a workspace, and changes nothing in it. */
export async function fetchWorkflows(
  { remote, manifest, "env-file": envFile }: Remote,
  { cwd, fs, env }: Pick<Io, "cwd" | "fs" | "env">,
): Promise<FetchedWorkflows> {
  const diagnostics = new Diagnostics();
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
