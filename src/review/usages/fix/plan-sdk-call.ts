import type { ts } from "ts-morph";
import { chooseEvent } from "./choose-event.js";
import { findSdkClient } from "./find-sdk-client.js";
import { readWritten } from "./follow.js";
import type { Rewrite } from "./rewrite.js";
import type { Site } from "./site.js";
import type { TextEdit } from "./text-edits.js";
import type { Compiler } from "../open-programs.js";
import { staticText, unknownText } from "../static-text.js";

/** What the SDK's options are called in a request of the generated code; what is not sent there has no name. */
const newNames: ReadonlyMap<string, string | undefined> = new Map([
  ["linked_account_id", "linkedAccountId"],
  ["config_id", "configId"],
  ["payload", "payload"],
  ["event", undefined],
  ["slug", undefined],
]);

/** Plans how a call of the vendor's SDK is rewritten: in place, property by property. */
export function planSdkCall(site: Site): Rewrite | undefined {
  const { call, name, program, refuse } = site;
  if (name === "triggerWebhookEvent") {
    refuse(
      "CE831",
      "`triggerWebhookEvent` sends `data`, which is another thing than an event's payload.",
    );
    return;
  }
  const [request, more] = call.arguments;
  if (!request || more || !program.ts.isObjectLiteralExpression(request)) {
    refuse("CE833", "The request is not written out in the call.");
    return;
  }
  const sent = readSent(request, site);
  if (!sent) return undefined;
  const slug = addressOf(sent.get("slug"), site);
  const event = sent.get("event");
  if (!event) {
    refuse("CE830", "The event's name is not written out in the call.");
    return;
  }
  if (slug === null) return undefined;
  const chosen = chooseEvent(event, slug, site);
  const client = chosen && findSdkClient(site);
  if (!chosen || !client) return undefined;
  const { app } = chosen;
  return {
    slug: chosen.slug,
    client,
    edits: ({ trigger, client: given, quote }) => [
      { ...spanOf(call.expression), text: trigger },
      insertAt(request.getStart(), `${given}, `),
      ...requestEdits(
        request,
        app === undefined ? undefined : quote(app),
        program.ts,
      ),
    ],
  };
}

function readSent(
  request: ts.ObjectLiteralExpression,
  site: Site,
): ReadonlyMap<string, ts.Expression> | undefined {
  const { name, refuse } = site;
  const sent = readWritten(request, "request", site);
  if (!sent) return undefined;
  const strange = [...sent.keys()].find((key) => !newNames.has(key));
  if (strange !== undefined) {
    refuse("CE832", `A generated call has no place for \`${strange}\`.`);
    return;
  }
  if (name === "triggerEvent" && sent.has("config_id")) {
    refuse(
      "CE832",
      "`triggerEvent` sends `config_id` in the body alone, where it chooses no configuration; a generated call's `configId` would.",
    );
    return;
  }
  return sent;
}

/** @returns null where it is known only when the code runs */
function addressOf(
  slug: ts.Expression | undefined,
  { program, refuse }: Site,
): string | undefined | null {
  if (!slug) return undefined;
  const text = staticText(slug, program);
  if (!text.includes(unknownText)) return text;
  refuse("CE830", "The slug is known only when the code runs.");
  return null;
}

function spanOf(node: ts.Node): {
  readonly start: number;
  readonly end: number;
} {
  return { start: node.getStart(), end: node.getEnd() };
}

function insertAt(position: number, text: string): TextEdit {
  return { start: position, end: position, text };
}

/**
 * Gives the properties their new names, and takes those out that the generated code sends by itself.
 *
 * @param app the application to name, as it is written
 */
function requestEdits(
  request: ts.ObjectLiteralExpression,
  app: string | undefined,
  ts: Compiler,
): readonly TextEdit[] {
  const all = [...request.properties];
  const nameOf = (property: ts.ObjectLiteralElementLike) =>
    property.name && "text" in property.name ? property.name.text : "";
  const renamed = all.map((property) =>
    nameOf(property) === "slug" && app !== undefined
      ? "app"
      : newNames.get(nameOf(property)),
  );
  const edits: TextEdit[] = [];
  for (const [index, property] of all.entries()) {
    const to = renamed[index];
    if (to === undefined) {
      edits.push(...removal(all, renamed, index, ts));
      continue;
    }
    const { name } = property;
    if (!name || to === nameOf(property)) continue;
    if (to === "app") {
      edits.push({ ...spanOf(property), text: `app: ${app ?? ""}` });
      continue;
    }
    const isShort = property.getText() === name.getText();
    const text = isShort ? `${to}: ${name.getText()}` : to;
    edits.push({ ...spanOf(name), text });
  }
  return edits;
}

/** Takes a property out with the comma behind it; of the last ones, with the comma before them. Comments stay. */
function removal(
  all: readonly ts.ObjectLiteralElementLike[],
  renamed: readonly (string | undefined)[],
  index: number,
  ts: Compiler,
): readonly TextEdit[] {
  const property = all[index];
  if (!property) return [];
  const { text } = property.getSourceFile();
  const { start, end } = spanOf(property);
  const commentBefore = (node: ts.Node) =>
    (ts.getTrailingCommentRanges(text, node.pos) ??
      ts.getLeadingCommentRanges(text, node.pos))?.[0];
  const next = all[index + 1];
  if (next && renamed.slice(index + 1).some(Boolean))
    return [
      { start, end: commentBefore(next)?.pos ?? next.getStart(), text: "" },
    ];
  const before = all[index - 1];
  if (!before) return [{ start, end, text: "" }];
  if (!commentBefore(property))
    return [{ start: before.getEnd(), end, text: "" }];
  const [comma = ""] = /^\s*,/.exec(text.slice(end)) ?? [];
  return [{ start, end: end + comma.length, text: "" }];
}
