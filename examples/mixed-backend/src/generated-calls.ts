// Events that are fired by the generated code, in many styles.
import {
  type CobaltClient,
  type CobaltEventCall,
  type CobaltEventSlug,
  type ContactCreatedPayload,
  type EmployeeCreatedPayload,
  type TimeOffRequestedPayload,
  type LinkedAccountRequired,
  settle,
  trigger,
  triggerEmployeeCreated,
  triggerEmployeeLeft,
  triggerMany,
  type TriggerRequest,
} from "#events";
import { events, triggerContactCreated } from "./events.js";

const linkedAccountId = "acme@example.com";
const payload: EmployeeCreatedPayload = {
  first_name: "Mark",
  last_name: "wood",
  employee_id: 221,
  is_new: false,
  address: { house_no: "221", street: "lorem ipsum", pincode: 560103 },
};

export async function direct(cobalt: CobaltClient): Promise<void> {
  // finds: trigger employee-created
  await triggerEmployeeCreated(cobalt, { linkedAccountId, payload });
  // finds: trigger employee-created
  await settle(triggerEmployeeCreated(cobalt, { linkedAccountId, payload }));
  // finds: trigger employee-created
  await events.triggerEmployeeCreated(cobalt, { linkedAccountId, payload });
}

const fire = triggerEmployeeCreated;
const { triggerTimeOffRequested: requestLeave } = events;

export async function aliased(
  cobalt: CobaltClient,
  contact: TriggerRequest<ContactCreatedPayload, LinkedAccountRequired>,
  leave: TriggerRequest<TimeOffRequestedPayload, LinkedAccountRequired>,
): Promise<void> {
  // finds: trigger employee-created
  await fire(cobalt, { linkedAccountId, payload });
  // finds: trigger contact-created
  await triggerContactCreated(cobalt, contact);
  // finds: trigger time-off-requested
  await requestLeave(cobalt, leave);
}

export async function bySlug(
  cobalt: CobaltClient,
  slug: CobaltEventSlug,
): Promise<void> {
  // finds: trigger employee-created
  await trigger(cobalt, "employee-created", { linkedAccountId, payload });
  // finds: trigger -
  await trigger(cobalt, slug, { linkedAccountId, payload });
}

const calls: CobaltEventCall[] = [
  // finds: trigger employee-created
  { slug: "employee-created", linkedAccountId, payload },
];

export async function many(cobalt: CobaltClient): Promise<void> {
  for await (const { index } of triggerMany(cobalt, [
    // finds: trigger employee-created
    { slug: "employee-created", linkedAccountId, payload },
    // finds: trigger employee-left
    {
      slug: "employee-left",
      linkedAccountId,
      payload: { employee_id: 221, last_day: "2026-09-30", reason: "resigned" },
    },
  ]))
    console.log(index);
  // finds: trigger -
  for await (const { index } of triggerMany(cobalt, calls)) console.log(index);
}

function withLog<Function>(name: string, work: Function): Function {
  console.log(name);
  return work;
}

// finds: trigger employee-left
export const logged = withLog("left", triggerEmployeeLeft);
// finds: trigger invoice-paid
export const bound = events.triggerInvoicePaid.bind(undefined);
// finds: trigger employee-left
export const held = new Set([triggerEmployeeLeft]);
