import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generate } from "../../src/index.js";
import {
  eventFields,
  manifestFields,
} from "../../src/input/manifest/validate-manifest.js";
import { allowanceFields } from "../../src/input/manifest/validate-allow.js";
import { targetFields } from "../../src/input/manifest/validate-targets.js";
import { workspaceFields } from "../../src/input/manifest/validate-workspaces.js";
import { overrideFields } from "../../src/input/manifest/validate-overrides.js";
import { memoryFs } from "../memory-fs.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/manifest.md"), "utf8");

const examples = [
  ...page.matchAll(/```json\n([^`]*)```\n\ngives\n\n```ts\n([^`]*)```/g),
].map(([, manifest = "", type = ""]) => ({ manifest, type }));

test("the page has examples", () => {
  expect(examples.length).toBeGreaterThanOrEqual(3);
});

test.each(examples)(
  "$manifest gives the type beside it",
  async ({ manifest, type }) => {
    const fs = memoryFs({ "/project/cobalt.events.json": manifest });
    const { diagnostics, files } = await generate({ cwd: "/project", fs });
    expect(diagnostics).toEqual([]);
    const event = files.find(({ path }) => path.includes("/events/"));
    expect(fs.readFileSync(event?.path ?? "", "utf8")).toContain(type);
  },
);

test.each([
  ["Fields at the top", manifestFields],
  ["Fields of an event", eventFields],
  ["Allowed changes", allowanceFields],
  ["Workspaces", workspaceFields],
  ["Targets", targetFields],
  ["Overrides", overrideFields],
])("%s: the table has every field", (title, fields) => {
  const section = page.split(/^## /m).find((text) => text.startsWith(title));
  const rows = [...(section ?? "").matchAll(/^\| `([$\w]+)`/gm)];
  expect(rows.map(([, field]) => field).sort()).toEqual(
    Object.keys(fields).sort(),
  );
});
