import { isList, type Json } from "../../base/json/json.js";
import { changeKinds } from "../../type/path-change.js";
import {
  choice,
  copy,
  type Draft,
  type Field,
  matching,
  object,
  type Reading,
  rejectUnknown,
  reportType,
  take,
  text,
} from "./fields.js";
import type { Allowance } from "./manifest.js";

/** Every field of an allowed change. */
export const allowanceFields = {
  event: matching(/^/u, "an event's slug"),
  path: text,
  change: choice(changeKinds),
  reason: matching(/\S/u, "a reason"),
  until: matching(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u,
    'a day such as "2026-12-31"',
  ),
};

/** The changes that are allowed. */
export const allowances: Field<readonly Allowance[]> = (
  value,
  key,
  reading,
) => {
  if (isList(value))
    return value.flatMap((each, index) => {
      const path = [...reading.path, key];
      return readAllowance(each, index, { ...reading, path }) ?? [];
    });
  reportType(value, "an array", key, reading);
  return undefined;
};

function readAllowance(
  value: Json,
  index: number,
  reading: Reading,
): Allowance | undefined {
  const one = object(value, index, reading);
  if (!one) return undefined;
  const place = [...reading.path, index];
  const inside = { ...reading, path: place };
  rejectUnknown(one, allowanceFields, inside);
  for (const needed of ["event", "change", "reason"])
    if (!Object.hasOwn(one, needed))
      reading.diagnostics.add(
        "CE107",
        `An allowed change needs ${JSON.stringify(needed)}.`,
        reading.document.place(place),
        'Write it as in { "event": "employee-created", "path": "email", "change": "path-removed", "reason": "nobody reads it" }.',
      );
  const event = take(one, "event", allowanceFields.event, inside);
  const change = take(one, "change", allowanceFields.change, inside);
  const reason = take(one, "reason", allowanceFields.reason, inside);
  const read: Partial<Draft<Allowance>> = {};
  copy(one, "path", allowanceFields.path, read, inside);
  copy(one, "until", allowanceFields.until, read, inside);
  return event !== undefined && change && reason !== undefined
    ? { ...read, place, event, change, reason }
    : undefined;
}
