// Fires two events at a stand-in for Cobalt: one that it knows, and one that nobody has created there yet.
import {
  CobaltEventNotFoundError,
  createCobaltClient,
  employeeCreatedVariables,
  triggerEmployeeCreated,
  triggerEmployeeLeft,
  variableTemplate,
} from "./generated/cobalt/index.js";
import { startPlatform } from "./platform.js";

const platform = await startPlatform(["Employee Created"]);
const cobalt = createCobaltClient({
  // A real backend takes its key from its secrets, and has no `?? platform.baseUrl`; `record` sets the variable.
  apiKey: "tk_example",
  baseUrl: process.env["COBALT_BASE_URL"] ?? platform.baseUrl,
});

try {
  const answer = await triggerEmployeeCreated(cobalt, {
    linkedAccountId: "acme@example.com",
    payload: {
      first_name: "Mark",
      last_name: "wood",
      employee_id: 221,
      is_new: false,
      address: { house_no: "221", street: "lorem ipsum", pincode: 560103 },
    },
  });
  console.log("fired:", answer);

  const { pincode } = employeeCreatedVariables.address;
  console.log("a workflow reads:", variableTemplate(pincode));

  await triggerEmployeeLeft(cobalt, {
    linkedAccountId: "acme@example.com",
    payload: { employee_id: 221, last_day: "2026-09-30", reason: "resigned" },
  });
} catch (error) {
  if (!(error instanceof CobaltEventNotFoundError)) throw error;
  const { name, message, slug, event, status, type, requestId } = error;
  console.log("refused:", {
    name,
    message,
    slug,
    event,
    status,
    type,
    requestId,
  });
} finally {
  platform.close();
}
