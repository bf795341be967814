import { describe, expect, it, test } from "vitest";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import { explain, many, suggested, turn } from "./explained.js";

const states = ["open", "paid", "void"];
const statuses = many(21, (index) => ({ status: turn(states, index) }));

describe("an enum", () => {
  it("is suggested with its reasons", async () => {
    const { suggestions } = await explain(statuses);
    expect(suggestions).toEqual([
      {
        path: "status",
        kind: "enum",
        override: { enum: states, open: true },
        evidence:
          "21 strings seen, 3 different, each at least 7 times, which is too few to tell that these are all",
      },
    ]);
  });

  it("is suggested beside null, and for the items of arrays", async () => {
    const samples = many(21, (index) => ({
      status: index === 0 ? null : turn(states, index),
      kinds: [turn(["A_B", "C"], index)],
    }));
    expect(await suggested(samples)).toEqual({
      status: { enum: states, open: true },
      "kinds.*": { enum: ["A_B", "C"], open: true },
    });
  });

  it.each<[string, JsonObject[]]>([
    ["of few values", statuses.slice(0, 19)],
    [
      "where too many were seen once",
      [...statuses, { status: "lost" }, { status: "gone" }],
    ],
    ["of one value alone", many(30, () => ({ status: "open" }))],
    [
      "of many different values",
      many(160, (index) => ({
        status: `${turn("a b c d e f g h".split(" "), index)}${turn("i j k l".split(" "), index >> 3)}`,
      })),
    ],
    [
      "of vocabularies that go on",
      many(40, (index) => ({
        language: turn(["de", "nl"], index),
        fileExtensions: [turn(["ts", "js"], index)],
        country_code_region: turn(["eu", "us"], index),
      })),
    ],
    [
      "where there are other types",
      [...statuses, { status: 1 }, { status: 1 }],
    ],
    [
      "of dates",
      many(20, (index) => ({
        status: turn(["2026-01-01", "2026-01-02"], index),
      })),
    ],
    [
      "of numbered ids",
      many(20, (index) => ({ status: turn(["u1", "u2"], index) })),
    ],
    [
      "of sentences",
      many(20, (index) => ({ status: turn(["All is well", "No"], index) })),
    ],
    [
      "that are spelt in different ways",
      many(20, (index) => ({ status: turn(["ok", "NOT_OK"], index) })),
    ],
    [
      "of names",
      many(20, (index) => ({
        firstName: turn(["Mark", "Ana"], index),
        "user-name": turn(["mark", "ana"], index),
        city: turn(["Berlin", "Rome"], index),
      })),
    ],
    [
      "at a path that no override can name",
      many(20, (index) => ({ "a.b": turn(states, index) })),
    ],
  ])("is not suggested %s", async (_, samples) => {
    expect(await suggested(samples)).toEqual({});
  });

  it.each<[string, JsonObject]>([
    ["enum", { enum: ["open", "paid", "void", "lost"] }],
    ["type", { type: "string" }],
  ])("is not suggested over an override of %s", async (_, override) => {
    expect(await suggested(statuses, { status: override })).toEqual({});
  });

  it("is suggested beside other overrides", async () => {
    const overrides = { status: { description: "Never empty." } };
    expect(await suggested(statuses, overrides)).toEqual({
      status: { enum: states, open: true },
    });
  });

  it.each<[string, string[], JsonObject[], string]>([
    [
      "complete where they are opposites, and come often",
      ["yes", "no"],
      [],
      "each at least 60 times, and opposites, so that another one is unlikely",
    ],
    [
      "open where there may be another",
      states,
      [],
      "each at least 40 times, so that another one is rare, if there is one",
    ],
    [
      "open where one was seen once",
      ["yes", "no"],
      [{ status: "maybe" }],
      "1 of them once, so that 1 more is likely at least",
    ],
  ])("is suggested as %s", async (title, values, more, told) => {
    const samples = many(120, (index) => ({ status: turn(values, index) }));
    const [found] = (await explain([...samples, ...more])).suggestions;
    expect(found?.override.open).toBe(
      title.startsWith("complete") ? undefined : true,
    );
    expect(found?.evidence).toMatch(new RegExp(`${told}$`));
  });
});

describe("a map", () => {
  const keyed = (
    key: (index: number) => string,
    value: (index: number) => Json = (index) => index,
  ) => many(12, (index) => ({ by: { [key(index)]: value(index) } }));

  it.each<[string, (index: number) => string]>([
    ["numbers", (index) => `${index}`],
    ["dates", (index) => `2026-01-${10 + index}`],
    ["addresses", (index) => `p${index}@example.com`],
    ["ids with a prefix", (index) => `emp_${index}`],
    ["uuids", (index) => `4fd8a1ce-0000-4000-8000-0000000000${10 + index}`],
  ])("is suggested of keys that are %s", async (_, key) => {
    expect(await suggested(keyed(key))).toEqual({ by: { map: true } });
  });

  it("is suggested with its reasons, and with what is suggested of its values", async () => {
    const samples = many(40, (index) => ({
      by: { [`emp_${index % 10}`]: { state: turn(["on", "off"], index >> 1) } },
    }));
    expect((await explain(samples)).suggestions).toEqual([
      {
        path: "by",
        kind: "map",
        override: { map: true },
        evidence:
          "10 keys in 40 objects, all ids; their values are of one kind",
      },
      expect.objectContaining({ path: "by.*.state", kind: "enum" }),
    ]);
  });

  it("is suggested of keys of any spelling, most of which were seen once", async () => {
    const names = "left right lodash react vue chalk yargs ajv zod knip".split(
      " ",
    );
    const samples = many(10, (index) => ({
      dependencies: {
        [turn(names, index)]: "1",
        [turn(["left", "x"], index)]: "2",
      },
    }));
    expect((await explain(samples)).suggestions).toEqual([
      {
        path: "dependencies",
        kind: "map",
        override: { map: true },
        evidence:
          "11 keys in 10 objects, 82 % seen once; their values are of one kind",
      },
    ]);
  });

  it("is suggested of one object whose keys no identifier is spelt as", async () => {
    const by = Object.fromEntries(
      "a.b c/d e f g h i j".split(" ").map((key) => [key, 1]),
    );
    expect(await suggested([{ by }])).toEqual({});
    expect(await suggested([{ by: { ...by, "@k/l": 1, "m.n": 1 } }])).toEqual({
      by: { map: true },
    });
  });

  it("is suggested within another one", async () => {
    const samples = keyed(
      (index) => `s_${index}`,
      (index) => ({ at: 1, pages: { [`p_${index}`]: { seen: true } } }),
    );
    expect(await suggested(samples)).toEqual({
      by: { map: true },
      "by.*.pages": { map: true },
    });
  });

  it.each<[string, JsonObject[]]>([
    ["of few keys", keyed((index) => `${index % 7}`)],
    [
      "of names that come back",
      many(12, (index) => ({
        by: {
          [turn(["a", "b", "c", "d"], index)]: 1,
          [turn(["e", "f", "g", "h", "i"], index)]: 1,
        },
      })),
    ],
    [
      "where one key is always there",
      many(12, (index) => ({ by: { [`key${"s".repeat(index)}`]: 1, id: 1 } })),
    ],
    [
      "of values of several types",
      keyed(
        (index) => `${index}`,
        (index) => (index % 2 ? 1 : "x"),
      ),
    ],
    [
      "of objects with different keys",
      keyed(
        (index) => `${index}`,
        (index) => (index % 2 ? { a: 1 } : { b: 1, c: 1 }),
      ),
    ],
    [
      "where every object has every key",
      many(12, () => ({
        by: Object.fromEntries(many(9, () => ({})).map((_, key) => [key, 1])),
      })),
    ],
    ["of the payload itself", many(12, (index) => ({ [`${index}`]: 1 }))],
  ])("is not suggested %s", async (_, samples) => {
    expect(await suggested(samples)).toEqual({});
  });

  it("is not suggested over an override", async () => {
    const samples = keyed((index) => `${index}`);
    expect(await suggested(samples, { by: { map: true } })).toEqual({});
    const one = { "by.3": { optional: true } };
    expect(await suggested(samples, one)).toEqual({});
  });
});

describe("a discriminator", () => {
  const card = { type: "card", last: "x" };
  const iban = { type: "iban", bank: "x", bic: "y" };
  const both = (index: number) => turn([card, iban], index);

  it.each<[string, JsonObject[], string]>([
    ["of a property", many(20, (index) => ({ by: both(index) })), "by"],
    ["of items", many(10, () => ({ by: [card, iban] })), "by.*"],
    ["of payloads", many(20, both), ""],
  ])("is suggested %s", async (_, samples, path) => {
    expect((await explain(samples)).suggestions).toEqual([
      {
        path,
        kind: "discriminator",
        override: { discriminator: "type" },
        evidence:
          'all 10 objects with "card" have last; all 10 objects with "iban" have bank, bic',
      },
    ]);
  });

  it("is suggested where there are too many keys for names", async () => {
    const samples = many(4_097, (index) => ({ by: { [`${index} x`]: 1 } }));
    expect((await explain(samples)).suggestions).toEqual([
      {
        path: "by",
        kind: "map",
        override: { map: true },
        evidence: "more than 4096 different keys in 4097 objects",
      },
    ]);
    expect(await suggested(samples, { by: { map: true } })).toEqual({});
  });

  it("is suggested of the values of a map", async () => {
    const samples = many(20, (index) => ({
      by: { [`k${index}`]: both(index) },
    }));
    expect(await suggested(samples, { by: { map: true } })).toEqual({
      "by.*": { discriminator: "type" },
    });
  });

  it.each<[string, JsonObject[]]>([
    ["of few objects", many(18, both)],
    [
      "where too many are of rare kinds",
      [
        ...many(20, both),
        ...many(22, (index) => ({
          type: turn("a b c d e f g h i j k l".split(" "), index),
          paid: true,
        })),
      ],
    ],
    [
      "where a kind has no key of its own",
      many(20, (index) => turn([card, { type: "cash" }], index)),
    ],
    [
      "where two kinds have the same keys",
      many(20, (index) =>
        turn([card, { ...card, type: "debit" }, iban], index),
      ),
    ],
    [
      "where there are other types",
      [...many(20, (index) => ({ by: both(index) })), { by: "x" }],
    ],
    ["that some objects lack", [...many(20, both), { last: "x" }]],
    ["that is null in some", [...many(20, both), { type: null, last: "x" }]],
  ])("is not suggested %s", async (_, samples) => {
    const found = Object.values(await suggested(samples));
    expect(found.filter((each) => each.discriminator)).toEqual([]);
  });
});

describe("a discriminator among several", () => {
  const kinds = many(30, (index) => ({
    status: turn(["draft", "active"], index >> 2),
    ...turn<JsonObject>(
      [
        { resourceType: "Patient", name: "x", born: "y" },
        { resourceType: "Device", maker: "x", model: "y" },
        { resourceType: "Group", members: 1 },
      ],
      index,
    ),
  }));
  const rare = { resourceType: "Bundle", status: "active", entries: [] };

  it("is the one that tells most, and one rare kind does not hide it", async () => {
    const { suggestions } = await explain([...kinds, rare]);
    expect(suggestions[0]).toEqual({
      path: "",
      kind: "discriminator",
      override: {
        discriminator: "resourceType",
        kinds: ["Device", "Group", "Patient"],
      },
      evidence:
        'all 10 objects with "Device" have maker, model; all 10 objects with "Group" have members; ' +
        'all 10 objects with "Patient" have name, born; ' +
        "1 more kind is rare, so that one type is left for it and for all others",
    });
  });

  it("is not one that tells little", async () => {
    const samples = many(40, (index) => ({
      state: turn(["on", "off"], index),
      [turn(["a", "b"], index)]: 1,
      ...Object.fromEntries(
        Array.from({ length: 12 }, (_, at) => [`k${at}`, 1] as const).filter(
          (_, at) => (index * 7 + at * 3) % 5 < 2,
        ),
      ),
    }));
    const found = Object.values(await suggested(samples));
    expect(found.filter((each) => each.discriminator)).toEqual([]);
  });

  it("is noted where there are too few samples to be sure", async () => {
    expect((await explain(kinds.slice(0, 4))).notes).toEqual([
      '"resourceType" looks like a tag that tells kinds of objects apart: 3 values in 4 objects, too few of each to be sure.',
    ]);
    expect((await explain(kinds)).notes).toEqual([]);
  });
});

describe("exactly one of several properties", () => {
  const envelope = (index: number) =>
    turn<JsonObject>(
      [
        { started: { at: 1 } },
        { finished: { ok: true } },
        { log: { text: "" } },
      ],
      index,
    );

  it.each<[string, JsonObject[], string]>([
    ["payloads", many(12, envelope), ""],
    ["a property", many(12, (index) => ({ on: envelope(index) })), "on"],
  ])("is suggested of %s", async (_, samples, path) => {
    expect((await explain(samples)).suggestions).toEqual([
      {
        path,
        kind: "exactlyOne",
        override: { exactlyOne: true },
        evidence:
          "each of 12 objects has exactly one of 3 keys, and what is in them differs",
      },
    ]);
  });

  it.each<[string, JsonObject[]]>([
    ["of few objects", many(9, envelope)],
    [
      "where an object has two",
      [...many(12, envelope), { ...envelope(0), ...envelope(1) }],
    ],
    ["where an object has none", [...many(12, envelope), {}]],
    ["of one key", many(12, () => envelope(0))],
    [
      "of keys that are data",
      many(12, (index) => ({ [`k${index}`]: envelope(index) })),
    ],
  ])("is not suggested %s", async (_, samples) => {
    const found = Object.values(await suggested(samples));
    expect(found.filter((each) => each.exactlyOne)).toEqual([]);
  });
});

test("a discriminator is not suggested of what an override says to be something else", async () => {
  const samples = many(20, (index) => ({
    type: turn(["card", "iban"], index),
    [turn(["last", "bank"], index)]: 1,
  }));
  const says = async (override: JsonObject) =>
    Object.keys(await suggested(samples, { type: override }));
  expect(await says({ enum: ["card", "iban", "cash"] })).toEqual([]);
  expect(await says({ description: "Which it is." })).toEqual([""]);
});

test("nothing is suggested twice over", async () => {
  const samples = many(20, (index) => ({ status: turn(states, index) }));
  const { suggestions } = await explain([...samples, ...samples]);
  expect(suggestions).toHaveLength(1);
});
