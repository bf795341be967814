export { openWorkspace } from "./open-workspace.js";
export { type ApiOutcome, type ApiProblem, reportProblem } from "./outcome.js";
export type { CallOptions } from "./send-call.js";
export {
  createWorkspaceClient,
  type WorkspaceClient,
} from "./workspace-client.js";
