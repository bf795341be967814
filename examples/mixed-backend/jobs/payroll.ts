import {
  type CobaltClient,
  invoicePaidVariables,
  triggerEmployeeLeft as fireLeaver,
} from "../../node-backend/src/generated/cobalt/index.js";

/** Tells the workflows of everybody who left. */
export async function closeMonth(
  cobalt: CobaltClient,
  leavers: readonly number[],
): Promise<void> {
  for (const employee_id of leavers)
    // finds: trigger employee-left
    await fireLeaver(cobalt, {
      linkedAccountId: "acme@example.com",
      payload: { employee_id, last_day: "2026-09-30", reason: "resigned" },
    });
}

/** Every variable of the event. */
// finds: variable invoice-paid
export const shown = JSON.stringify(invoicePaidVariables);
