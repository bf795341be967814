import { accept, same } from "../expect-types.js";
import {
  createCobaltClient,
  type OnlyOneVariablePath,
  type OnlyOneVariableTypes,
  onlyOneVariables,
  type PaymentReceivedPayload as Payment,
  type PaymentReceivedVariablePath,
  type PaymentReceivedVariableTypes,
  paymentReceivedVariables,
  type RecordChangedPayload as Change,
  type RecordChangedVariableTypes,
  recordChangedVariables,
  type ShipmentMovedPayload as Shipment,
  triggerRecordChanged,
  variableTemplate,
} from "./expected/index.js";

type Types = PaymentReceivedVariableTypes;
type Rates = OnlyOneVariableTypes;

/** A check of the discriminator tells which object it is. */
export function right({ method, payer, lines, contacts }: Payment): string {
  if (payer?.known === true) accept<number>(payer.id);
  else if (payer) accept<string>(payer.id);
  for (const line of lines)
    accept<string>(line.level === 1 ? line.sku : line.text);
  for (const contact of Object.values(contacts))
    if (contact.channel === "phone") accept<number>(contact.number);
  switch (method.type) {
    case "card":
      return method.last4;
    case "iban":
      return method.iban + method.owner.vat;
  }
}

/** A kind that is named is told from the rest by its tag and a property of its own. */
export function weightOf(shipment: Shipment): number {
  if (shipment.kind === "parcel" && shipment.weight !== undefined)
    return shipment.weight;
  return "height" in shipment ? (shipment.height ?? 0) : 0;
}

export function variables(text: string): void {
  const { method, contacts, labels } = paymentReceivedVariables;
  same<typeof method.iban, "method.iban">();
  same<typeof method.owner.vat, "method.owner.vat">();
  same<Types["method.type"], "card" | "iban">();
  same<Types["payer.id"], number | string>();
  same<Types["lines.0.level"], 1 | 2>();

  const label = labels.$key("industry");
  same<typeof label, "labels.industry">();
  same<Types["labels.industry"], string>();
  const template = variableTemplate(label);
  same<typeof template, "{{event.body.labels.industry}}">();
  same<typeof labels.$path, "labels">();
  const any = labels.$key(text);
  same<typeof any, `labels.${string}`>();
  accept<PaymentReceivedVariablePath>(any);

  const first = contacts.$key("first");
  same<typeof first.$path, "contacts.first">();
  same<typeof first.channel, "contacts.first.channel">();
  accept<PaymentReceivedVariablePath>(first.number);
  accept<Types["contacts.first.channel"]>("mail");
  accept<Types[typeof first.$path]>({ channel: "phone", number: 1 });

  const { rates, lists, matrix } = onlyOneVariables;
  const euro = rates.$key("EUR");
  same<typeof euro.by.date, "rates.EUR.by.date">();
  const item = lists.$key("a").$at(3);
  same<typeof item.b, "lists.a.3.b">();
  const cell = matrix.$at(0).$key("x").$at(1);
  same<typeof cell, "matrix.0.x.1">();
  accept<OnlyOneVariablePath>(euro.value);
  accept<OnlyOneVariablePath>(item.b);
  accept<OnlyOneVariablePath>(cell);
  accept<number>(1 as Rates["rates.EUR.value"]);
  accept<Rates["rates.EUR.value"]>(1);
  accept<Rates["rates.EUR"]>({ value: 1, by: { date: "x" } });
  accept<{ date: string }>({ date: "x" } as Rates["rates.EUR.by"]);
  accept<number>(1 as Rates["lists.a.3.b"]);
  accept<number>(1 as Rates["matrix.0.x.1"]);

  const inner = recordChangedVariables.fields.$key("a").$key("b");
  same<typeof inner.c, "fields.a.b.c">();
  accept<number>(1 as RecordChangedVariableTypes["fields.a.b.c"]);
}

export function calls(): void {
  const client = createCobaltClient({ apiKey: "tk", linkedAccountId: "a" });
  const created: Change = { action: "created", record: { id: 1 } };
  void triggerRecordChanged(client, { payload: created });
  // @ts-expect-error: a payload with a discriminator cannot be left out
  void triggerRecordChanged(client, {});
}

export function wrong(): void {
  accept<Shipment>({ kind: "bag", to: "Trier" });
  // @ts-expect-error: of another type than this kind has it
  accept<Shipment>({ kind: "parcel", weight: "2 kg", to: "Trier" });
  // @ts-expect-error: a property of another kind
  accept<Shipment>({ kind: "bag", stamp: "A", to: "Trier" });
  // @ts-expect-error: no such kind
  accept<Payment["method"]>({ type: "paypal" });
  accept<Payment["method"]>({
    type: "iban",
    // @ts-expect-error: a property of another kind
    last4: "4242",
  });
  // @ts-expect-error: a property of the kind is missing
  accept<Payment["lines"]>([{ level: 1, sku: "A-1" }]);
  // @ts-expect-error: of another type than this kind has it
  accept<Payment["payer"]>({ known: true, id: "guest-1" });
  // @ts-expect-error: the enum below a discriminator
  accept<NonNullable<(Payment["method"] & { type: "card" })["country"]>>("US");
  // @ts-expect-error: no such kind of payload
  accept<Change>({ action: "moved" });
  // @ts-expect-error: it is in no kind
  accept(paymentReceivedVariables.method.bic);

  const { labels, contacts } = paymentReceivedVariables;
  // @ts-expect-error: a key with a dot would lead into the value
  labels.$key("a.b");
  // @ts-expect-error: an empty key cannot be reached
  labels.$key("");
  // @ts-expect-error: keys are texts
  labels.$key(1);
  // @ts-expect-error: a key with a dot would lead into the value
  onlyOneVariables.matrix.$at(0).$key("a.b");
  // @ts-expect-error: the keys of a map are no properties
  accept(labels.k1);
  // @ts-expect-error: no kind of contact has it
  accept(contacts.$key("first").city);
  // @ts-expect-error: the values are texts
  accept<Types["labels.industry"]>(1);
  // @ts-expect-error: none of the kinds
  accept<Types["contacts.first.channel"]>("fax");
  // @ts-expect-error: a number below a map
  accept<Rates["rates.EUR.value"]>("1");
}
