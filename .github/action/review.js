// @ts-check
// What action.yml runs: diff, check, lint and usages of cobalt-events, as annotations, as the job's summary and as one
// comment on the pull request.
import { spawnSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { writeComment } from "./comment.js";
import { annotationOf, findingsIn, sectionOf } from "./report.js";

/** @typedef {import("./report.js").Report} Report */

const manifest = input("manifest") || "cobalt.events.json";
const cli = findCommand();
if (cli === undefined) {
  print({
    severity: "error",
    title: "cobalt-events is not installed",
    message: `It is not among the packages of ${manifest}. Add it to the devDependencies, and install them before this step.`,
  });
  process.exitCode = 1;
} else {
  const { body, isQuiet, ok } = review(cli);
  if (process.env["GITHUB_STEP_SUMMARY"])
    appendFileSync(process.env["GITHUB_STEP_SUMMARY"], `${body}\n`);
  if (input("comment") !== "false") {
    const problem = await writeComment(
      { manifest, body, isQuiet, number: pullRequest() },
      input("token"),
    );
    if (problem !== undefined)
      print({ severity: "warning", title: "No comment", message: problem });
  }
  if (!ok) process.exitCode = 1;
}

/**
 * @param {string} cli
 * @returns {{ body: string, isQuiet: boolean, ok: boolean }} quiet is what nobody has to be told
 */
function review(cli) {
  const at = ["--manifest", manifest];
  const diff = ["diff", ...base(), ...at];
  const changes = run(cli, [...diff, "--format", "markdown"]);
  const told = run(cli, [...diff, "--format", "github"]);
  process.stdout.write(told.stdout);
  // What keeps it from comparing is no change, and stands in no format.
  if (changes.status === 2) process.stderr.write(changes.stderr);

  const workflows = lines(input("workflows"));
  const tsconfig = input("tsconfig");
  const reports = [
    ["check", ...at],
    ...(workflows.length > 0 ? [["lint", ...workflows, ...at]] : []),
    ...(tsconfig === "" ? [] : [["usages", tsconfig]]),
  ].map((args) => {
    const { stdout, stderr } = run(cli, [...args, "--json"]);
    if (stdout === "") throw new Error(`${args.join(" ")}: ${stderr}`);
    return /** @type {Report} */ (JSON.parse(stdout));
  });
  for (const report of reports) findingsIn(report).forEach(print);

  const compared =
    changes.status === 2
      ? `### Events: nothing to compare with\n\n\`\`\`\n${changes.stderr.trim()}\n\`\`\``
      : changes.stdout.trim();
  const ok = changes.status === 0 && reports.every(({ ok }) => ok);
  return {
    body: [compared, ...reports.map(sectionOf)].join("\n\n"),
    // Every change has a line in the table.
    isQuiet: !compared.includes("\n| ") && ok,
    ok,
  };
}

/** What to compare with, where it is not the last commit. */
function base() {
  if (input("base") !== "") return [input("base")];
  const branch = process.env["GITHUB_BASE_REF"] ?? "";
  if (branch !== "") return [`origin/${branch}`];
  const before = String(event()["before"] ?? "");
  return /^0*$/u.test(before) ? [] : [before];
}

/** @returns {number | undefined} */
function pullRequest() {
  const { pull_request: request } = event();
  return typeof request === "object" && request !== null && "number" in request
    ? Number(request.number)
    : undefined;
}

/** @returns {Record<string, unknown>} what happened, as GitHub tells it */
function event() {
  const file = process.env["GITHUB_EVENT_PATH"];
  return file === undefined ? {} : JSON.parse(readFileSync(file, "utf8"));
}

/** The project's own command, so that the action and the developers have the same version. */
function findCommand() {
  try {
    const require = createRequire(resolve(manifest));
    const description = require.resolve("cobalt-events/package.json");
    const { bin } = require(description);
    return join(dirname(description), bin["cobalt-events"]);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} cli
 * @param {readonly string[]} args
 */
function run(cli, args) {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [cli, ...args],
    { encoding: "utf8", maxBuffer: 2 ** 28, env: withoutToken() },
  );
  if (error) throw error;
  return { status, stdout, stderr };
}

/** The commands run code of the project, its prettier configuration, and have no use for the token. */
function withoutToken() {
  return { ...process.env, INPUT_TOKEN: "" };
}

/** @param {import("./report.js").Finding} finding */
function print(finding) {
  console.log(annotationOf(finding));
}

/** @param {string} name */
function input(name) {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
}

/** @param {string} text */
function lines(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
