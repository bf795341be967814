import { resolve } from "node:path";
import { manifestName } from "../../../input/manifest/find-manifest.js";
import type { PullResult } from "../../../platform/sync/pull.js";
import { createAsker } from "../../main/ask.js";
import type { Io } from "../../main/io.js";

/** The variable that holds the key of a workspace that no manifest names yet. */
const keyName = "COBALT_API_KEY";

/** What `init` was called with. */
interface InitFlags {
  readonly manifest: string | undefined;
  readonly output: string | undefined;
  readonly json: boolean;
}

/** Whether there is a workspace whose events could be in the manifest that is to be made. */
export function couldPull(
  { manifest = manifestName }: Pick<InitFlags, "manifest">,
  { cwd, fs, env }: Io,
): boolean {
  const isKeySet = (env[keyName] ?? "").trim() !== "";
  return isKeySet && !fs.existsSync(resolve(cwd, manifest));
}

/** Asks on a terminal whether the manifest is to be made of the workspace, and does so; undefined where it is not. */
export async function offerPull(
  { manifest = manifestName, output, json }: InitFlags,
  io: Io,
): Promise<PullResult | undefined> {
  // Where the code is to be written, only the manifest that `init` writes can be told.
  const mayAsk =
    !json &&
    output === undefined &&
    io.stdinIsTerminal === true &&
    io.stderr.isTTY === true;
  if (!mayAsk) return undefined;
  const asker = createAsker(io);
  const answer = await asker.ask(
    `${keyName} is set. Bring the events of its workspace into the manifest? [y/N] `,
  );
  await asker.close();
  if (!/^y(?:es)?$/i.test(answer)) return undefined;
  const { pull } = await import("../../../platform/sync/pull.js");
  const { cwd, fs, env } = io;
  return await pull({
    ...{ manifest, cwd, fs, env },
    baseUrl: env["COBALT_BASE_URL"],
    signal: io.interruption(),
  });
}
