import { accept, same } from "../expect-types.js";
import {
  type InvoicePaidPayload as Invoice,
  invoicePaidVariables,
} from "./expected/index.js";

export function right(invoice: Invoice): void {
  accept<Record<string, unknown>>(invoice);
  same<Invoice["number"], string | number>();
  same<Invoice["currency"], "EUR" | "USD" | "it's" | 'say "hi"'>();
  same<Invoice["paid_at"], string | null>();
  same<Invoice["lines"][number]["count"], number | null>();
  same<Invoice["lines"][number]["discounts"], number[]>();
  same<Invoice["unsure"], boolean | null>();
  same<Invoice["either"], number | boolean | null>();
  same<Invoice["priority"], 1 | 2 | 3 | null | true>();
  accept<Invoice["rates"]>({ CHF: { value: 1, source: "x" } });
  accept<Pick<Invoice, "labels">>({ labels: { any: "key" } });
  accept<Pick<Invoice, "labels">>({});
  accept<Pick<Invoice, "customer">>({ customer: null });
  accept<Pick<Invoice, "customer">>({});
  accept<Invoice["customer"]>({ name: "ACME", legacy_id: 1 });
  same<typeof invoicePaidVariables.rates.$path, "rates">();
}

export function wrong(): void {
  // @ts-expect-error: none of the values
  accept<Invoice["currency"]>("CHF");
  // @ts-expect-error: none of the values
  accept<Invoice["priority"]>(4);
  // @ts-expect-error: the values of the map have a type
  accept<Invoice["rates"]>({ CHF: { value: "1" } });
  // @ts-expect-error: the values of the map have a type
  accept<Invoice["labels"]>({ any: 1 });
  // @ts-expect-error: the keys of a map are no variables
  accept(invoicePaidVariables.rates.EUR);
}
