import { accept, same } from "../expect-types.js";
import {
  createCobaltClient,
  type OptionalOnlyPayload,
  type PingPayload,
  type PingVariablePath,
  trigger,
  triggerOptionalOnly,
  triggerPing,
  triggerWonDeal,
  variableTemplate,
  type WonDealPayload,
  wonDealVariables,
} from "./expected/index.js";

const client: ReturnType<typeof createCobaltClient> = createCobaltClient({
  apiKey: "tk",
});
const linkedAccountId = "mark@example.com";

export async function right(): Promise<void> {
  // Where nothing in it is required, the payload may be left out.
  await triggerPing(client, { linkedAccountId });
  await triggerPing(client, { linkedAccountId, payload: { any: ["thing"] } });
  await triggerOptionalOnly(client, { linkedAccountId });
  await triggerOptionalOnly(client, { linkedAccountId, payload: {} });
  await trigger(client, "ping", { linkedAccountId });
  await trigger(client, "optional-only", { linkedAccountId });
  same<PingPayload, Record<string, unknown>>();
  same<PingVariablePath, never>();
  same<OptionalOnlyPayload, { a?: number }>();

  await triggerWonDeal(client, {
    linkedAccountId,
    payload: { amount: 1, owner: { name: "Ana" }, stage: "won" },
  });
  same<WonDealPayload["amount"], number>();
  same<typeof wonDealVariables.owner.team, "owner.team">();
  const template = variableTemplate(wonDealVariables.owner.team);
  same<typeof template, "{{start.body.owner.team}}">();
}

export async function wrong(): Promise<void> {
  // @ts-expect-error: the linked account is not optional
  await triggerPing(client, {});
  // @ts-expect-error: a payload is an object
  await triggerPing(client, { linkedAccountId, payload: "text" });
  // @ts-expect-error: the type of an optional property counts
  await triggerOptionalOnly(client, { linkedAccountId, payload: { a: "1" } });
  // @ts-expect-error: types are closed, even where the schemas are not
  await triggerOptionalOnly(client, { linkedAccountId, payload: { b: 1 } });
  // @ts-expect-error: this event has a required property
  await trigger(client, "deal-won", { linkedAccountId });
  // @ts-expect-error: the slug is "deal-won", whatever the code calls it
  await trigger(client, "wonDeal", { linkedAccountId });
  // @ts-expect-error: an event without a payload has no variables
  accept<PingVariablePath>("any");
}
