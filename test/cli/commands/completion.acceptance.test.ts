import { spawnSync } from "node:child_process";
import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assertBuilt, call, project } from "../bin.js";

const cli = join(import.meta.dirname, "../../../dist/cli.js");
const own = "node_modules/.bin/cobalt-events";
const slugs = ["employee-created", "hr:left", "two words", "$(touch hacked)"];

// As npm installs it: where the PATH does not lead.
const { folder, remove } = project({
  "cobalt.events.json": JSON.stringify({
    events: Object.fromEntries(slugs.map((slug) => [slug, {}])),
  }),
  [own]: `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`,
  "packages/a/package.json": "{}",
});
beforeAll(() => {
  assertBuilt();
  chmodSync(join(folder, own), 0o755);
});
afterAll(remove);

/** What each shell is asked with for the completions of `$LINE`, one a line. */
const asking = {
  bash: `source <(printf %s "$SCRIPT")
    complete -p npx cobalt-events >/dev/null || exit
    COMP_LINE=$LINE COMP_POINT=\${#LINE} COMPREPLY=()
    _cobalt_events; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: `compdef() { :; }; typeset -A _comps; eval "$SCRIPT"
    _default() { :; }; _describe() { print -rl -- "\${(@P)2}"; }
    words=("\${(@s: :)LINE}"); CURRENT=$#words PREFIX=$words[-1]
    _cobalt_events`,
  fish: `echo $SCRIPT | source; complete -C "$LINE"`,
};

function offers(shell: keyof typeof asking, line: string): readonly string[] {
  const script = call(folder, ["completion", shell]).stdout;
  const { stdout } = spawnSync(shell, ["-c", asking[shell]], {
    cwd: join(folder, "packages/a"),
    encoding: "utf8",
    env: { PATH: process.env["PATH"], SCRIPT: script, LINE: line },
  });
  return stdout.split("\n").filter(Boolean).sort();
}

describe.each([
  {
    shell: "bash",
    quoted: ["\\$\\(touch\\ hacked\\)", "two\\ words"],
    colon: "left",
  },
  {
    shell: "zsh",
    quoted: ["$(touch hacked)", "two words"],
    colon: "hr\\:left",
  },
  { shell: "fish", quoted: ["$(touch hacked)", "two words"], colon: "hr:left" },
] as const)("$shell", ({ shell, quoted, colon }) => {
  const isThere = spawnSync(shell, ["-c", "true"]).status === 0;

  test.runIf(isThere)("completes slugs, and runs nothing of them", () => {
    const found = offers(shell, "cobalt-events trigger ");
    expect(found).toHaveLength(slugs.length);
    expect(found).toEqual(
      expect.arrayContaining(["employee-created", ...quoted]),
    );
    expect(existsSync(join(folder, "packages/a/hacked"))).toBe(false);
  });

  test.runIf(isThere)("completes what a colon cuts in two", () => {
    expect(offers(shell, "cobalt-events trigger hr:")).toEqual([colon]);
  });

  test.runIf(isThere)("completes what npx runs", () => {
    expect(offers(shell, "npx cobalt-events explain emp")).toEqual([
      "employee-created",
    ]);
  });
});

test.each([
  { argv: ["zsh"], SHELL: "/bin/bash", want: "compdef" },
  { argv: [], SHELL: "/usr/local/bin/fish", want: "function __cobalt_events" },
  { argv: [], SHELL: "/bin/bash", want: "complete -o default" },
])(
  "$argv where the shell is $SHELL prints its script",
  ({ argv, SHELL, want }) => {
    const { code, stdout } = call(folder, ["completion", ...argv], { SHELL });
    expect(code).toBe(0);
    expect(stdout).toContain(want);
  },
);

test.each([{ SHELL: "/bin/dash" }, { SHELL: "" }])(
  "a shell that is not known ($SHELL) is to be named",
  (env) => {
    const { code, stdout, stderr } = call(folder, ["completion"], env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("cobalt-events completion bash");
  },
);
