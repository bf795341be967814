// What a project writes against the generated code. It is compiled, and never run.
import { accept, same } from "../expect-types.js";
import {
  type CobaltClient,
  CobaltEventNotFoundError,
  type CobaltEventPayloads,
  type CobaltEventSlug,
  type CobaltVariablePath,
  createCobaltClient,
  type EmployeeCreatedPayload,
  type EmployeeCreatedVariablePath,
  type EmployeeCreatedVariableTypes,
  employeeCreatedVariables,
  type EmployeeLeftPayload,
  type LinkedAccountOptional,
  trigger,
  triggerEmployeeCreated,
  triggerEmployeeLeft,
  type TriggerResult,
  variableTemplate,
} from "./expected/index.js";
// An event can be imported on its own, without the others.
import { triggerEmployeeLeft as direct } from "./expected/events/employee-left.js";

const client: CobaltClient = createCobaltClient({ apiKey: "tk" });
const bound: CobaltClient<LinkedAccountOptional> = createCobaltClient({
  apiKey: "tk",
  linkedAccountId: "mark@example.com",
});
const session: CobaltClient<LinkedAccountOptional> = createCobaltClient({
  sessionToken: "t",
});
const linkedAccountId = "mark@example.com";
const payload: EmployeeCreatedPayload = {
  first_name: "Mark",
  last_name: "Wood",
  employee_id: 221,
  is_new: false,
  salary: 3100.5,
  address: { house_no: "221", street: "Lorem", pincode: 560103 },
};

export async function right(): Promise<void> {
  const result: TriggerResult = await triggerEmployeeCreated(client, {
    linkedAccountId,
    payload,
  });
  accept<{ slug: string; event: string; status: number; message: string }>(
    result,
  );
  await triggerEmployeeCreated(bound, { payload });
  await triggerEmployeeCreated(bound, { payload, linkedAccountId });
  await triggerEmployeeCreated(session, { payload });
  await direct(bound, { payload: { employee_id: 1 } });
  await triggerEmployeeLeft(client, {
    linkedAccountId,
    payload: { employee_id: 1 },
    configId: "c",
    app: "hubspot",
    idempotencyKey: "1",
    headers: { "x-request-id": "1" },
    timeoutMs: 1000,
  });
  await trigger(client, "employee-created", { linkedAccountId, payload });
  await trigger(bound, "employee-left", { payload: { employee_id: 1 } });
}

export function errors(error: unknown): string | undefined {
  return error instanceof CobaltEventNotFoundError
    ? `${error.status} ${error.slug ?? ""} ${error.requestId ?? ""}`
    : undefined;
}

export function types(): void {
  // Whatever takes any object takes a payload.
  accept<Record<string, unknown>>(payload);
  same<CobaltEventSlug, "employee-created" | "employee-left">();
  same<CobaltEventPayloads["employee-created"], EmployeeCreatedPayload>();
  same<EmployeeLeftPayload, { employee_id: number }>();
  same<
    EmployeeCreatedVariablePath,
    | "first_name"
    | "last_name"
    | "employee_id"
    | "is_new"
    | "salary"
    | "address"
    | "address.house_no"
    | "address.street"
    | "address.pincode"
  >();
  same<EmployeeCreatedVariablePath, keyof EmployeeCreatedVariableTypes>();
  same<EmployeeCreatedVariableTypes["address.pincode"], number>();
  same<
    EmployeeCreatedVariableTypes["address"],
    EmployeeCreatedPayload["address"]
  >();

  const { address } = employeeCreatedVariables;
  same<typeof address.pincode, "address.pincode">();
  same<typeof address.$path, "address">();
  accept<EmployeeCreatedVariablePath>(address.pincode);
  accept<CobaltVariablePath>(address.pincode);
  const template = variableTemplate(address.pincode);
  same<typeof template, "{{event.body.address.pincode}}">();
}

export async function wrong(): Promise<void> {
  // @ts-expect-error: no such event
  await trigger(client, "employee-creatd", { linkedAccountId, payload });
  // @ts-expect-error: the payload of another event
  await triggerEmployeeCreated(bound, { payload: { employee_id: 1 } });
  // @ts-expect-error: the payload of another event
  await trigger(bound, "employee-created", { payload: { employee_id: 1 } });

  // @ts-expect-error: no linked account, and the client has none
  await triggerEmployeeCreated(client, { payload });
  // @ts-expect-error: no linked account, and the client has none
  await trigger(client, "employee-created", { payload });
  // @ts-expect-error: a linked account of the wrong type
  await triggerEmployeeCreated(client, { linkedAccountId: 1, payload });
  // @ts-expect-error: no payload
  await triggerEmployeeCreated(client, { linkedAccountId });
  // @ts-expect-error: no payload
  await triggerEmployeeCreated(bound, { payload: undefined });
  // @ts-expect-error: no payload
  await trigger(bound, "employee-created", {});
  // @ts-expect-error: no request
  await triggerEmployeeCreated(bound);
  // @ts-expect-error: an option that does not exist
  await triggerEmployeeCreated(bound, { payload, linkedAcountId: "x" });
  // @ts-expect-error: not a client
  await triggerEmployeeCreated({}, { linkedAccountId, payload });
  // @ts-expect-error: not a client
  await trigger("tk", "employee-created", { linkedAccountId, payload });

  await triggerEmployeeLeft(bound, {
    // @ts-expect-error: no such property
    payload: { employee_id: 1, employe_name: "Mark" },
  });
  // @ts-expect-error: a missing property
  await triggerEmployeeLeft(bound, { payload: {} });
  // @ts-expect-error: a property of the wrong type
  await triggerEmployeeLeft(bound, { payload: { employee_id: "221" } });
  // @ts-expect-error: null where there is none
  await triggerEmployeeLeft(bound, { payload: { employee_id: null } });
  await triggerEmployeeCreated(bound, {
    payload: {
      ...payload,
      // @ts-expect-error: a property of the wrong type, further down
      address: { ...payload.address, pincode: "560103" },
    },
  });
  await triggerEmployeeCreated(bound, {
    payload: {
      ...payload,
      // @ts-expect-error: a missing property, further down
      address: { house_no: "221", street: "Lorem" },
    },
  });
  await triggerEmployeeCreated(bound, {
    payload: {
      ...payload,
      // @ts-expect-error: no such property, further down
      address: { ...payload.address, pin_code: 1 },
    },
  });
  // @ts-expect-error: undefined where there is none
  await triggerEmployeeLeft(bound, { payload: { employee_id: undefined } });

  // @ts-expect-error: neither a key nor a token
  createCobaltClient({});
  // @ts-expect-error: both a key and a token
  createCobaltClient({ apiKey: "tk", sessionToken: "t" });
  // @ts-expect-error: a client without an account is no client that has one
  accept<CobaltClient<LinkedAccountOptional>>(client);

  // @ts-expect-error: no such variable
  accept(employeeCreatedVariables.address.pin_code);
  // @ts-expect-error: no such variable
  accept(employeeCreatedVariables.nickname);
  // @ts-expect-error: the constants cannot be changed
  employeeCreatedVariables.first_name = "last_name";
  // @ts-expect-error: no such path
  accept<EmployeeCreatedVariablePath>("address.pin_code");
  // @ts-expect-error: no such path
  variableTemplate("address.pin_code");
  // @ts-expect-error: no path, but any text
  variableTemplate(linkedAccountId as string);
  // @ts-expect-error: no such path
  same<EmployeeCreatedVariableTypes["address.pin_code"], number>();
  // @ts-expect-error: the value of the variable is a number
  accept<EmployeeCreatedVariableTypes["employee_id"]>("221");
}
