import { accept, same } from "../expect-types.js";
import {
  createCobaltClient,
  employeeCreatedVariables,
  trigger,
  triggerEmployeeCreated,
  type TriggerResult,
  type UserPayload,
} from "./expected/cobalt.js";

const client: ReturnType<typeof createCobaltClient> = createCobaltClient({
  apiKey: "tk",
});
const payload = { first_name: "Mark", items: [] };

export async function right(): Promise<TriggerResult> {
  same<UserPayload, { name: string }>();
  const item = employeeCreatedVariables.items.$at(0);
  same<typeof item.sku, "items.0.sku">();
  accept<UserPayload>({ name: "x" });
  await triggerEmployeeCreated(client, { linkedAccountId: "x", payload });
  return trigger(client, "employee-created", { linkedAccountId: "x", payload });
}

export async function wrong(): Promise<void> {
  // @ts-expect-error: no linked account, and the client has none
  await triggerEmployeeCreated(client, { payload });
  // @ts-expect-error: no such event
  await trigger(client, "employee", { linkedAccountId: "x", payload });
}
