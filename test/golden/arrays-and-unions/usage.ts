import { accept, same } from "../expect-types.js";
import {
  type OrderPlacedPayload,
  type OrderPlacedVariablePath,
  type OrderPlacedVariableTypes,
  orderPlacedVariables,
  variableTemplate,
} from "./expected/index.js";

type Item = OrderPlacedPayload["items"][number];
type Types = OrderPlacedVariableTypes;

export function right(order: OrderPlacedPayload, at: number): void {
  accept<Record<string, unknown>>(order);
  accept<OrderPlacedPayload["id"]>(1);
  accept<OrderPlacedPayload["id"]>("1");
  accept<OrderPlacedPayload["mixed"]>([true, 1, "a", { x: 1 }, ["deep"]]);
  accept<OrderPlacedPayload["either"]>({ a: 1 });
  accept<OrderPlacedPayload["either"]>([{ b: "x" }]);
  accept<Item>({ sku: "a", amount: 1, prices: [] });

  const { items, matrix, tags, reference } = orderPlacedVariables;
  const first = items.$at(0);
  same<typeof items.$path, "items">();
  same<typeof first.$path, "items.0">();
  same<typeof first.sku, "items.0.sku">();
  const price = first.prices.$at(2);
  same<typeof price.$path, "items.0.prices.2">();
  same<typeof price.net, "items.0.prices.2.net">();
  const cell = matrix.$at(1).$at(2);
  same<typeof cell, "matrix.1.2">();
  const tag = tags.$at(at);
  same<typeof tag, `tags.${number}`>();
  same<typeof reference.number, "reference.number">();

  accept<OrderPlacedVariablePath>(first.$path);
  accept<OrderPlacedVariablePath>(price.net);
  accept<OrderPlacedVariablePath>(cell);
  accept<OrderPlacedVariablePath>(tag);
  accept<OrderPlacedVariablePath>(items.$at(at).prices.$at(at).tax);
  const template = variableTemplate(price.net);
  same<typeof template, "{{event.body.items.0.prices.2.net}}">();

  same<Types["items"], Item[]>();
  same<Types["items.0"], Item>();
  same<Types["items.17.sku"], string>();
  same<Types["items.0.note"], string>();
  same<Types["items.0.prices"], Item["prices"]>();
  same<Types["items.0.prices.1.net"], number>();
  same<Types["matrix.0"], number[]>();
  same<Types["mixed.3.x"], number>();
  same<Types["either.a"], number>();
  same<Types["either.0.b"], string>();
  same<Types["nothing.0"], unknown>();
  same<Types["anything"], Record<string, unknown>>();
}

/** An array in an array: two numbers with a dot between them look like one. */
export function arraysInArrays(): void {
  same<Types["matrix.0.1"], number>();
  same<Types["items.0.prices.1"], Item["prices"][number]>();
  same<Types["mixed.0.1"], string>();
}

export function wrong(text: string): void {
  // @ts-expect-error: neither of the two types
  accept<OrderPlacedPayload["id"]>(true);
  // @ts-expect-error: neither of the two types
  accept<OrderPlacedPayload["either"]>({ b: "x" });
  // @ts-expect-error: an item of the wrong type
  accept<OrderPlacedPayload["tags"]>([1]);
  // @ts-expect-error: a missing property in an item
  accept<Item>({ sku: "a", amount: 1 });
  // @ts-expect-error: no such property in an item
  accept<Item>({ sku: "a", amount: 1, prices: [], color: "red" });
  // @ts-expect-error: an absent key is no undefined
  accept<Item>({ sku: "a", amount: 1, prices: [], note: undefined });

  // @ts-expect-error: no such variable in an item
  accept(orderPlacedVariables.items.$at(0).color);
  // @ts-expect-error: an item is asked for by number
  orderPlacedVariables.items.$at("0");
  // @ts-expect-error: no item of something that is no array
  orderPlacedVariables.reference.$at(0);
  // @ts-expect-error: no such path
  accept<OrderPlacedVariablePath>("items.first.sku");
  // @ts-expect-error: no such path
  accept<OrderPlacedVariablePath>("items.0.color");
  // @ts-expect-error: no such path
  accept<OrderPlacedVariablePath>("items.sku");
  // @ts-expect-error: not every text is a path
  accept<OrderPlacedVariablePath>(text);
  // @ts-expect-error: not every text is a path
  variableTemplate(`items.${text}`);
}
