import type { IncomingMessage, ServerResponse } from "node:http";

/** Lets pages of any origin read the answer. */
export function allowPages(response: ServerResponse): void {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "retry-after");
}

/** Answers the preflight request that a browser makes before it sends an event. */
export function answerPreflight(
  request: IncomingMessage,
  response: ServerResponse,
): void {
  // Named one by one, because `*` does not stand for `authorization`.
  const headers = request.headers["access-control-request-headers"];
  response.writeHead(204, {
    "access-control-allow-methods": "POST",
    "access-control-max-age": "600",
    vary: "access-control-request-headers",
    ...(headers !== undefined && { "access-control-allow-headers": headers }),
  });
  response.end();
}
