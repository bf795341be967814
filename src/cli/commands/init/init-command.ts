import type { Invocation } from "../../main/commands.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import type { InitResult } from "./init.js";
import { type ExitCode, print } from "../../render/report.js";
import { shownPath, visible } from "../../render/text.js";

/** Runs `init` and prints the outcome. */
export async function initCommand(
  { paths, json }: Invocation,
  io: Io,
): Promise<ExitCode> {
  const started = performance.now();
  const { init } = await import("./init.js");
  const result = init({ ...paths, cwd: io.cwd, fs: io.fs });
  const failed = result.diagnostics.length > 0;
  const exitCode = failed ? 2 : 0;
  const durationMs = performance.now() - started;
  const summary = failed
    ? {}
    : { result: renderInit(result, io), hint: renderNext(result, io) };
  await print(
    { command: "init", exitCode, events: 0, durationMs, ...result },
    summary,
    json,
    io,
  );
  return exitCode;
}

function renderInit({ files, notes }: InitResult, io: Io): string {
  const style = styleOf(io.stdout, io.env);
  const done = files.map(({ path, action }) => {
    const word = action === "create" ? "created" : "updated";
    return `${paint(style, "green", `${style.symbols.done}${word}`)} ${visible(shownPath(path, io.cwd))}`;
  });
  return [...done, ...notes.map(visible)].join("\n");
}

function renderNext({ manifest, hasScripts }: InitResult, io: Io): string {
  const shown = visible(shownPath(manifest, io.cwd));
  const option = shown === "cobalt.events.json" ? "" : ` --manifest ${shown}`;
  const [generate, check] = hasScripts
    ? ["npm run cobalt:generate", "npm run cobalt:check"]
    : [
        `npx cobalt-events generate${option}`,
        `npx cobalt-events check${option}`,
      ];
  return [
    "",
    `Next: describe your events in ${shown}, then`,
    `  ${generate}    writes the code`,
    `  ${check}       fails, in CI, where the code is stale`,
  ].join("\n");
}
