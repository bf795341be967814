// The generated functions in Python fire against the mock, and mypy refuses what is no payload of theirs.
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Json } from "../../../src/base/json/json.js";
import { generate } from "../../../src/generate.js";
import { startMockServer } from "../../../src/platform/mock/server.js";
import { projects, put, setManifest, temporaryFolder } from "./projects.js";
import { missing, run, runWhileServing } from "./toolchain.js";

const program = (lines: string) => `import cobalt_events
from cobalt_events.deal_won import trigger_deal_won
from cobalt_events.employee_left import trigger_employee_left

client = cobalt_events.CobaltClient(api_key="tk_1", linked_account_id="acme")
${lines}
`;

const left =
  '{"employee_id": 221, "last_day": "2026-09-30", "reason": "retired"}';
const deal =
  '{"deal": {"id": 1, "title": "x", "amount": 2.5, "currency": "EUR"}, "line_items": [], "tags": []}';

test.skipIf(missing(["python3", "mypy"]))(
  "triggers in Python fire what their types allow, where the manifest says",
  async () => {
    const mock = await startMockServer({});
    onTestFinished(mock.close);
    const folder = temporaryFolder();
    projects["the root manifest"]?.(folder);
    setManifest(folder, {
      baseUrl: mock.baseUrl,
      targets: [{ language: "python", output: "cobalt_events" }],
    });
    expect(await generate({ cwd: folder })).toMatchObject({ ok: true });

    const sound = program(
      `trigger_employee_left(client, ${left}, linked_account_id="other")
trigger_deal_won(client, ${deal})`,
    );
    put(join(folder, "sound.py"), sound);
    await runWhileServing("python3", ["sound.py"], folder);
    expect(mock.journal().events).toMatchObject([
      {
        event: "Employee Left",
        slug: "employee-left",
        linkedAccountId: "other",
        payload: JSON.parse(left) as Json,
      },
      { event: "Deal Won", slug: "hubspot", payload: JSON.parse(deal) as Json },
    ]);

    run("mypy", ["--strict", "sound.py"], folder);
    const wrong = program(
      `trigger_employee_left(client, {"employee_id": "x"})`,
    );
    put(join(folder, "wrong.py"), wrong);
    expect(() => run("mypy", ["--strict", "wrong.py"], folder)).toThrow(
      /wrong\.py:6: error/,
    );
  },
);
