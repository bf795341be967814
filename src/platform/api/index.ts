export {
  openWorkspace,
  type OpenWorkspace,
  type WorkspaceOptions,
} from "./open-workspace.js";
export { type ApiOutcome, type ApiProblem, reportProblem } from "./outcome.js";
export type { WorkspaceEvent } from "./read-event.js";
export type { Workflow, WorkflowSummary } from "./read-workflows.js";
export type { CallOptions } from "./send-call.js";
export {
  createWorkspaceClient,
  type EventDraft,
  type WorkspaceClient,
} from "./workspace-client.js";
