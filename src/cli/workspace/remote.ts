import type { Diagnostic } from "../../base/diagnostics/diagnostic.js";
import type { WorkflowSource } from "../../review/workflow-source.js";
import type { Io } from "../main/io.js";

/** Which workspace to read. */
export interface Remote {
  /** Its name in the manifest. */
  readonly remote: string;
  readonly manifest: string | undefined;
  readonly "env-file": string | undefined;
}

/** The workflows of a workspace, as far as they could be read. */
export interface FetchedWorkflows {
  readonly workflows: readonly WorkflowSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the workflows of the workspace that `--remote` names; without it, there are none, and nothing is loaded. */
export async function remoteWorkflows(
  { remote, ...options }: Flags,
  io: Io,
): Promise<FetchedWorkflows> {
  if (remote === undefined) return { workflows: [], diagnostics: [] };
  const { fetchWorkflows } = await import("./fetch-workflows.js");
  return await fetchWorkflows({ ...options, remote }, io);
}

type Flags = Omit<Remote, "remote"> & { readonly remote: string | undefined };

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
