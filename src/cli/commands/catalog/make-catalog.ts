import {
  catalog,
  type CatalogResult,
} from "../../../review/catalog/catalog.js";
import type { Io } from "../../main/io.js";
import {
  isOfWorkspace,
  remoteWorkflows,
  withProblems,
} from "../../workspace/remote.js";

/** What a catalog is made of, and where it goes. */
export interface CatalogFlags {
  readonly manifest: string | undefined;
  readonly output?: string | undefined;
  readonly markdown?: string | undefined;
  readonly lint: string | undefined;
  readonly remote: string | undefined;
  readonly "env-file": string | undefined;
}

/** Makes the catalog, with the workflows of a workspace where one is named. */
export async function makeCatalog(
  { lint, output, markdown, ...flags }: CatalogFlags,
  io: Io,
): Promise<CatalogResult> {
  const { manifest, remote } = flags;
  const { cwd, fs } = io;
  const fetched = await remoteWorkflows(flags, io);
  const files = lint === undefined ? [] : [lint];
  const isAsked = lint !== undefined || remote !== undefined;
  const workflows = isAsked ? [...files, ...fetched.workflows] : undefined;
  const made = await catalog({
    manifest,
    output,
    markdown,
    workflows,
    cwd,
    fs,
  });
  const result = withProblems(made, fetched);
  return {
    ...result,
    // What samples leave open is for `generate` to tell.
    diagnostics: result.diagnostics.filter(
      (each) => each.severity === "error" || isOfWorkspace(each),
    ),
  };
}
