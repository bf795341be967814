import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import type * as runtime from "../../templates/runtime.js";

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: entry,
      loader: "ts",
      resolveDir: fileURLToPath(new URL("../../templates", import.meta.url)),
    },
    bundle: true,
    minify: true,
    // The package itself is marked as free of side effects; a user's may not be.
    ignoreAnnotations: true,
    format: "esm",
    write: false,
  });
  return outputFiles.map((file) => file.text).join("");
}

const FIRE = `
import { createClient } from "./runtime.ts";
const client = createClient({ apiKey: process.env.KEY }, { baseUrl: "https://api.gocobalt.io", route: "slug" });
await client.send({ slug: "employee-created", event: "Employee Created" }, { linkedAccountId: "a" });
`;

describe("the runtime in a bundle", () => {
  it("is small", async () => {
    expect((await bundle(FIRE)).length).toBeLessThanOrEqual(6144);
  });

  it("is nothing where nothing of it is used", async () => {
    expect(
      await bundle(
        'import "./runtime.ts"; import * as all from "./runtime.ts"; import type { TriggerOptions } from "./runtime.ts";',
      ),
    ).toBe("");
  });

  it("keeps the names of its errors", async () => {
    const code = await bundle(
      'export { CobaltTimeoutError } from "./runtime.ts";',
    );
    const url = `data:text/javascript,${encodeURIComponent(code)}`;
    const { CobaltTimeoutError } = (await import(url)) as typeof runtime;
    expect(String(new CobaltTimeoutError("late"))).toBe(
      "CobaltTimeoutError: late",
    );
    expect(code).not.toContain("CobaltAbortError");
  });
});
