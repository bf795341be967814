import type { MockCounts } from "../mock/journal.js";
import { type KnownEvent, knownEvent } from "../mock/known-events.js";
import type { MockBehaviour } from "../mock/platform.js";
import type { AnsweredRequest } from "../mock/record.js";
import type { MockAnswer } from "../mock/script.js";
import { type MockServer, startMockServer } from "../mock/server.js";
import type { AnyPayloads, EventOf, EventTable } from "./events.js";
import {
  type Workspace,
  type WorkspaceContent,
  workspaceOf,
} from "../mock/workspace.js";
import { openProject, openWorkspace, type Project } from "./project.js";
import { type Sampler, samplerOf } from "./sampler.js";

/** The options of a mock. */
export interface MockCobaltOptions<
  Payloads extends object,
> extends MockBehaviour {
  /** The manifest whose events are known, relative to the working directory. */
  readonly manifest?: string | URL | undefined;
  /** The generated table `cobaltEvents`: its events are known, and give the types of payloads. */
  readonly events?: EventTable<Payloads> | undefined;
  /** Whether payloads are held to the manifest's schemas; by default, they are not. */
  readonly checkPayloads?: boolean | undefined;
  /**
   * What there is to manage: events, workflows and executions, or a file that they are kept in, relative to the working
   * directory. Only its events can be fired then. By default there are the known events, in memory.
   */
  readonly workspace?: WorkspaceContent | string | URL | undefined;
  /** The port to listen on; by default one that is free. */
  readonly port?: number | undefined;
  /** `127.0.0.1`, which is the default, `::1` or `localhost`. */
  readonly host?: string | undefined;
}

/** A stand-in for Cobalt that listens on a port of this machine. */
export interface MockCobalt<Payloads extends object> extends AsyncDisposable {
  /** For the client's option `baseUrl`. */
  readonly baseUrl: string;
  /** Everything that came in, in the order of its arrival. */
  readonly requests: readonly AnsweredRequest[];
  /** The events that fired, in their order. */
  readonly events: readonly EventOf<Payloads>[];
  readonly counts: MockCounts;
  /** What there is to manage, as it is now. */
  readonly workspace: Workspace;
  readonly sample: Sampler<Payloads>;
  /** Scripts answers for the next requests, one each; later requests are answered as usual. */
  readonly next: (...answers: readonly MockAnswer[]) => void;
  /** Forgets all requests and events so far, and all scripted answers that are left. */
  readonly reset: () => void;
  /** Ends the server at once, even with requests under way. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a server that answers as Cobalt does.
 *
 * @throws where the manifest cannot be used or the port is taken
 * @example
 * ```ts
 * const mock = await createMockCobalt({ manifest: "cobalt.events.json" });
 * mock.next({ status: 429, retryAfter: 1 });
 * // a client with `baseUrl: mock.baseUrl` fires an event here
 * console.log(mock.events.map(({ slug }) => slug));
 * await mock.close();
 * ```
 */
export async function createMockCobalt<Payloads extends object = AnyPayloads>(
  options: MockCobaltOptions<Payloads> = {},
): Promise<MockCobalt<Payloads>> {
  const { manifest, events, checkPayloads = false, ...rest } = options;
  const { workspace, ...behaviour } = rest;
  if (checkPayloads && manifest === undefined)
    throw new Error("checkPayloads needs the option `manifest`.");
  const project =
    manifest === undefined ? undefined : await openProject(manifest);
  const known =
    project || events ? knownEvents(project, events, checkPayloads) : undefined;
  const store =
    typeof workspace === "string" || workspace instanceof URL
      ? openWorkspace(workspace)
      : { workspace: workspace && workspaceOf(workspace) };
  const server = await startMockServer({ ...behaviour, ...store, known });
  return faceOf(server, project);
}

/** The manifest's events, and those of the table that it does not have. */
function knownEvents<Payloads extends object>(
  project: Project | undefined,
  table: EventTable<Payloads> | undefined,
  checkPayloads: boolean,
): readonly KnownEvent[] {
  const known = new Map<string, KnownEvent>();
  for (const slug in table) {
    const { event, app } = table[slug];
    known.set(slug, { slug, event, app });
  }
  for (const event of project?.events.values() ?? []) {
    known.set(event.slug, knownEvent(event, checkPayloads));
    // A broken schema is reported now, to the test, and not later to a sender.
    if (checkPayloads) event.schema();
  }
  project?.assertSound();
  return [...known.values()];
}

function faceOf<Payloads extends object>(
  server: MockServer,
  project: Project | undefined,
): MockCobalt<Payloads> {
  return {
    baseUrl: server.baseUrl,
    get requests() {
      return server.journal().requests;
    },
    get events() {
      // Senders were compiled against these types; `checkPayloads` checks it at run time.
      return server.journal().events as readonly EventOf<Payloads>[];
    },
    get counts() {
      return server.journal().counts;
    },
    get workspace() {
      return server.workspace();
    },
    sample: project ? samplerOf<Payloads>(project) : noSampler,
    next: (...answers) => server.next(answers),
    reset: server.reset,
    close: server.close,
    [Symbol.asyncDispose]: server.close,
  };
}

function noSampler(): never {
  throw new Error("Samples are in the manifest: give the option `manifest`.");
}
