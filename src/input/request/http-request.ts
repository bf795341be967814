/** What a command, or a call in code, would send. Its headers are skipped, because they hold credentials. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** A request that was understood, or why not. */
export type RequestReading =
  { readonly ok: true; readonly request: HttpRequest } | Refusal;

/** Why nothing can be learnt from a request. */
export interface Refusal {
  readonly ok: false;
  /** The end of a sentence that begins with the command. */
  readonly reason: string;
  readonly help?: string;
}

/** A request as far as it has been read. */
export interface Draft {
  url?: string | undefined;
  method?: string | undefined;
  body?: string | undefined;
}

/** A request, where it has a URL and a body. */
export function finish(
  { url, method, body }: Draft,
  usualMethod: string,
): RequestReading {
  if (url === undefined) return { ok: false, reason: "it has no URL" };
  if (body === undefined) return refuseBody("it sends no body");
  return { ok: true, request: { method: method ?? usualMethod, url, body } };
}

/** Refuses a request that holds no payload. */
export function refuseBody(reason: string): Refusal {
  const help =
    "Take a request that fires an event: its body is JSON with the payload.";
  return { ok: false, reason, help };
}

/** Refuses a request whose body stands elsewhere. */
export function refuseFile(): Refusal {
  const help = "Give that file to `add` in place of the command.";
  return { ok: false, reason: "its body is in a file", help };
}
