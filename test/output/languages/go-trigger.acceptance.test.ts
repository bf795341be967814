// The generated functions in Go fire against the mock, and the compiler refuses what is no payload of theirs.
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { generate } from "../../../src/generate.js";
import { startMockServer } from "../../../src/platform/mock/server.js";
import { projects, put, setManifest, temporaryFolder } from "./projects.js";
import { missing, run, runWhileServing } from "./toolchain.js";

const program = (id: string) => `package main

import (
	"context"

	"example.com/project/cobaltevents"
)

func main() {
	client, err := cobaltevents.New(cobaltevents.Options{
		APIKey:          cobaltevents.Static("tk_1"),
		LinkedAccountID: "acme",
	})
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	left := cobaltevents.EmployeeTerminatedPayload{EmployeeID: ${id}, LastDay: "2026-09-30"}
	request := cobaltevents.Request{LinkedAccountID: "other"}
	if _, err := cobaltevents.TriggerEmployeeTerminated(ctx, client, left, request); err != nil {
		panic(err)
	}
	deal := cobaltevents.DealWonPayload{
		Deal:      cobaltevents.DealWonPayloadDeal{ID: 1, Title: "x", Amount: 2.5, Currency: "EUR"},
		LineItems: []cobaltevents.DealWonPayloadLineItemsItem{},
		Tags:      []string{},
	}
	if _, err := cobaltevents.TriggerDealWon(ctx, client, deal, cobaltevents.Request{}); err != nil {
		panic(err)
	}
}
`;

test.skipIf(missing(["go"]))(
  "triggers in Go fire what their types allow, where the manifest says",
  async () => {
    const mock = await startMockServer({});
    onTestFinished(mock.close);
    const folder = temporaryFolder();
    projects["the root manifest"]?.(folder);
    setManifest(folder, {
      baseUrl: mock.baseUrl,
      targets: [{ language: "go", output: "cobaltevents" }],
    });
    expect(await generate({ cwd: folder })).toMatchObject({ ok: true });

    put(join(folder, "go.mod"), "module example.com/project\n\ngo 1.19\n");
    put(join(folder, "sound/main.go"), program("221"));
    await runWhileServing("go", ["run", "./sound"], folder);
    expect(mock.journal().events).toMatchObject([
      {
        event: "Employee Terminated",
        slug: "employee-terminated",
        linkedAccountId: "other",
        payload: { employee_id: 221, last_day: "2026-09-30" },
      },
      {
        event: "Deal Won",
        slug: "hubspot",
        payload: {
          deal: { id: 1, title: "x", amount: 2.5, currency: "EUR" },
          line_items: [],
          tags: [],
        },
      },
    ]);

    put(join(folder, "wrong/main.go"), program('"x"'));
    expect(() => run("go", ["vet", "./wrong"], folder)).toThrow(
      /cannot use "x"/,
    );
  },
);
