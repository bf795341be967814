// What compilers say to the mistakes that everybody makes: short, and with the name of what is wrong.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compile } from "./compile.js";
import { assemble } from "./golden.js";

const golden = assemble();
afterAll(() => rmSync(golden, { recursive: true }));

/** A call, and what has to be said of it. */
const mistakes: readonly (readonly [call: string, said: string])[] = [
  [
    'trigger(cobalt, "employee-lfet", { payload: {} })',
    `"employee-lfet"' is not assignable to parameter of type 'CobaltEventSlug'`,
  ],
  [
    "triggerEmployeeLeft(cobalt, { payload: { employee_di: 221 } })",
    "Did you mean to write 'employee_id'?",
  ],
  ["triggerEmployeeLeft(cobalt, {})", "Property 'payload' is missing"],
  [
    "triggerEmployeeLeft(required, { payload })",
    "Property 'linkedAccountId' is missing",
  ],
  [
    'variableTemplate("adress.pincode")',
    `"adress.pincode"' is not assignable to parameter of type 'CobaltVariablePath'`,
  ],
  ["employeeCreatedVariables.adress", "Did you mean 'address'?"],
  [
    'triggerMany(cobalt, [{ slug: "employee-left", payload }, { slug: "employee-lfet", payload }])',
    `Did you mean '"employee-left"'?`,
  ],
  [
    'triggerMany(cobalt, [{ slug: "employee-left", payload: { employee_di: 221 } }])',
    "'employee_di' does not exist",
  ],
  [
    'triggerMany(cobalt, [{ slug: "employee-left", payload: { employee_id: "221" } }])',
    "Type 'string' is not assignable to type 'number'",
  ],
  [
    'triggerMany(cobalt, [{ slug: "employee-left" }])',
    "Property 'payload' is missing",
  ],
  [
    'triggerMany(required, [{ slug: "employee-left", payload }])',
    "Property 'linkedAccountId' is missing",
  ],
];

test.each(["5.9", "7.0"] as const)(
  "TypeScript %s says what is wrong in at most five lines",
  async (version) => {
    const file = join(golden, "simple/mistakes.ts");
    writeFileSync(
      file,
      `import { createCobaltClient, employeeCreatedVariables, trigger, triggerEmployeeLeft, triggerMany, variableTemplate } from "./expected/index.js";
export const payload = { employee_id: 221 };
export const cobalt = createCobaltClient({ apiKey: "tk", linkedAccountId: "a" });
export const required = createCobaltClient({ apiKey: "tk" });
export const calls = [
${mistakes.map(([call]) => `() => ${call},`).join("\n")}
];
`,
    );
    const options = { isolatedDeclarations: false };
    const complaints = await compile({
      version,
      resolution: "nodenext",
      include: [file],
      options,
    });
    expect(complaints).toHaveLength(mistakes.length);
    for (const [index, complaint] of complaints.entries()) {
      expect(complaint).toContain(mistakes[index]?.[1]);
      expect(complaint.split("\n").length).toBeLessThanOrEqual(5);
    }
  },
);
