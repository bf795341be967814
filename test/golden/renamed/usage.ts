import { accept, same } from "../expect-types.js";
import {
  createCobaltClient,
  type OrderPlacedPayload as Order,
  type OrderPlacedVariablePath,
  type OrderPlacedVariableTypes as Types,
  orderPlacedVariables,
  trigger,
  triggerMany,
  triggerOrderPlaced,
  variableTemplate,
} from "./expected/index.js";

/** Nobody has to send an old path. */
const order: Order = {
  postcode: "10115",
  customer: { mail: "ana@example.com", name: "Ana" },
  items: [{ code: "A-1" }],
  method: { type: "card", lastFour: "4242" },
};

/** Whoever still does, may. */
export const old: Order = {
  ...order,
  zip: "10115",
  email: "ana@example.com",
  items: [{ code: "A-1", sku: "A-1" }],
  method: { type: "card", lastFour: "4242", last4: "4242" },
  buyer: { name: "Ana" },
};

export function variables(): void {
  const { zip, email, items, buyer } = orderPlacedVariables;
  same<typeof zip, "zip">();
  same<typeof buyer.name, "buyer.name">();
  const sku = items.$at(0).sku;
  same<typeof sku, "items.0.sku">();
  accept<OrderPlacedVariablePath>(email);
  same<Types["zip"], Types["postcode"]>();
  same<Types["items.0.sku"], Types["items.0.code"]>();
  same<Types["items.0.net"], Types["items.0.price.net"]>();
  const template = variableTemplate(zip);
  same<typeof template, "{{event.body.zip}}">();
}

export async function fire(): Promise<void> {
  const client = createCobaltClient({
    apiKey: "tk",
    linkedAccountId: "customer-1",
  });
  await triggerOrderPlaced(client, { payload: order });
  await trigger(client, "order-placed", { payload: old });
  await trigger(client, "order-paid", { payload: { id: 1 } });
  for await (const { ok } of triggerMany(client, [
    { slug: "order-placed", payload: order },
    { slug: "order-paid", payload: { id: 1 } },
  ]))
    accept<boolean>(ok);

  const { postcode, ...without } = order;
  // @ts-expect-error: the old path does not stand in for the new one
  await triggerOrderPlaced(client, { payload: { ...without, zip: postcode } });
}

export const wrong: Order[] = [
  // @ts-expect-error: what is kept has the type of the new path
  { ...order, zip: 10115 },
  // @ts-expect-error: only what was renamed is kept
  { ...order, zipcode: "10115" },
  // @ts-expect-error: in an object that holds nothing else
  { ...order, buyer: { mail: "ana@example.com" } },
  // @ts-expect-error: only kinds that have the new path have the old one
  { ...order, method: { type: "iban", iban: "DE00", last4: "4242" } },
];
