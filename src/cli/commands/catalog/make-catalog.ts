import {
  catalog,
  type CatalogResult,
} from "../../../review/catalog/catalog.js";
import type { Io } from "../../main/io.js";
import { errorsIn } from "../../render/report.js";
import {
  type FetchedWorkflows,
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

/**
 * Makes the maker of a catalog, with the workflows of a workspace where one is named: these are asked for until they are
 * there, and once.
 */
export function catalogMaker(
  { lint, output, markdown, ...flags }: CatalogFlags,
  io: Io,
): () => Promise<CatalogResult> {
  const { manifest, remote } = flags;
  const { cwd, fs } = io;
  const files = lint === undefined ? [] : [lint];
  const isAsked = lint !== undefined || remote !== undefined;
  let fetched: FetchedWorkflows | undefined;
  return async () => {
    const known = fetched ?? (await remoteWorkflows(flags, io));
    if (errorsIn(known.diagnostics).length === 0) fetched = known;
    const workflows = isAsked ? [...files, ...known.workflows] : undefined;
    // Half of what was asked for is not written.
    const places = fetched && { output, markdown };
    const options = { manifest, workflows, cwd, fs, ...places };
    const result = withProblems(await catalog(options), known);
    return {
      ...result,
      // What samples leave open is for `generate` to tell.
      diagnostics: result.diagnostics.filter(
        (each) => each.severity === "error" || isOfWorkspace(each),
      ),
    };
  };
}
