import nodeFs from "node:fs";
import { fileURLToPath } from "node:url";
import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { ProjectEvent } from "../../event/load-events.js";
import { openWorkspaceFile, type WorkspaceFile } from "../workspace-file.js";

/** A manifest, opened for tests. */
export interface Project {
  /** Absolute path of the manifest. */
  readonly file: string;
  readonly events: ReadonlyMap<string, ProjectEvent>;
  /**
   * Samples are read when they are needed.
   *
   * @throws if anything read so far has an error
   */
  readonly assertSound: () => void;
}

/**
 * Opens a manifest.
 *
 * @param manifest relative to the working directory; by default the nearest `cobalt.events.json`, upwards
 * @throws if it cannot be used, with every reason
 */
export async function openProject(
  manifest: string | URL | undefined,
): Promise<Project> {
  const diagnostics = new Diagnostics();
  const location = {
    cwd: process.cwd(),
    manifest: manifest instanceof URL ? fileURLToPath(manifest) : manifest,
    fs: nodeFs,
  };
  const { loadEvents } = await import("../../event/load-events.js");
  const loaded = await loadEvents(location, diagnostics);
  const assertSound = (): void => {
    if (diagnostics.hasErrors)
      throw new Error(explain(diagnostics, "manifest"));
  };
  assertSound();
  // Without an error there is a manifest.
  if (!loaded) throw new Error("There is no manifest.");
  return {
    file: loaded.manifest.document.file,
    events: new Map(loaded.events.map((event) => [event.slug, event])),
    assertSound,
  };
}

/**
 * Opens the file of a workspace.
 *
 * @param file relative to the working directory
 * @throws if it cannot be used, with every reason
 */
export function openWorkspace(file: string | URL): WorkspaceFile {
  const diagnostics = new Diagnostics();
  const path = file instanceof URL ? fileURLToPath(file) : file;
  const place = { cwd: process.cwd(), fs: nodeFs };
  const opened = openWorkspaceFile(path, place, diagnostics);
  if (!opened) throw new Error(explain(diagnostics, "workspace"));
  return opened;
}

function explain({ list }: Diagnostics, what: string): string {
  const lines = list
    .filter(({ severity }) => severity === "error")
    .map(({ code, message, help, place }) => {
      const where = place ? ` ${place.file}:${place.line}:${place.column}` : "";
      return `${code}${where} ${message} ${help}`;
    });
  return `The ${what} cannot be used:\n${lines.join("\n")}`;
}
