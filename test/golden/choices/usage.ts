import { same } from "../expect-types.js";
import {
  createCobaltClient,
  type RunFinishedPayload as Run,
  type RunFinishedVariableTypes,
  runFinishedVariables,
  trigger,
} from "./expected/index.js";

/** The property that is there tells what the object is. */
export function right({ status, message }: Run): string {
  if (status === "failed" || status === "cancelled") return status;
  return message.log ? message.log.text : `${message.error.code}`;
}

export function variables(): void {
  same<typeof runFinishedVariables.message.error.code, "message.error.code">();
  same<RunFinishedVariableTypes["tags.0"], "slow" | (string & {})>();
  same<RunFinishedVariableTypes["message.error.code"], number>();
}

const client = createCobaltClient({ apiKey: "k", linkedAccountId: "u" });

export async function calls(): Promise<void> {
  const run = { status: "passed", tags: ["fast"], at: "2026-11-27" };
  await trigger(client, "run-finished", {
    payload: { ...run, message: { log: { text: "done" } } },
  });
  await trigger(client, "run-finished", {
    // @ts-expect-error Two of the properties are one too many.
    payload: { ...run, message: { log: { text: "" }, error: { code: 1 } } },
  });
  await trigger(client, "run-finished", {
    // @ts-expect-error None is one too few.
    payload: { ...run, message: {} },
  });
  await trigger(client, "run-finished", {
    // @ts-expect-error A known value is a string all the same.
    payload: { ...run, status: 1, message: { log: { text: "" } } },
  });
}
