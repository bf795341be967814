import { accept, same } from "../expect-types.js";
import {
  type InlinePayload,
  inlineVariables,
  type OrderPlacedPayload,
  type OrderPlacedVariableTypes,
  orderPlacedVariables,
} from "./expected/index.js";

export function right(order: OrderPlacedPayload): void {
  accept<Record<string, unknown>>(order);
  accept<OrderPlacedPayload>({ id: 1, lines: [{ sku: "a" }], kind: "order" });
  accept<InlinePayload>({ card: "1" });
  accept<InlinePayload>({ iban: "1" });
  same<OrderPlacedPayload["lines"][number]["sku"], string>();
  same<OrderPlacedVariableTypes["lines.0.sku"], string>();
  same<typeof inlineVariables.card, "card">();
  const line = orderPlacedVariables.lines.$at(3);
  same<typeof line.sku, "lines.3.sku">();
}

export function wrong(): void {
  // @ts-expect-error: a missing property
  accept<OrderPlacedPayload>({ id: 1 });
  // @ts-expect-error: a property of the wrong type; the schema's own `tsType` is not heeded
  accept<OrderPlacedPayload>({ id: 1, lines: [], hack: 1 });
  // @ts-expect-error: not the constant
  accept<OrderPlacedPayload>({ id: 1, lines: [], kind: "invoice" });
  // @ts-expect-error: no such property
  accept<OrderPlacedPayload>({ id: 1, lines: [], colour: "red" });
  // @ts-expect-error: neither
  accept<InlinePayload>({});
}
