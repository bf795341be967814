import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { didYouMean } from "../../base/diagnostics/suggest.js";
import type { FileSystem } from "../../base/file-system.js";
import type {
  Manifest,
  ManifestWorkspace,
} from "../../input/manifest/manifest.js";
import { readEnvFile } from "./read-env-file.js";
import {
  createWorkspaceClient,
  type WorkspaceClient,
} from "./workspace-client.js";

/** Which workspace is meant, and where its key may come from. */
export interface WorkspaceOptions {
  /** A name of the manifest's `workspaces`; may be left out where there is one. */
  readonly workspace?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A file of variables, relative to `cwd`; those of the environment go before. By default none is read. */
  readonly envFile?: string | undefined;
  readonly cwd: string;
  readonly fs: FileSystem;
  /** Ends whatever is under way. */
  readonly signal?: AbortSignal | undefined;
}

/** A workspace that can be called. */
export interface OpenWorkspace {
  readonly name: string;
  readonly baseUrl: string;
  readonly isTest: boolean;
  readonly client: WorkspaceClient;
}

/**
 * Chooses a workspace and finds its key; nothing is sent yet.
 *
 * @param manifest without workspaces, or without a manifest, there is one, called `default`: `baseUrl`, with the key in COBALT_API_KEY
 * @returns undefined where there is none to call; why is then in `diagnostics`, without the key
 */
export function openWorkspace(
  manifest: Pick<Manifest, "workspaces" | "options" | "document"> | undefined,
  options: WorkspaceOptions,
  diagnostics: Diagnostics,
): OpenWorkspace | undefined {
  const chosen = choose(manifest, options.workspace, diagnostics);
  if (!chosen) return undefined;
  const place = chosen.place && manifest?.document.place(chosen.place);
  const variables =
    options.envFile === undefined
      ? {}
      : readEnvFile(options.envFile, options, diagnostics);
  const named = chosen.apiKey;
  const apiKey =
    variables && (options.env[named]?.trim() || variables[named]?.trim() || "");
  if (apiKey === undefined) return undefined;
  const of = `of the workspace ${JSON.stringify(chosen.name)}`;
  if (!/^[\x21-\x7E]+$/.test(apiKey)) {
    const state =
      apiKey === "" ? "is not set" : "holds characters that no key has";
    diagnostics.add(
      "CE901",
      `The variable ${named}, for the key ${of}, ${state}.`,
      place,
    );
    return undefined;
  }
  if (chosen.test && apiKey.startsWith("pk")) {
    const message = `${named} holds a production key, but the workspace ${JSON.stringify(chosen.name)} is marked as a test. Nothing was sent.`;
    diagnostics.add("CE903", message, place);
    return undefined;
  }
  if (chosen.place && !chosen.test && apiKey.startsWith("tk"))
    diagnostics.add(
      "CE904",
      `${named} holds a test key, but the workspace ${JSON.stringify(chosen.name)} is not marked as a test.`,
      place,
    );
  const { name, test: isTest, baseUrl } = chosen;
  const { env, signal } = options;
  const client = createWorkspaceClient({ baseUrl, apiKey, env, signal });
  return { name, baseUrl, isTest, client };
}

/** A workspace of the manifest, or with no place the one that needs none. */
interface Chosen extends Omit<ManifestWorkspace, "place" | "baseUrl"> {
  readonly baseUrl: string;
  readonly place?: ManifestWorkspace["place"];
}

function choose(
  manifest: Pick<Manifest, "workspaces" | "options"> | undefined,
  name: string | undefined,
  diagnostics: Diagnostics,
): Chosen | undefined {
  const { workspaces = [], options } = manifest ?? {};
  const baseUrl = options?.baseUrl ?? "https://api.gocobalt.io";
  if (workspaces.length === 0 && (name ?? "default") === "default")
    return { name: "default", baseUrl, apiKey: "COBALT_API_KEY", test: false };
  const names = workspaces.map((one) => one.name);
  const found = workspaces.filter(
    (one) => name === undefined || one.name === name,
  );
  const [chosen, another] = found;
  if (chosen && !another) return { baseUrl, ...chosen };
  const list = names.map((one) => JSON.stringify(one)).join(", ");
  diagnostics.add(
    "CE902",
    name === undefined
      ? `The manifest has ${names.length} workspaces, and none was named.`
      : `The manifest has no workspace ${JSON.stringify(name)}${didYouMean(name, names) || "."}`,
    undefined,
    list === ""
      ? 'Add it to the manifest: "workspaces": { "test": { "apiKey": "COBALT_TEST_KEY", "test": true } }.'
      : `Name one of these: ${list}.`,
  );
  return undefined;
}
