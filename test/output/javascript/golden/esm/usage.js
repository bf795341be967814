// What a project in JavaScript writes against golden/esm; `checkJs` compiles it, and it is never run.
import {
  createCobaltClient,
  orderPlacedVariables,
  trigger,
  triggerOrderLost,
  triggerOrderPlaced,
  variableTemplate,
} from "./expected/index.js";
import { triggerOrderLost as direct } from "./expected/events/order-lost.js";
import { cobaltValidators } from "./expected/validators.js";

const client = createCobaltClient({
  apiKey: "tk",
  linkedAccountId: "mark@example.com",
  validators: cobaltValidators,
});

/** @type {import("./expected/index.js").OrderPlacedPayload} */
const payload = {
  id: 7,
  note: null,
  address: { city: "Pune", pincode: 560103 },
  items: [{ sku: "A-1" }],
};

export async function right() {
  const { message } = await triggerOrderPlaced(client, { payload });
  await trigger(client, "order-lost", { payload: { id: 1 } });
  await direct(client, { payload: { id: 1 } });
  return message.trim();
}

/** @type {"address.pincode"} */
export const path = orderPlacedVariables.address.pincode;
/** @type {"items.0.sku"} */
export const itemPath = orderPlacedVariables.items.$at(0).sku;
/** @type {"items.0.article"} */
export const renamedPath = orderPlacedVariables.items.$at(0).article;
/** @type {"{{event.body.address.city}}"} */
export const template = variableTemplate(orderPlacedVariables.address.city);

export async function wrong() {
  // @ts-expect-error: no such event
  await trigger(client, "order-plaecd", { payload });
  // @ts-expect-error: the payload of another event
  await triggerOrderPlaced(client, { payload: { id: 1 } });
  // @ts-expect-error: no such property
  await triggerOrderLost(client, { payload: { id: 1, idd: 1 } });
  // @ts-expect-error: a property of the wrong type
  await triggerOrderLost(client, { payload: { id: "1" } });
  // @ts-expect-error: a missing property
  await triggerOrderLost(client, { payload: {} });
  // @ts-expect-error: no such path
  variableTemplate("address.pin_code");
  // @ts-expect-error: no such variable
  return orderPlacedVariables.address.pin_code;
}
