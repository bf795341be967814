import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { credentialOf } from "./authenticate.js";
import { allowPages, answerPreflight } from "./cors.js";
import { forward } from "./forward.js";
import type { Journal } from "./journal.js";
import type { JsonObject } from "../../base/json/json.js";
import type { Case } from "./judge.js";
import { listen } from "./listen.js";
import { createPlatform, type PlatformOptions } from "./platform.js";
import { readBody } from "./read-body.js";
import { isForm, readForm } from "./read-form.js";
import { redact } from "./record.js";
import { routeOf } from "./route.js";
import { sendReply } from "./reply.js";
import { createScript, type MockAnswer } from "./script.js";
import type { Workspace } from "./workspace.js";
import { createStore } from "./workspace-store.js";

/** The options of a server. */
export interface MockServerOptions extends PlatformOptions {
  /** The port to listen on; by default one that is free. */
  readonly port?: number | undefined;
  /** The address of this machine to listen on; by default `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Where requests are passed on to, for the answers of the platform itself. */
  readonly forward?: string | undefined;
}

/** A running mock of the platform. */
export interface MockServer {
  readonly baseUrl: string;
  /** What happened since the start, or since the last reset. */
  readonly journal: () => Journal;
  /** What there is to manage, as it is now. */
  readonly workspace: () => Workspace;
  /** Answers for the next requests, one each. */
  readonly next: (answers: readonly MockAnswer[]) => void;
  /** Forgets what happened, and what was scripted. */
  readonly reset: () => void;
  /** Ends at once, even with requests under way. */
  readonly close: () => Promise<void>;
}

/** Starts a mock of the platform, on this machine only. */
export async function startMockServer(
  options: MockServerOptions,
): Promise<MockServer> {
  const script = createScript();
  let store = createStore(options);
  let platform = createPlatform(options, store);

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    allowPages(response);
    if (request.method === "OPTIONS") {
      answerPreflight(request, response);
      return;
    }
    // Taken before the body arrives, so that requests get their answers in the order they began.
    const scripted = script.take();
    const bytes =
      scripted?.drop === "request" ? Buffer.of() : await readBody(request);
    const { "content-type": type = "" } = request.headers;
    const form =
      bytes && isForm(type) ? (readForm(type, bytes) ?? null) : undefined;
    const given = caseOf(request, bytes?.toString("utf8"), form);
    if (options.forward === undefined || !bytes) {
      sendReply(response, platform.decide(given, scripted));
      return;
    }
    // What is managed is managed there.
    const { method, path, headers } = given.request;
    const fires = routeOf(method, path, headers) !== undefined;
    platform.decide(given, { fires });
    await forward(request, bytes, response, options.forward);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      admitFault(response, fault);
    });
  });
  // Closing an idle connection could break a request that is already on its way.
  server.keepAliveTimeout = 0;

  const { baseUrl, close } = await listen(server, options);
  return {
    baseUrl,
    journal: () => platform.journal,
    workspace: () => store.get(),
    next: script.add,
    reset: () => {
      script.clear();
      // What is kept in a file outlives this.
      if (!options.onWorkspace) store = createStore(options);
      platform = createPlatform(options, store);
    },
    close,
  };
}

/** No request ends the server: a fault of its own is the answer, unless the sender has disconnected. */
function admitFault(response: ServerResponse, fault: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const reason = fault instanceof Error ? fault.message : String(fault);
  response.writeHead(500, { "content-type": "application/json" });
  response.end(JSON.stringify({ message: `The mock failed: ${reason}` }));
}

/** @param body undefined where it was too long */
function caseOf(
  request: IncomingMessage,
  body: string | undefined,
  form: JsonObject | null | undefined,
): Case {
  const credential = credentialOf(request.headers);
  return {
    request: {
      method: request.method ?? "",
      path: request.url ?? "",
      headers: redact(request.headers),
      auth: credential?.kind,
      body: body ?? "",
    },
    credential,
    form,
    tooLong: body === undefined,
  };
}
