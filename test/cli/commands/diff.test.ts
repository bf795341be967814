// What `diff` shows of a change, in each of its formats.
import { expect, test } from "vitest";
import { renderChanges } from "../../../src/cli/commands/diff/render-changes.js";
import type { Change } from "../../../src/index.js";
import { fakeIo } from "../fake-io.js";

const change: Change = {
  event: "order-left",
  path: "sku",
  change: "type-changed",
  senders: "breaking",
  workflows: "breaking",
  before: "string",
  after: "integer",
  place: { file: "cobalt.events.json", line: 4, column: 2, length: 3 },
  impact: {
    workflows: [
      {
        file: "flow.json",
        line: 7,
        column: 3,
        workflow: "Onboard",
        node: "Mail",
        template: "{{event.body.sku}}",
      },
      { workflow: "Remote, without a file" },
    ],
    calls: [
      {
        file: "src/fire.ts",
        line: 9,
        column: 5,
        event: "order-left",
        message: "TS2322: Type 'string' is not assignable to type 'number'.",
      },
    ],
  },
};

const reader = "reads it: flow.json:7:3: Onboard, Mail: {{event.body.sku}}";
const started = "is started by it: Remote, without a file";
const call =
  "will not compile: src/fire.ts:9:5: TS2322: Type 'string' is not assignable to type 'number'.";

test.each([
  { format: "tree", lines: [reader, started, call].map((l) => `    ${l}`) },
  {
    format: "github",
    lines: [
      `%0A${reader}%0A${started}%0A${call}`,
      "::error file=src/fire.ts,line=9,col=5,title=type-changed breaks senders and workflows::TS2322: Type",
    ],
  },
  {
    format: "markdown",
    lines: [
      "<summary>Whom it hurts</summary>",
      "- `order-left sku` reads it: `flow.json:7:3: Onboard, Mail: {{event.body.sku}}`",
      "- `order-left sku` will not compile: `src/fire.ts:9:5: TS2322: Type",
    ],
  },
  { format: "junit", lines: [reader, started, call] },
])("$format shows whom a change hurts", ({ format, lines }) => {
  const text = renderChanges([change], format, 1, fakeIo(false));
  for (const line of lines) expect(text).toContain(line);
});
