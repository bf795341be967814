import { isObject, type Json, type JsonObject } from "../../base/json/json.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import { type ApiOutcome, type ApiProblem, success } from "./outcome.js";
import { textIn } from "./read-event.js";

/** An answer as it arrived, without the key wherever it held it. */
export interface Answer {
  readonly status: number;
  readonly location: string | null;
  /** Undefined where it was longer than is read. */
  readonly text: string | undefined;
}

/** What is known of the call that was answered. */
export interface Asked {
  /** Such as `api.gocobalt.io`. */
  readonly host: string;
  readonly changes: boolean;
}

/** Reads an answer: its JSON, or why it is none of success. */
export function readAnswer(answer: Answer, asked: Asked): ApiOutcome<Json> {
  const { status, text } = answer;
  const json = text === undefined ? undefined : parseStrict(text);
  const fields = isObject(json) ? json : {};
  const isGood = status >= 200 && status < 300 && json !== undefined;
  const told = Number(fields["status_code"] ?? 0);
  const hasError =
    told >= 400 ||
    wordIn(fields, "error_type", "http_error_type") !== undefined;
  if (isGood && !hasError) return success(json);
  const problem =
    isObject(json) && (status >= 400 || hasError)
      ? refusal(isGood ? Math.max(told, 400) : status, fields, asked)
      : stranger(answer, asked);
  return { ok: false, problem };
}

/** What the platform says of a call that it refuses. */
function refusal(
  status: number,
  fields: JsonObject,
  { host, changes }: Asked,
): ApiProblem {
  const message = wordIn(fields, "message") ?? "no message";
  const platformCode = wordIn(fields, "error_code", "error");
  return {
    code: codeOf(status, platformCode, message),
    message: `${host} answered ${status}: ${message}`,
    status,
    platformCode,
    requestId: wordIn(fields, "request_id"),
    mayHaveHappened: changes && status >= 500,
  };
}

function codeOf(
  status: number,
  platformCode: string | undefined,
  message: string,
): ApiProblem["code"] {
  if (status === 401 || status === 403) return "CE905";
  if (status === 429) return "CE907";
  if (status === 404 || platformCode === "INVALID_EVENT_ID") return "CE910";
  return status < 500 && /already exists/i.test(message) ? "CE911" : "CE908";
}

/** An answer that is none of the platform's. */
function stranger(
  { status, location, text }: Answer,
  { host, changes }: Asked,
): ApiProblem {
  const what =
    text === undefined
      ? "with more than is read"
      : status >= 300 && status < 400
        ? `with a redirect${location === null ? "" : ` to ${placeOf(location)}`}, which is not followed`
        : /^\s*</.test(text)
          ? `with a page of HTML${titleOf(text)}`
          : text.trim() === ""
            ? "with nothing"
            : "with what is no JSON";
  const busy = { 429: "CE907", 401: "CE905", 403: "CE905" } as const;
  return {
    code:
      status === 401 || status === 403 || status === 429
        ? busy[status]
        : "CE909",
    message: `${host} answered ${status} ${what}`,
    status,
    mayHaveHappened: changes && (status < 300 || status >= 500),
  };
}

function titleOf(html: string): string {
  const [, title] = /<title[^>]*>([^<]{1,200})/i.exec(html) ?? [];
  const words = title?.replace(/\s+/g, " ").trim();
  return words ? ` called ${JSON.stringify(words)}` : "";
}

/** The host of a redirect; its query may hold what is nobody's business. */
function placeOf(location: string): string {
  return URL.canParse(location) ? new URL(location).origin : "another path";
}

/** The first of these fields that holds text, cut to what anybody reads. */
function wordIn(
  fields: JsonObject,
  ...names: readonly string[]
): string | undefined {
  return textIn(fields, ...names)?.slice(0, 1_000);
}
