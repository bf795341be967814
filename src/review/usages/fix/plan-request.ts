import type { ts } from "ts-morph";
import { staticText } from "../static-text.js";
import { isAtHand } from "./at-hand.js";
import { isWithin } from "./is-within.js";
import { chooseEvent } from "./choose-event.js";
import { follow, readObject } from "./follow.js";
import { planClient } from "./plan-client.js";
import { printCall, type RequestFields } from "./print-call.js";
import { readRequest } from "./read-http-request.js";
import type { SentRequest } from "./request-options.js";
import type { Rewrite } from "./rewrite.js";
import type { Site } from "./site.js";
import { type EventUrl, readEventUrl } from "./url-parts.js";

type Values = ReadonlyMap<string, ts.Expression>;

/** Headers that a request has fields for. */
const fieldOf: ReadonlyMap<string, string> = new Map([
  ["linked_account_id", "linkedAccountId"],
  ["config_id", "configId"],
  ["slug", "app"],
  ["idempotency-key", "idempotencyKey"],
]);

/** Those that the client sends by itself. */
const ownHeaders: ReadonlyMap<string, RegExp> = new Map([
  ["content-type", /^application\/json\b/i],
  ["accept", /^(?:application\/json|\*\/\*)/i],
]);

/** Those that belong to the connection, which the client refuses. */
const ofConnection =
  /^(?:host|expect|upgrade|te|trailer|keep-alive|connection|content-length|transfer-encoding)$/;

const secrets = new Set(["x-api-key", "authorization"]);

/** Plans how a request of `fetch` or axios becomes a call of a generated function. */
export function planRequest(site: Site): Rewrite | undefined {
  const { call, program } = site;
  const request = readRequest(site);
  const url = request && readEventUrl(request.url, site);
  const body = url && readBody(request.body, site);
  const name = body?.get("event");
  if (!request || !url || !body || !name) return undefined;
  const chosen = chooseEvent(name, url.address, site);
  const fields = chosen && fieldsOf(request, body, url, chosen.app, site);
  const client = fields && planClient(request.headers, url.base, site);
  if (!client) return undefined;
  const moved = [
    ...fields.values.map(([, value]) => value),
    ...fields.headers.values(),
  ];
  const lost = moved.find(
    (value) => !isWithin(value, call) && !isAtHand(value, call, program),
  );
  if (lost) {
    site.refuse(
      "CE833",
      `\`${lost.getText()}\` is evaluated elsewhere, and may give another value here.`,
    );
    return;
  }
  if (losesComment(call, moved, site)) {
    site.refuse("CE832", "A comment in it would be lost.");
    return;
  }
  return {
    slug: chosen.slug,
    client,
    edits: (words) => [printCall(call, fields, words, program.ts)],
  };
}

/** Whether a call has a comment outside of the expressions that are kept. */
function losesComment(
  call: ts.CallExpression,
  kept: readonly ts.Node[],
  { program: { ts } }: Site,
): boolean {
  const { text } = call.getSourceFile();
  const visit = (node: ts.Node): boolean => {
    if (kept.includes(node)) return false;
    const isFirst = node.getStart() === call.getStart();
    const before = [
      ...(ts.getTrailingCommentRanges(text, node.pos) ?? []),
      ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
    ];
    return (!isFirst && before.length > 0) || node.getChildren().some(visit);
  };
  return visit(call);
}

/** The body's properties: an event's name, and mostly a payload. */
function readBody(
  body: ts.Expression | undefined,
  site: Site,
): Values | undefined {
  const { program, refuse } = site;
  const { ts } = program;
  if (!body) {
    refuse("CE830", "The request has no body that names an event.");
    return;
  }
  const made = follow(body, site);
  if (!made) return undefined;
  const [json, more] =
    ts.isCallExpression(made) && made.expression.getText() === "JSON.stringify"
      ? [...made.arguments]
      : [made];
  if (!json || more) {
    refuse("CE833", "The body is not written out as an object.");
    return;
  }
  const found = readObject(json, "body", site);
  if (!found) return undefined;
  const strange = [...found.keys()].find(
    (key) => key !== "event" && key !== "payload",
  );
  if (strange !== undefined) {
    refuse("CE832", `A generated call has no place for \`${strange}\`.`);
    return;
  }
  if (found.has("event")) return found;
  refuse("CE830", "The body names no event.");
  return;
}

function fieldsOf(
  { headers, signal, timeoutMs }: SentRequest,
  body: Values,
  { address }: EventUrl,
  app: string | undefined,
  site: Site,
): RequestFields | undefined {
  const { program, refuse } = site;
  const carried = new Map<string, ts.Expression>();
  const fields = new Map<string, ts.Expression>();
  for (const [header, value] of headers) {
    const own = ownHeaders.get(header);
    const isCarried = own
      ? own.test(staticText(value, program))
      : !ofConnection.test(header);
    const isTwice = header === "slug" && address !== undefined;
    if (!isCarried || isTwice) {
      refuse(
        "CE832",
        `A generated call does not send this header: \`${header}\`.`,
      );
      return;
    }
    const field = fieldOf.get(header);
    if (field !== undefined) fields.set(field, value);
    else if (!own && !secrets.has(header)) carried.set(header, value);
  }
  if (!fields.has("linkedAccountId") && headers.has("x-api-key")) {
    refuse("CE833", "No `linked_account_id` is written out.");
    return;
  }
  const payload = body.get("payload");
  const account = fields.get("linkedAccountId");
  fields.delete("linkedAccountId");
  return {
    values: [
      ...(account ? [["linkedAccountId", account] as const] : []),
      ...(payload ? [["payload", payload] as const] : []),
      ...fields,
      ...(signal ? [["signal", signal] as const] : []),
      ...(timeoutMs ? [["timeoutMs", timeoutMs] as const] : []),
    ],
    app,
    headers: carried,
  };
}
