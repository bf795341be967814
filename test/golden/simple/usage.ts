// What a project writes against the generated code. It is compiled, and never run.
import { accept, same } from "../expect-types.js";
import {
  type BatchResult,
  type CobaltClient,
  type CobaltClientOptions,
  type CobaltEventCall,
  CobaltEventNotFoundError,
  type CobaltEventPayloads,
  type CobaltEventSlug,
  cobaltEvents,
  type CobaltVariablePath,
  createCobaltClient,
  createRateLimiter,
  type EmployeeCreatedPayload,
  type EmployeeCreatedVariablePath,
  type EmployeeCreatedVariableTypes,
  employeeCreatedVariables,
  type EmployeeLeftPayload,
  type LinkedAccountOptional,
  settle,
  trigger,
  triggerEmployeeCreated,
  triggerEmployeeLeft,
  triggerMany,
  type TriggerOutcome,
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

export async function batches(): Promise<void> {
  const calls = async function* (): AsyncGenerator<CobaltEventCall> {
    yield { slug: "employee-created", linkedAccountId, payload };
    yield { slug: "employee-left", linkedAccountId, payload: { employee_id: 1 } };
  };
  for await (const result of triggerMany(client, calls())) {
    same<typeof result, BatchResult<CobaltEventCall>>();
    if (result.ok) accept<TriggerResult>(result.result);
    else accept<"CobaltAbortError" | string>(result.error.name);
    if (result.item.slug === "employee-left")
      accept<EmployeeLeftPayload>(result.item.payload);
  }
  // A client that knows its linked account takes either.
  triggerMany(bound, calls(), { concurrency: 2 });
  triggerMany(bound, [{ slug: "employee-left", payload: { employee_id: 1 } }]);

  // @ts-expect-error: no linked account, and the client has none
  triggerMany(client, [{ slug: "employee-left", payload: { employee_id: 1 } }]);
  // @ts-expect-error: the payload of another event
  triggerMany(bound, [{ slug: "employee-created", payload: { employee_id: 1 } }]);
  // @ts-expect-error: no such event
  triggerMany(bound, [{ slug: "employee-lefft", payload: { employee_id: 1 } }]);
}

export async function outcomes(): Promise<string> {
  const outcome: TriggerOutcome = await settle(
    triggerEmployeeCreated(bound, { payload }),
  );
  if (outcome.ok) return outcome.result.message;
  // @ts-expect-error: there is no result
  accept<TriggerResult>(outcome.result);
  const { error } = outcome;
  switch (error.name) {
    case "CobaltRateLimitError":
      return `${error.status} ${error.retryAfterMs ?? 0}`;
    case "CobaltPayloadError":
      return error.issues.map(({ path }) => path).join();
    case "CobaltTimeoutError":
      // @ts-expect-error: there was no answer
      return String(error.status);
    // @ts-expect-error: no error has this name
    case "CobaltTimoutError":
      return "";
    default:
      return `${error.attempts} ${error.mayHaveFired}`;
  }
}

export function clients(): void {
  const account: CobaltClient<LinkedAccountOptional> =
    client.forLinkedAccount(linkedAccountId);
  accept<Promise<TriggerResult>>(triggerEmployeeCreated(account, { payload }));
  const options: CobaltClientOptions = {
    apiKey: () => Promise.resolve("tk"),
    idempotencyHeader: "x-once",
    retry: { attempts: 5, totalMs: 60_000 },
    rateLimiter: createRateLimiter({ perSecond: 10 }),
    hooks: {
      onRetry: ({ call, slug, attempts, delayMs, error }) =>
        accept<readonly [number, string, number, number, string]>([
          call,
          slug,
          attempts,
          delayMs,
          error.message,
        ]),
    },
    validation: "warn",
  };
  createCobaltClient(options);
  same<(typeof cobaltEvents)["employee-left"]["event"], string>();
  // @ts-expect-error: no such event
  accept<string>(cobaltEvents["employee-lefft"].event);
  // @ts-expect-error: the linked account of a client that is made for one
  client.forLinkedAccount();
  // @ts-expect-error: retries are numbers, or off
  createCobaltClient({ apiKey: "tk", retry: true });
  // @ts-expect-error: not one of the three
  createCobaltClient({ apiKey: "tk", validation: "log" });
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
