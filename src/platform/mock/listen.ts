import type { Server } from "node:http";

/** Where a server listens. */
export interface Listening {
  readonly baseUrl: string;
  /** Ends the server and every connection at once. */
  readonly close: () => Promise<void>;
}

/** The names and addresses by which a machine reaches only itself. */
const loopback = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/;

/**
 * Starts a server on this machine only.
 *
 * @throws where the host is another machine's, and what Node throws where the port is taken
 */
export async function listen(
  server: Server,
  {
    host = "127.0.0.1",
    port = 0,
  }: {
    readonly host?: string | undefined;
    readonly port?: number | undefined;
  },
): Promise<Listening> {
  if (!loopback.test(host)) {
    throw new RangeError(
      `A mock listens on this machine only: host is 127.0.0.1, ::1 or localhost, not ${JSON.stringify(host)}.`,
    );
  }
  await new Promise<void>((ready, fail) => {
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      ready();
    });
  });
  const address = server.address();
  const bound = typeof address === "object" ? address?.port : undefined;
  if (bound === undefined) throw new Error("The server listens on no port.");
  return {
    baseUrl: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: () => closed(server),
  };
}

async function closed(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
