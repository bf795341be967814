import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import { printLivePage } from "../../../output/catalog/print-page.js";
import type { Io } from "../../main/io.js";
import { addUnusablePort } from "../../main/port.js";
import { type Outcome, print } from "../../render/report.js";
import { count, visible } from "../../render/text.js";
import { watch } from "../../watch/watch.js";
import { type CatalogFlags, catalogMaker } from "./make-catalog.js";
import { openPageServer, type PageServer } from "./page-server.js";

/** Shows the catalog, and again whenever what it is made of changes: until Ctrl-C, which ends it with 0. */
export async function serveCatalog(
  flags: CatalogFlags,
  port: number,
  io: Io,
): Promise<Outcome> {
  const diagnostics = new Diagnostics();
  const server = await open(port, diagnostics);
  if (!server) return { exitCode: 2, diagnostics: diagnostics.list };
  const { stderr, fs } = io;
  const make = catalogMaker(flags, io);
  const run = async () => {
    const { ok, html, events, inputs, diagnostics } = await make();
    // With an error, the last good page stays.
    if (ok && html !== undefined) server.show(printLivePage(html));
    const summary = () => ({ hint: ok ? count(events, "event") : undefined });
    const report = {
      exitCode: 0,
      diagnostics,
      durationMs: 0,
      summary,
    } as const;
    await print({ ...report, command: "catalog" }, false, io);
    return { inputs };
  };
  try {
    await watch(run, {
      fs,
      signal: io.interruption(),
      onReady: () =>
        stderr.write(`The catalog is at ${server.baseUrl}/ ; Ctrl-C ends.\n`),
      onError: (error) =>
        stderr.write(`A change may be missed: ${visible(String(error))}\n`),
    });
  } finally {
    await server.close();
  }
  return { exitCode: 0 };
}

async function open(
  port: number,
  diagnostics: Diagnostics,
): Promise<PageServer | undefined> {
  try {
    return await openPageServer(port);
  } catch (error) {
    addUnusablePort(port, error, diagnostics);
    return undefined;
  }
}
