import {
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import {
  type MockServer,
  type MockServerOptions,
  startMockServer,
} from "../../../src/platform/mock/server.js";
import {
  workspaceOf,
  type WorkspaceContent,
} from "../../../src/platform/mock/workspace.js";
import { CANARY } from "../api/start-client.js";

/** A folder with files, until the test is over. */
export interface Folder {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly read: (name?: string) => string;
  readonly write: (name: string, text: string) => void;
}

/** Makes a folder; the key of the mock is in its environment. */
export function folderOf(files: Readonly<Record<string, string>> = {}): Folder {
  const cwd = mkdtempSync(join(tmpdir(), "cobalt-sync-"));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    cwd,
    env: { COBALT_API_KEY: CANARY },
    read: (name = "cobalt.events.json") =>
      readFileSync(join(cwd, name), "utf8"),
    write,
  };
}

/** A mock with a workspace. */
export async function startWorkspace(
  content: WorkspaceContent = {},
  options: MockServerOptions = {},
): Promise<MockServer> {
  const server = await startMockServer({
    apiKeys: [CANARY],
    workspace: workspaceOf(content),
    ...options,
  });
  onTestFinished(server.close);
  return server;
}

/** The text of a manifest whose workspace is the mock. */
export function manifestOf(
  { baseUrl }: Pick<MockServer, "baseUrl">,
  events: object,
  more: object = {},
): string {
  return `${JSON.stringify({ baseUrl, output: "out", ...more, events }, null, 2)}\n`;
}

/** Every file of a folder, by its path. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length), readFileSync(path, "utf8")]),
  );
}
