import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const script = fileURLToPath(
  new URL("../../.github/scripts/release-notes.js", import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), "cobalt-events-release-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const released = "## [0.2.0] - 2026-12-01\n\n### Added\n\n- A thing.\n";
const older = "\n## [0.1.0] - 2026-11-30\n\nThe first release.\n";

test("the text of a release is the newest section of the changelog", () => {
  expect(notes(`# Changelog\n\n${released}${older}`)).toEqual({
    status: 0,
    stdout: "### Added\n\n- A thing.\n",
    stderr: "",
  });
});

test("an empty section for what comes next is no hindrance", () => {
  expect(notes(`## [Unreleased]\n\n${released}`).status).toBe(0);
});

test.each([
  {
    refuses: "a version without a section",
    changelog: older,
    says: "package.json has the version 0.2.0, the newest section of CHANGELOG.md is 0.1.0.",
  },
  {
    refuses: "a changelog without a release",
    changelog: "## [Unreleased]\n",
    says: "package.json has the version 0.2.0, the newest section of CHANGELOG.md is missing.",
  },
  {
    refuses: "a section that says nothing",
    changelog: `## [0.2.0]\n${older}`,
    says: "The section 0.2.0 is empty.",
  },
  {
    refuses: "changes that are still called unreleased",
    changelog: `## [Unreleased]\n\n- More.\n\n${released}`,
    says: 'Changes under "Unreleased" belong to the version that is released.',
  },
  {
    refuses: "another tag",
    changelog: released,
    tag: "v0.1.0",
    says: "The tag is v0.1.0, and would be v0.2.0.",
  },
])("it refuses $refuses", ({ changelog, tag, says }) => {
  expect(notes(changelog, tag)).toEqual({
    status: 1,
    stdout: "",
    stderr: `${says}\n`,
  });
});

function notes(changelog: string, tag = "v0.2.0") {
  writeFileSync(join(folder, "CHANGELOG.md"), changelog);
  writeFileSync(join(folder, "package.json"), '{ "version": "0.2.0" }');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, tag],
    { cwd: folder, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}
