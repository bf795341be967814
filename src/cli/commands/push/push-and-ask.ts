import { push, type PushPlan } from "../../../platform/sync/push.js";
import { createAsker } from "../../main/ask.js";
import { type Io, styleOf } from "../../main/io.js";
import { membersOf } from "../../render/render-synced.js";
import { exitCodeOf, type Outcome } from "../../render/report.js";
import { visible } from "../../render/text.js";
import { renderPlan, renderPushed } from "./render-pushed.js";

/** What the command line says. */
export interface PushFlags {
  readonly manifest: string | undefined;
  readonly workspace: string | undefined;
  readonly "env-file": string | undefined;
  readonly json: boolean;
  readonly "dry-run": boolean;
  readonly yes: boolean;
  readonly closed: boolean;
  readonly schemas: boolean;
  readonly delete: boolean;
  readonly confirm: string | undefined;
}

/** Pushes, and asks before anything is sent. Ctrl-C ends it at any time: the next run goes on from there. */
export async function pushAndAsk(flags: PushFlags, io: Io): Promise<Outcome> {
  const { manifest, workspace, closed, schemas, json } = flags;
  const { cwd, fs, env } = io;
  const mayAsk =
    !json && io.stdinIsTerminal === true && io.stderr.isTTY === true;
  const asker = createAsker(io);
  const show = (plan: PushPlan) =>
    io.stderr.write(renderPlan(plan, styleOf(io.stderr, env)));
  const result = await push({
    ...{ manifest, workspace, closed, schemas, cwd, fs, env },
    envFile: flags["env-file"],
    dryRun: flags["dry-run"],
    delete: flags.delete,
    confirm: async (plan) => {
      if (flags.yes) return true;
      if (!mayAsk) return false;
      show(plan);
      const name = visible(plan.workspace);
      return /^y(?:es)?$/i.test(
        await asker.ask(`Send this to ${name}? [y/N] `),
      );
    },
    typedName: async () =>
      mayAsk && flags.confirm === undefined
        ? await asker.ask("Type the workspace's name to delete events: ")
        : flags.confirm,
  });
  await asker.close();
  return {
    exitCode: exitCodeOf(result, "CE917"),
    manifest: result.manifest,
    diagnostics: result.diagnostics,
    members: membersOf(result),
    summary: () => renderPushed(result, io),
  };
}
