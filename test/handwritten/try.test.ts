import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { it } from "vitest";
import { loadSound } from "./load-in-memory.js";
import { checkSchema } from "../../src/handwritten/check.js";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
const require = createRequire(import.meta.url);
it("x", async () => {
const schemas = readFileSync(require.resolve("@octokit/webhooks-schemas/schema.json"),"utf8");
const w = require("@octokit/webhooks-examples/api.github.com/index.json").find((x: any) => x.name === "check_run");
const whole = new Ajv({ strict: false, logger: false }); addFormats.default(whole); whole.addSchema(JSON.parse(schemas), "github");
const b = loadSound({ $ref: "github.json#/definitions/check_run_event" }, {"/app/github.json": schemas});
for (const e of w.examples) {
 const d = new Diagnostics(); await checkSchema(b, [{payload: e, place: b.place}], d);
 console.log(whole.validate("github#/definitions/check_run_event", e), d.list.map(x=>x.message.slice(0,100)));
}
const d = new Diagnostics(); const s=performance.now(); await checkSchema(b, w.examples.map((payload: any)=>({payload, place: b.place})), d);
console.log(d.list.length, performance.now()-s);
});
