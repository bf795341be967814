import { onTestFinished } from "vitest";
import {
  type ApiOutcome,
  type ApiProblem,
  type CallOptions,
  createWorkspaceClient,
  type WorkspaceClient,
} from "../../../src/platform/api/index.js";
import {
  type MockServer,
  type MockServerOptions,
  startMockServer,
} from "../../../src/platform/mock/server.js";

export const CANARY = "tk_canary_5f2a9c71";

/** A mock, and a client of it that does not wait for long. */
export async function startClient(
  options: MockServerOptions = {},
  given: Partial<CallOptions> = {},
): Promise<{ readonly server: MockServer; readonly client: WorkspaceClient }> {
  const server = await startMockServer({ apiKeys: [CANARY], ...options });
  onTestFinished(server.close);
  const client = createWorkspaceClient({
    baseUrl: server.baseUrl,
    apiKey: CANARY,
    retry: { baseDelayMs: 1 },
    ...given,
  });
  return { server, client };
}

/** What a call that succeeds gives. */
export async function valueOf<Value>(
  call: Promise<ApiOutcome<Value>>,
): Promise<Value> {
  const outcome = await call;
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.problem.message);
}

/** Why a call that fails did. */
export async function problemOf(
  call: Promise<ApiOutcome<unknown>>,
): Promise<ApiProblem> {
  const outcome = await call;
  if (!outcome.ok) return outcome.problem;
  throw new Error("The call succeeded.");
}
