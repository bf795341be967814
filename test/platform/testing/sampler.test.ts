import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, expectTypeOf, onTestFinished, test } from "vitest";
import { withOverrides } from "../../../src/platform/testing/payload-overrides.js";
import {
  createSampler,
  type PayloadOverrides,
  type Sampler,
} from "../../../src/testing.js";
import { project } from "../../cli/bin.js";
import {
  type CobaltEventPayloads,
  cobaltEvents,
  type EmployeeCreatedPayload,
} from "./generated.js";

const manifest = join(import.meta.dirname, "../../../cobalt.events.json");
const created = {
  first_name: "Mark",
  last_name: "wood",
  employee_id: 221,
  is_new: false,
  address: { house_no: "221", street: "lorem ipsum", pincode: 560103 },
};

async function samplerOf(
  files: Readonly<Record<string, string>>,
): Promise<Sampler<Record<string, Record<string, unknown>>>> {
  const { folder, remove } = project(files);
  onTestFinished(remove);
  return await createSampler({ manifest: join(folder, "cobalt.events.json") });
}

describe("a sample", () => {
  test("is the event's first, a fresh copy every time", async () => {
    const sample = await createSampler({ events: cobaltEvents, manifest });
    const first = sample("employee-created");
    expect(first).toEqual(created);
    first.address.pincode = 1;
    expect(sample("employee-created")).toEqual(created);
  });

  test("takes what the test is about", async () => {
    const sample = await createSampler({ events: cobaltEvents, manifest });
    const payload = sample("employee-created", {
      first_name: "Ana",
      address: { pincode: 1 },
    });
    expect(payload).toEqual({
      ...created,
      first_name: "Ana",
      address: { ...created.address, pincode: 1 },
    });
    const days = [{ date: "2027-01-01", hours: 2 }];
    expect(
      sample("time-off-requested", { days, employee: { id: 1 } }),
    ).toMatchObject({ days, employee: { id: 1, email: /@/ as never } });
  });

  test("comes from files, too, and leaves out what is undefined", async () => {
    const sample = await samplerOf({
      "cobalt.events.json": `{"events": {"a": {
        "samples": ["a.ndjson", {"id": 2}]
      }}}`,
      "a.ndjson": '{"id": 1, "note": "x"}\n{"id": 3}\n',
    });
    expect(sample("a")).toEqual({ id: 1, note: "x" });
    expect(Object.keys(sample("a", { note: undefined }))).toEqual(["id"]);
  });
});

describe("an error says what to do about", () => {
  const files = {
    "cobalt.events.json": `{"events": {
      "employee-created": {"sample": {"pincode": 560103}, "overrides": {"pincode": {"type": "string"}}},
      "by-hand": {"schema": {"type": "object"}},
      "nothing": {}
    }}`,
  };
  test.each<{ slug: string; overrides?: object; want: string }>([
    {
      slug: "employee-craeted",
      want: 'has no event "employee-craeted"; did you mean "employee-created"?',
    },
    { slug: "toString", want: 'has no event "toString".' },
    { slug: "by-hand", want: 'The event "by-hand" has no sample; add' },
    { slug: "nothing", want: 'The event "nothing" has no sample; add' },
    {
      slug: "employee-created",
      want: "is no payload of the event:\n  pincode must be of type string",
    },
    {
      slug: "employee-created",
      overrides: { pincode: "x", more: { "": 1 } },
      want: "is no payload of the event:\n  more is not a property that the schema has",
    },
  ])("$slug $overrides", async ({ slug, overrides, want }) => {
    const sample = await samplerOf(files);
    expect(() => sample(slug, { ...overrides })).toThrow(want);
  });

  test("a sample that is broken", async () => {
    const sample = await samplerOf({
      "cobalt.events.json": '{"events": {"a": {"sample": "a.json"}}}',
      "a.json": "{",
    });
    expect(() => sample("a")).toThrow(/CE104 .*a\.json:1:/);
  });

  test("a manifest that is not there", async () => {
    await expect(createSampler({ manifest: "no.json" })).rejects.toThrow(
      /CE101 The manifest .*no\.json.* does not exist/,
    );
  });
});

test("the nearest manifest is taken where none is named", async () => {
  const sample = await createSampler<CobaltEventPayloads>();
  expect(sample("employee-created")).toEqual(created);
});

describe("overrides", () => {
  test.each<{ value: unknown; overrides: unknown; want: unknown }>([
    { value: { a: 1 }, overrides: {}, want: { a: 1 } },
    { value: { a: 1 }, overrides: { a: null }, want: { a: null } },
    { value: { a: [1, 2] }, overrides: { a: [3] }, want: { a: [3] } },
    { value: { a: { b: 1 } }, overrides: { a: [] }, want: { a: [] } },
    { value: { a: 1 }, overrides: { a: { b: 1 } }, want: { a: { b: 1 } } },
    { value: { a: 1, b: 2 }, overrides: { a: undefined }, want: { b: 2 } },
    {
      value: { a: { b: 1, c: 2 } },
      overrides: { a: { c: undefined } },
      want: { a: { b: 1 } },
    },
    { value: {}, overrides: { a: { b: undefined } }, want: { a: {} } },
    {
      value: { a: null },
      overrides: { a: { b: new Date(0) } },
      want: { a: { b: "1970-01-01T00:00:00.000Z" } },
    },
  ])("$overrides over $value", ({ value, overrides, want }) => {
    expect(withOverrides(value, overrides)).toEqual(want);
  });

  test("are never in what they were taken from, and pollute nothing", () => {
    const hostile: unknown = JSON.parse(
      '{"__proto__": {"x": 1}, "a": {"__proto__": 2}}',
    );
    const merged = withOverrides({ a: { b: 1 } }, hostile);
    expect(JSON.stringify(merged)).toBe(
      '{"a":{"b":1,"__proto__":2},"__proto__":{"x":1}}',
    );
    expect({}).not.toHaveProperty("x");
    const own = { a: { b: 1 } };
    const overrides = { a: { c: [1] } };
    withOverrides(own, overrides);
    expect({ own, overrides }).toEqual({
      own: { a: { b: 1 } },
      overrides: { a: { c: [1] } },
    });
  });

  test("twice are as once, and those of nothing change nothing", () => {
    const value = fc.jsonValue().map((json) => ({ json }));
    fc.assert(
      fc.property(value, value, (base, overrides) => {
        const once = withOverrides(base, overrides);
        expect(withOverrides(once, overrides)).toEqual(once);
        expect(withOverrides(base, {})).toEqual(
          JSON.parse(JSON.stringify(base)),
        );
        expect(withOverrides(base, base)).toEqual(withOverrides(base, {}));
      }),
    );
  });
});

test("types", () => {
  type Overrides = PayloadOverrides<EmployeeCreatedPayload>;
  expectTypeOf<{ address: { pincode: number } }>().toExtend<Overrides>();
  expectTypeOf<{ address: undefined }>().not.toExtend<Overrides>();
  interface Optional {
    note?: string;
    when: { at: string } | null;
    tags: { name: string }[];
    more: Record<string, unknown>;
  }
  expectTypeOf<{ note: undefined }>().toExtend<PayloadOverrides<Optional>>();
  expectTypeOf<{ when: null }>().toExtend<PayloadOverrides<Optional>>();
  expectTypeOf<{ more: { a: undefined; b: 1 } }>().toExtend<
    PayloadOverrides<Optional>
  >();
  expectTypeOf<{ tags: { nam: string }[] }>().not.toExtend<
    PayloadOverrides<Optional>
  >();
});
