import { describe, expect, expectTypeOf, test } from "vitest";
import {
  defineCommand,
  usageOf,
} from "../../../src/cli/main/define-command.js";
import { commands } from "../../../src/cli/main/registry.js";
import { fakeIo } from "../fake-io.js";

test("a command is given what its table names, each of its type", async () => {
  let seen: object = {};
  const command = defineCommand({
    describe: "Greet",
    arguments: {
      name: { describe: "Whom" },
      others: { describe: "Who else", takes: "many" },
    },
    options: {
      loud: { type: "boolean", describe: "Shout" },
      "with-gift": { type: "string", describe: "What to bring" },
    },
    examples: [],
    run: (given) => {
      expectTypeOf(given.name).toEqualTypeOf<string>();
      expectTypeOf(given.others).toEqualTypeOf<readonly string[]>();
      expectTypeOf(given.loud).toEqualTypeOf<boolean>();
      expectTypeOf(given["with-gift"]).toEqualTypeOf<string | undefined>();
      // @ts-expect-error no table names it
      expect(given.quiet).toBeUndefined();
      seen = given;
      return Promise.resolve({ exitCode: 0 });
    },
  });
  const line = {
    words: ["Ana", "Ben", "Cem"],
    values: new Map([["loud", true]]),
  };
  await command.run(line, fakeIo(false));
  expect(usageOf("greet", command)).toBe("greet <name> <others..>");
  expect(seen).toEqual({
    name: "Ana",
    others: ["Ben", "Cem"],
    loud: true,
    "with-gift": undefined,
  });
});

test("a word that may be left out may be undefined", async () => {
  let seen: object = {};
  const command = defineCommand({
    describe: "Greet",
    arguments: { name: { describe: "Whom", takes: "optional" } },
    options: { loud: { type: "boolean", describe: "Shout" } },
    examples: [],
    run: (given) => {
      expectTypeOf(given.name).toEqualTypeOf<string | undefined>();
      seen = given;
      return Promise.resolve({ exitCode: 0 });
    },
  });
  await command.run({ words: [], values: new Map() }, fakeIo(false));
  expect(usageOf("greet", command)).toBe("greet [name]");
  expect(seen).toEqual({ name: undefined, loud: false });
});

describe("the tables agree with each other, for one parser reads all of them", () => {
  test.each([...commands])(
    "%s has no option of another type or of an argument's name",
    (_name, { arguments: words, options }) => {
      for (const [option, { type }] of Object.entries(options)) {
        expect(words).not.toHaveProperty([option]);
        for (const other of commands.values())
          expect(other.options[option]?.type ?? type).toBe(type);
      }
    },
  );

  test.each([...commands])(
    "%s takes a number of words only at the end",
    (_name, { arguments: words }) => {
      const counts = Object.values(words).map(({ takes = "one" }) => takes);
      const before = counts.slice(0, -1);
      // Of words that may be left out, several may follow each other.
      const some = counts.at(-1) === "optional" ? ["one", "optional"] : ["one"];
      for (const takes of before) expect(some).toContain(takes);
      expect(before.toSorted()).toEqual(before);
    },
  );
});
