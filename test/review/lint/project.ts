import type { JsonObject } from "../../../src/base/json/json.js";
import { lint, type LintOptions } from "../../../src/review/lint/lint.js";
import { projectOf } from "../../learn/project.js";

/** Two events that have everything a template can stumble over. */
export const manifestText = JSON.stringify({
  events: {
    "employee-created": {
      name: "Employee Created",
      samples: [
        {
          email: "a@b.example",
          "First Name": "Ana",
          address: { city: "Pune", pincode: 560103 },
          manager: null,
          items: [{ sku: "a", note: "x" }],
          tags: ["new"],
          extra: {},
          old_id: 1,
          "a.b": 1,
        },
        {
          email: "c@d.example",
          "First Name": "Bo",
          address: { city: "Goa" },
          manager: { name: "Cy" },
          items: [{ sku: "b" }],
          tags: ["new"],
          extra: {},
          old_id: 2,
          "a.b": 2,
        },
      ],
      overrides: { old_id: { deprecated: "Read email." } },
    },
    "deal-won": { name: "Deal Won", sample: { amount: 5, email: "e@f.g" } },
  },
});

/** These files beside the manifest. */
export function lintProject(files: Readonly<Record<string, string>>) {
  return projectOf({ "cobalt.events.json": manifestText, ...files });
}

/** Checks files of a project; by default all of them are of `employee-created`. */
export async function lintFiles(
  files: Readonly<Record<string, string>>,
  options: LintOptions = { event: "employee-created" },
) {
  const project = lintProject(files);
  return lint(Object.keys(files), { ...project.options, ...options });
}

/** A workflow as exported, with one text in a node that an event starts. */
export function workflowOf(trigger: JsonObject, text: string): JsonObject {
  return {
    name: "Welcome",
    nodes: [
      { id: "n1", type: "start", config: trigger },
      { id: "n2", name: "Send mail", inputs: { body: { text } } },
    ],
  };
}
