import { accept, same } from "../expect-types.js";
import type {
  ContactUpdatedPayload as Contact,
  ContactUpdatedVariableTypes as Types,
} from "./expected/index.js";

export function right(contact: Contact): void {
  accept<Record<string, unknown>>(contact);
  const { employer, nickname, optional_and_nullable: both } = contact;
  same<typeof employer, { name: string; vat: unknown } | null | undefined>();
  same<typeof nickname, string | undefined>();
  same<typeof both, { deep: boolean } | null | undefined>();
  same<Contact["manager"], string | null>();
  same<Contact["unknown"], unknown>();
  same<Contact["email"], string>();
  same<Contact["phones"], (string | null)[]>();
  same<Contact["big"], number>();

  same<Types["manager"], string | null>();
  same<Types["nickname"], string>();
  same<Types["employer"], { name: string; vat: unknown } | null>();
  same<Types["employer.name"], string>();
  same<Types["optional_and_nullable"], { deep: boolean } | null>();
  same<Types["optional_and_nullable.deep"], boolean>();
  same<Types["phones.0"], string | null>();
  same<Types["previous.0.until"], number>();
}

export function wrong(): void {
  // @ts-expect-error: optional, but not null
  accept<Contact["nickname"]>(null);
  // @ts-expect-error: nullable, but not absent
  accept<Pick<Contact, "manager">>({});
  // @ts-expect-error: not even nullable
  accept<Contact["email"]>(null);
  // @ts-expect-error: an absent key is no undefined
  accept<Pick<Contact, "nickname">>({ nickname: undefined });
}
