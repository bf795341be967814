// What a project writes against the generated code. It is compiled, and never run.
import { accept, same } from "../expect-types.js";
import {
  createCobaltClient,
  type InvoicePaidPayload,
  type OrderPlacedPayload,
  type PayloadIssue,
  type PayloadValidator,
} from "./expected/index.js";
import { cobaltValidators, invoicePaidValidator } from "./expected/validators.js";
// A validator can be imported on its own, without the others.
import { orderPlacedValidator } from "./expected/validators/order-placed.js";

createCobaltClient({ apiKey: "tk", validators: cobaltValidators });
createCobaltClient({
  apiKey: "tk",
  validators: [orderPlacedValidator, invoicePaidValidator],
  validation: "warn",
});
// @ts-expect-error: no mode of this name
createCobaltClient({ apiKey: "tk", validation: "on" });

accept<readonly PayloadIssue[]>(orderPlacedValidator.validate({}));
accept<PayloadValidator<OrderPlacedPayload>>(orderPlacedValidator);
// @ts-expect-error: a validator of another event
accept<PayloadValidator<InvoicePaidPayload>>(orderPlacedValidator);

export function read(value: unknown): OrderPlacedPayload {
  const result = orderPlacedValidator["~standard"].validate(value);
  if (result.issues) {
    accept<readonly PropertyKey[] | undefined>(result.issues[0]?.path);
    throw new Error(result.issues[0]?.message);
  }
  same<typeof result.value, OrderPlacedPayload>();
  return result.value;
}
