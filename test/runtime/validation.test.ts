import type { StandardSchemaV1 } from "@standard-schema/spec";
import { afterEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import type { JsonObject } from "../../src/base/json/json.js";
import {
  CobaltPayloadError,
  type PayloadValidator,
} from "../../templates/runtime.js";
import { validatorFor } from "../output/validators/load.js";

const order: JsonObject = {
  type: "object",
  required: ["id", "customer"],
  additionalProperties: false,
  properties: {
    id: { type: "integer" },
    note: { type: ["string", "null"], maxLength: 3, pattern: "^a" },
    status: { enum: ["open", "paid", null] },
    kind: { const: "order" },
    customer: {
      type: "object",
      required: ["e/mail", "a~b"],
      properties: { "e/mail": { type: "string", format: "email" }, "a~b": {} },
    },
    items: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["sku"],
        properties: { sku: { type: "string" }, count: { minimum: 1 } },
      },
    },
    owner: {
      anyOf: [
        { type: "string" },
        {
          type: "object",
          required: ["id"],
          properties: { id: { type: "integer" } },
        },
      ],
    },
    part: {
      oneOf: [{ type: "string" }, { $ref: "#/definitions/part" }],
    },
    shape: {
      anyOf: [
        {
          type: "object",
          required: ["radius"],
          properties: { kind: { const: "circle" } },
        },
        {
          type: "object",
          required: ["side"],
          properties: { kind: { const: "square" } },
        },
      ],
    },
    size: { oneOf: [{ minimum: 1 }, { minimum: 2 }] },
    tags: { type: "object", propertyNames: { maxLength: 2 } },
    never: false,
  },
  definitions: {
    part: { type: "object", properties: { id: { type: "integer" } } },
  },
};
const customer = { "e/mail": "a@example.com", "a~b": 1 };
const good = { id: 1, customer };

describe("what is wrong is told by variable path", () => {
  it.each<[payload: unknown, issues: [path: string, message: string][]]>([
    [good, []],
    [
      {},
      [
        ["id", "is missing"],
        ["customer", "is missing"],
      ],
    ],
    [{ ...good, id: "1" }, [["id", "must be integer"]]],
    [
      { ...good, id: null, note: 5 },
      [
        ["id", "must be integer"],
        ["note", "must be string or null"],
      ],
    ],
    [
      { ...good, note: "bcde" },
      [
        [
          "note",
          'must not have more than 3 characters and must match pattern "^a"',
        ],
      ],
    ],
    [
      { ...good, status: "gone" },
      [["status", 'must be one of "open", "paid", null']],
    ],
    [{ ...good, kind: "bill" }, [["kind", 'must be "order"']]],
    [{ ...good, extra: 1 }, [["extra", "is not allowed"]]],
    [{ ...good, never: 1 }, [["never", "is not allowed"]]],
    [
      { ...good, customer: { "e/mail": "no" } },
      [
        ["customer.a~b", "is missing"],
        ["customer.e/mail", 'must match format "email"'],
      ],
    ],
    [{ ...good, items: [] }, [["items", "must not have fewer than 1 items"]]],
    [
      { ...good, items: [{ sku: "a" }, { count: 0 }] },
      [
        ["items.1.sku", "is missing"],
        ["items.1.count", "must be >= 1"],
      ],
    ],
    [{ ...good, owner: 5 }, [["owner", "must be string or object"]]],
    [{ ...good, owner: { id: "a" } }, [["owner.id", "must be integer"]]],
    [{ ...good, owner: {} }, [["owner.id", "is missing"]]],
    [{ ...good, part: 5 }, [["part", "must be object or string"]]],
    [{ ...good, part: { id: "a" } }, [["part.id", "must be integer"]]],
    [
      { ...good, shape: { kind: "circle" } },
      [
        [
          "shape",
          'fits no alternative: radius is missing or side is missing or kind must be "square"',
        ],
      ],
    ],
    [
      { ...good, size: 3 },
      [["size", "must fit exactly one of the alternatives"]],
    ],
    [
      { ...good, tags: { abc: 1 } },
      [["tags.abc", "must not have more than 2 characters"]],
    ],
    ["text", [["", "must be an object"]]],
  ])("%j", async (payload, issues) => {
    const { validate } = await validatorFor(order);
    expect(validate(payload)).toEqual(
      issues.map(([path, message]) => ({ path, message })),
    );
  });

  it("never quotes the payload", async () => {
    const { validate } = await validatorFor(order);
    const secret = "s3cr3t";
    const issues = validate({
      ...Object.fromEntries(
        Object.keys(order["properties"] as object).map((key) => [key, secret]),
      ),
      items: [secret, { sku: [secret] }],
      note: [secret],
    });
    expect(issues.length).toBeGreaterThan(6);
    expect(JSON.stringify(issues)).not.toContain(secret);
  });

  it("takes its time from the size of the payload alone", async () => {
    const { validate } = await validatorFor({
      properties: {
        list: {
          type: "array",
          items: { anyOf: [{ minimum: 5 }, { maximum: 1 }] },
        },
      },
    });
    const start = performance.now();
    expect(
      validate({ list: Array.from({ length: 20_000 }, () => 3) }),
    ).toHaveLength(20_000);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("check", () => {
  /** What the client sends of a payload. */
  const sent = (payload: unknown) => JSON.stringify({ event: "any", payload });
  const at = { slug: "order-placed", event: "Order Placed" };
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  afterEach(() => warn.mockClear());

  it("throws an error that lists every field", async () => {
    const { check } = await validatorFor(order);
    const payload = { id: "1", extra: 1 };
    const error = await Promise.resolve()
      .then(() => check(at, sent(payload), "throw"))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CobaltPayloadError);
    expect(error).toMatchObject({
      ...at,
      mayHaveFired: false,
      issues: [
        { path: "customer", message: "is missing" },
        { path: "extra", message: "is not allowed" },
        { path: "id", message: "must be integer" },
      ],
      message:
        'Event "Order Placed" (order-placed): the payload does not fit the schema: ' +
        "customer is missing; extra is not allowed; id must be integer",
    });
    expect(() => check(at, sent(payload))).toThrow(CobaltPayloadError);
    expect(() => check(at, sent([]))).toThrow(
      "the schema: it must be an object",
    );
  });

  it("keeps its message short", async () => {
    const { check } = await validatorFor({ additionalProperties: false });
    const payload = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`k${index}`, 1]),
    );
    expect(() => check(at, sent(payload))).toThrow(
      /k19 is not allowed; 30 more$/,
    );
  });

  it("warns, or says nothing", async () => {
    const { check } = await validatorFor(order);
    check(at, sent({}), "off");
    check(at, sent(good), "warn");
    expect(warn).not.toHaveBeenCalled();
    check(at, sent({}), "warn");
    expect(warn.mock.calls).toEqual([
      [
        expect.stringMatching(
          /\(order-placed\): .*: id is missing; customer is missing$/,
        ),
      ],
    ]);
  });
});

describe("as a Standard Schema", () => {
  type Order = { id: number; note?: string };

  it("is one by its types", () => {
    type Validator = PayloadValidator<Order>;
    expectTypeOf<Validator>().toExtend<StandardSchemaV1<Order>>();
    expectTypeOf<
      StandardSchemaV1.InferInput<Validator>
    >().toEqualTypeOf<Order>();
    expectTypeOf<
      StandardSchemaV1.InferOutput<Validator>
    >().toEqualTypeOf<Order>();
    expectTypeOf<Validator>().toExtend<PayloadValidator>();
    expectTypeOf<PayloadValidator<{ id: string }>>().not.toExtend<
      StandardSchemaV1<Order>
    >();
  });

  it("passes values on, and tells issues by the keys that lead to them", async () => {
    const validator: StandardSchemaV1 = await validatorFor(order);
    const { version, vendor, validate } = validator["~standard"];
    expect({ version, vendor }).toEqual({
      version: 1,
      vendor: "cobalt-events",
    });
    expect(await validate(good)).toEqual({ value: good });
    expect(((await validate(good)) as { value: unknown }).value).toBe(good);
    expect(
      await validate({ ...good, items: [{ sku: "a" }, {}], "a.b": 1 }),
    ).toEqual({
      issues: [
        { message: "is not allowed", path: ["a.b"] },
        { message: "is missing", path: ["items", 1, "sku"] },
      ],
    });
    expect(await validate(5)).toEqual({
      issues: [{ message: "must be an object", path: [] }],
    });
  });

  it("takes what is left out for an empty payload", async () => {
    const { "~standard": standard } = await validatorFor({ type: "object" });
    expect(standard.validate(undefined)).toEqual({ value: {} });
  });
});

it("compiles nothing before the first payload", async () => {
  const compile = vi.fn(() => () => true);
  const { validatorOf } = await import("../../templates/runtime.js");
  const { validate } = validatorOf("order-placed", compile);
  expect(compile).not.toHaveBeenCalled();
  validate({});
  validate({});
  expect(compile).toHaveBeenCalledTimes(1);
});
