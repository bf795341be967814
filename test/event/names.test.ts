import { readFileSync } from "node:fs";
import ts from "typescript-5.4";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/base/diagnostics/diagnostic.js";
import { parseDocument } from "../../src/base/json/document.js";
import { validateManifest } from "../../src/input/manifest/validate-manifest.js";
import type { EventNames } from "../../src/event/names.js";
import { nameEvents } from "../../src/event/names.js";
import { readRuntime } from "../../src/output/print/runtime-file.js";

/** Names events; each is a slug, or a slug and its `as`. */
function named(...events: (string | [slug: string, as: string])[]): {
  names: ReadonlyMap<string, EventNames>;
  codes: string[];
  messages: string[];
} {
  const entries = events.map((event) =>
    typeof event === "string"
      ? ([event, {}] as const)
      : ([event[0], { as: event[1] }] as const),
  );
  const diagnostics = new Diagnostics();
  const text = JSON.stringify({ events: Object.fromEntries(entries) });
  const document = parseDocument("/cobalt.events.json", text, diagnostics);
  const manifest = document && validateManifest(document, diagnostics);
  if (!manifest) throw new Error("the test's manifest is broken");
  return {
    names: nameEvents(manifest, diagnostics),
    codes: diagnostics.list.map(({ code }) => code),
    messages: diagnostics.list.map(({ message }) => message),
  };
}

describe("nameEvents", () => {
  it.each([
    [
      "employee-created",
      "employee-created",
      "EmployeeCreatedPayload",
      "employeeCreatedVariables",
      "triggerEmployeeCreated",
    ],
    [
      "check_run",
      "check_run",
      "CheckRunPayload",
      "checkRunVariables",
      "triggerCheckRun",
    ],
    [
      "New Contact Created",
      "New-Contact-Created",
      "NewContactCreatedPayload",
      "newContactCreatedVariables",
      "triggerNewContactCreated",
    ],
    [
      "employeeUpdated",
      "employeeUpdated",
      "EmployeeUpdatedPayload",
      "employeeUpdatedVariables",
      "triggerEmployeeUpdated",
    ],
    [
      "HTTPRequest",
      "HTTPRequest",
      "HTTPRequestPayload",
      "httpRequestVariables",
      "triggerHTTPRequest",
    ],
    ["ID", "ID", "IDPayload", "idVariables", "triggerID"],
    ["user.d", "user-d", "UserDPayload", "userDVariables", "triggerUserD"],
    ["a/../b", "a-b", "ABPayload", "aBVariables", "triggerAB"],
    ["2fa", "2fa", "_2faPayload", "_2faVariables", "trigger_2fa"],
    [
      "größe-geändert",
      "größe-geändert",
      "GrößeGeändertPayload",
      "größeGeändertVariables",
      "triggerGrößeGeändert",
    ],
    ["従業員", "従業員", "従業員Payload", "従業員Variables", "trigger従業員"],
    [
      "constructor",
      "constructor",
      "ConstructorPayload",
      "constructorVariables",
      "triggerConstructor",
    ],
    [
      "`${x}`</script>",
      "-x-script-",
      "XScriptPayload",
      "xScriptVariables",
      "triggerXScript",
    ],
  ])("%s", (slug, file, payload, variables, trigger) => {
    const { names, codes } = named(slug);
    expect(codes).toEqual([]);
    expect(names.get(slug)).toMatchObject({
      file,
      payload,
      variables,
      trigger,
    });
  });

  it.each([
    "\u115f",
    "\u180e",
    "\u200d",
    "\u3164",
    "\ufe0f",
    "\uffa0",
    "\u{e0041}",
    "\u{e0100}",
  ])("no name holds an unseen character", (unseen) => {
    const slug = `ab${unseen}c`;
    const expected = { file: "ab-c", trigger: "triggerAbC" };
    expect(named(slug).names.get(slug)).toMatchObject(expected);
  });

  it("says which slugs look alike, where both are, and by what they differ", () => {
    expect(named("a\u3164b", "ab", "a").messages).toEqual([
      'The slug "ab" looks like "a\u3164b" at 1:12, but character 2 is U+0062, not U+3164.',
    ]);
  });

  it("takes `as` for the names and the file", () => {
    expect(
      named(["employee-created", "employeeAdded"]).names.get(
        "employee-created",
      ),
    ).toEqual({
      file: "employeeAdded",
      payload: "EmployeeAddedPayload",
      variables: "employeeAddedVariables",
      variableTypes: "EmployeeAddedVariableTypes",
      variablePath: "EmployeeAddedVariablePath",
      trigger: "triggerEmployeeAdded",
      validator: "employeeAddedValidator",
    });
  });

  it.each<[string, Parameters<typeof named>, string[]]>([
    ["an empty slug", [""], ["CE501"]],
    ["a blank slug", [" "], ["CE501"]],
    ["a slug that is a dot", ["."], ["CE501"]],
    ["a slug that leads upwards", [".."], ["CE501"]],
    ["a control character", ["a\nb"], ["CE501"]],
    ["half a surrogate pair", ["a\ud800"], ["CE501"]],
    ["a Windows device", ["con"], ["CE501"]],
    ["a Windows device in capitals", ["LPT1"], ["CE501"]],
    ["a slug too long for a file name", ["a".repeat(201)], ["CE501"]],
    ["nothing to make an identifier of", ["!!!"], ["CE504"]],
    ["one identifier", ["employee-created", "employee_created"], ["CE502"]],
    ["one identifier across kinds", ["trigger-x", "x-variables"], ["CE502"]],
    ["one file name where case is ignored", ["fooBar", "foobar"], ["CE503"]],
    ["composed and decomposed letters", ["caf\u00e9", "cafe\u0301"], ["CE502"]],
    [
      "`as` that collides",
      ["employee-created", ["b", "employeeCreated"]],
      ["CE502"],
    ],
    [
      "`as` that resolves a collision",
      ["employee-created", ["employee_created", "other"]],
      [],
    ],
    ["`as` that rescues a device name", [["con", "console"]], []],
    ["nothing but what is unseen", ["\u3164\u{e0041}"], ["CE504"]],
    ["a Cyrillic letter", ["admin", "\u0430dmin"], ["CE505"]],
    ["a Greek letter", ["ok", "\u03bfk"], ["CE505"]],
    ["a Cyrillic capital", ["balance", "\u0412alance"], ["CE505"]],
    ["a letter with an accent", ["\u00ef", "\u0457"], ["CE505"]],
    ["full-width letters", ["ab", "\uff41\uff42"], ["CE505"]],
    ["another hyphen", ["a-b", ["a\u2011b", "other"]], ["CE505"]],
    ["a filler", ["ab", "a\u3164b"], ["CE505"]],
    ["a tag at the end", ["ab", ["ab\u{e0041}", "other"]], ["CE505"]],
    ["capitals, which are seen", ["order", ["ORDER", "other"]], []],
    ["letters of one script", ["сор", "сорт", "order"], []],
  ])("%s", (_, events, codes) => {
    expect(named(...events).codes).toEqual(codes);
  });

  it("never changes a name when an event is added", () => {
    const before = named("b", "d").names;
    const after = named("a", "b", "c", "d", "e").names;
    for (const [slug, names] of before) expect(after.get(slug)).toEqual(names);
  });
});

it("makes names of what the oldest compiler takes for letters, whatever Unicode has today", () => {
  const isUnknown = (code: number): boolean => {
    const letter = String.fromCodePoint(code);
    return (
      /^\p{ID_Continue}/u.test(letter) &&
      !(isIdentifier(`a${letter}`) && isIdentifier(letter.toUpperCase()))
    );
  };
  const slugs: string[] = [];
  for (let code = 0x80; code <= 0x10ffff; code++) {
    // The first and the last of each range tell enough.
    if (!isUnknown(code) || (isUnknown(code - 1) && isUnknown(code + 1)))
      continue;
    const letter = String.fromCodePoint(code);
    slugs.push(`${letter}-a-${letter}b`);
  }
  expect(slugs.length).toBeGreaterThan(100);
  const unknown = slugs
    .flatMap((slug) => [...named(slug).names.values()])
    .flatMap(({ payload, trigger }) => [payload, trigger])
    .filter((name) => !isIdentifier(name));
  expect(unknown).toStrictEqual([]);
});

function isIdentifier(name: string): boolean {
  return Array.from(name, (letter, at) => {
    const code = letter.codePointAt(0) ?? 0;
    return at === 0
      ? ts.isIdentifierStart(code, ts.ScriptTarget.ES2015)
      : ts.isIdentifierPart(code, ts.ScriptTarget.ES2015);
  }).every(Boolean);
}

describe("what the generated code has besides its events", () => {
  it.each(["many", "cobalt", "Cobalt"])("refuses the slug %j", (slug) => {
    const { names, codes } = named(slug, "employee-created");
    expect(codes).toEqual(["CE501"]);
    expect([...names.keys()]).toEqual(["employee-created"]);
    expect(named([slug, "other"]).codes).toEqual([]);
  });

  it("has no other name that an event's might come to", () => {
    const index = readFileSync(
      new URL("../golden/no-events/expected/index.ts", import.meta.url),
      "utf8",
    );
    const declared = `${readRuntime()}\n${index}`.matchAll(
      /^(?:export )?(?:async )?(?:type|interface|class|const|function\*?) (\w+)/gm,
    );
    const alike = [...declared]
      .map(([, name = ""]) => name)
      .filter((name) =>
        /^trigger.|^\w+(?:Payload|Variables|VariableTypes|VariablePath|Validator)$/.test(
          name,
        ),
      );
    expect(alike.sort()).toEqual([
      "CobaltVariablePath",
      // A type, which no event's validator is: these begin with a small letter.
      "PayloadValidator",
      "triggerMany",
    ]);
  });
});
