// Variable paths, in many styles.
import {
  type CobaltVariablePath,
  dealWonVariables,
  type EmployeeCreatedVariablePath,
  variableTemplate,
} from "#events";
import { joined } from "./events.js";

// finds: variable employee-created address.pincode
export const pincode = joined.address.pincode;
// finds: variable employee-created address.street
export const street = joined["address"]["street"];
// finds: variable employee-created address
export const address = joined.address.$path;

const {
  // finds: variable employee-created is_new
  is_new: isNew,
  // finds: variable employee-created address.house_no
  address: { house_no },
} = joined;
export const fields = [variableTemplate(isNew), variableTemplate(house_no)];

const deal = dealWonVariables.deal;
// finds: variable crm.opportunity.closed-won deal.amount
export const amount = variableTemplate(deal.amount);
// finds: variable crm.opportunity.closed-won line_items.0.sku
export const sku = dealWonVariables.line_items.$at(0).sku;
// finds: variable crm.opportunity.closed-won tags.1
export const tag = dealWonVariables.tags.$at(1);

export function skuAt(index: number): string {
  // finds: variable crm.opportunity.closed-won line_items.*.sku
  return dealWonVariables.line_items.$at(index).sku;
}

// finds: variable - address.street
export const literal = variableTemplate("address.street");
// finds: variable employee-created first_name
export const typed: EmployeeCreatedVariablePath = "first_name";
export const listed = [
  // finds: variable - employee_id
  "employee_id",
  // finds: variable crm.opportunity.closed-won deal.title
  "deal.title",
] as const satisfies readonly CobaltVariablePath[];

const named = "deal.currency";
// finds: variable crm.opportunity.closed-won deal.currency
export const template = variableTemplate(named);

// What only looks like a path.
export const column = "address.pincode";
export const other: "first_name" | "last_name" = "first_name";

// finds: template - address.pincode (possible)
export const written = "{{event.body.address.pincode}}";
// finds: template crm.opportunity.closed-won line_items.0.sku
export const written2 = `Item: {{ start.body.line_items[0].sku }}, new`;
// finds: template crm.opportunity.closed-won deal.currency
export const written3 = "{{event.body." + named + "}}";

// Templates of nothing that is known here.
export const unknown = "{{event.body.address.planet}} {{node.1.body.id}}";
