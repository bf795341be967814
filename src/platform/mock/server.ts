import { createServer, type IncomingMessage } from "node:http";
import { credentialOf } from "./authenticate.js";
import { allowPages, answerPreflight } from "./cors.js";
import type { Journal } from "./journal.js";
import type { Case } from "./judge.js";
import { listen } from "./listen.js";
import { createPlatform, type PlatformOptions } from "./platform.js";
import { readBody } from "./read-body.js";
import { redact } from "./record.js";
import { sendReply } from "./reply.js";
import { createScript, type MockAnswer } from "./script.js";

/** The options of a server. */
export interface MockServerOptions extends PlatformOptions {
  /** The port to listen on; by default one that is free. */
  readonly port?: number | undefined;
  /** The address of this machine to listen on; by default `127.0.0.1`. */
  readonly host?: string | undefined;
}

/** A running mock of the platform. */
export interface MockServer {
  readonly baseUrl: string;
  /** What happened since the start, or since the last reset. */
  readonly journal: () => Journal;
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
  let platform = createPlatform(options);

  const server = createServer((request, response) => {
    allowPages(response);
    if (request.method === "OPTIONS") {
      answerPreflight(request, response);
      return;
    }
    // Taken before the body arrives, so that requests get their answers in the order they began.
    const scripted = script.take();
    const read = scripted?.drop === "request" ? unread : readBody(request);
    read.then(
      (body) => {
        sendReply(response, platform.decide(caseOf(request, body), scripted));
      },
      // The sender has disconnected: there is nobody to answer, and nothing was received.
      () => undefined,
    );
  });
  // Closing an idle connection could break a request that is already on its way.
  server.keepAliveTimeout = 0;

  const { baseUrl, close } = await listen(server, options);
  return {
    baseUrl,
    journal: () => platform.journal,
    next: script.add,
    reset: () => {
      script.clear();
      platform = createPlatform(options);
    },
    close,
  };
}

const unread = Promise.resolve("");

/** @param body undefined where it was too long */
function caseOf(request: IncomingMessage, body: string | undefined): Case {
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
    tooLong: body === undefined,
  };
}
