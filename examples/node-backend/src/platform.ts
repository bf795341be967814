import { createServer } from "node:http";
import { json } from "node:stream/consumers";

/** A running stand-in for the platform. */
export interface Platform {
  /** Where it answers. */
  readonly baseUrl: string;
  readonly close: () => void;
}

/**
 * Starts a local HTTP server that answers `POST /api/v2/public/event/:slug` as Cobalt's documentation says.
 *
 * @param names the events that have been created in it
 */
export async function startPlatform(
  names: readonly string[],
): Promise<Platform> {
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const name = eventOf(body);
      const [status, answer] = names.includes(name) ? fired() : refused(name);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  const address = server.address();
  if (typeof address !== "object" || !address)
    throw new Error("The server has no port.");
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function eventOf(body: unknown): string {
  return typeof body === "object" && body !== null && "event" in body
    ? String(body.event)
    : "";
}

function fired() {
  return [200, { message: "Webhook Fired Success" }] as const;
}

function refused(name: string) {
  return [
    400,
    {
      status_code: 400,
      error_type: "BAD_REQUEST",
      message: `Trigger with name ${name} not found for application 646370324e3b114f9c720719`,
      request_id: "fa6ad809-3a6d-4c3d-9b86-c2c0662f3f37",
    },
  ] as const;
}
