import type { ts } from "ts-morph";
import type { GeneratedCode } from "./generated-code.js";
import { globalFetch, moduleOf } from "./module-of.js";
import type { OpenProgram } from "./open-programs.js";
import {
  objectOf,
  propertyOf,
  resolved,
  staticText,
  unknownText,
} from "./static-text.js";
import { triggerUrl } from "./trigger-route.js";
import type { BypassingCall, Finding } from "./usage.js";

/** The vendor's package. */
export const sdk = "@cobaltio/cobalt";

const sdkCalls: ReadonlySet<string> = new Set([
  "event",
  "triggerEvent",
  "triggerWebhookEvent",
]);

/** What sends requests: the platform's own `fetch`, Node's modules, and packages. */
export const senders: ReadonlySet<string> = new Set([
  globalFetch,
  "http",
  "https",
  "axios",
  "cross-fetch",
  "got",
  "isomorphic-fetch",
  "ky",
  "needle",
  "node-fetch",
  "ofetch",
  "superagent",
  "undici",
]);

const otherVerbs = /^(?:get|head|put|patch|del|delete|options)$/i;

/** Finds, at one node, a call that fires an event without the generated code. */
export function findBypass(
  node: ts.Node,
  program: OpenProgram,
  code: GeneratedCode,
): Finding | undefined {
  if (!program.ts.isCallExpression(node)) return undefined;
  const name = nameOfCallee(node, program.ts);
  const from = mayMatter(node, name, program.ts)
    ? moduleOf(node.expression, program)
    : undefined;
  if (from === sdk && sdkCalls.has(name)) {
    const reason = `The vendor's SDK takes any payload for \`${name}\`.`;
    const events = eventsOf(node, undefined, program, code);
    return found({ call: node, from, name }, events, reason);
  }
  if (from === undefined || !senders.has(from)) return undefined;
  const url = urlsOf(node, program).map(triggerUrl).find(Boolean);
  if (!url || !mayPost(node, name, program)) return undefined;
  const reason = `A request of \`${from}\` to the trigger URL takes any payload.`;
  const events = eventsOf(node, url.slug, program, code);
  return found({ call: node, from, name }, events, reason);
}

/** Spares most calls the search for where their function comes from. */
function mayMatter(
  call: ts.CallExpression,
  name: string,
  ts: OpenProgram["ts"],
): boolean {
  if (sdkCalls.has(name)) return true;
  const [first] = call.arguments;
  return first !== undefined && !ts.isFunctionLike(first);
}

function nameOfCallee(
  { expression }: ts.CallExpression,
  ts: OpenProgram["ts"],
): string {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  if (
    ts.isElementAccessExpression(expression) &&
    ts.isStringLiteralLike(expression.argumentExpression)
  )
    return expression.argumentExpression.text;
  return ts.isIdentifier(expression) ? expression.text : "";
}

function found(
  target: BypassingCall,
  events: readonly string[],
  reason: string,
): Finding {
  const position = target.call.getStart();
  return { kind: "bypass", position, events, reason, target };
}

/** The URLs that a call may go to: of its arguments, and of the instance that it is made with. */
function urlsOf(
  call: ts.CallExpression,
  program: OpenProgram,
): readonly string[] {
  const { ts } = program;
  const bases = [
    ...call.arguments.map((options) => propertyOf(options, "baseURL", program)),
    baseOfInstance(call, program),
  ].flatMap((base) => (base ? [staticText(base, program)] : []));
  const [first] = call.arguments;
  const own = [
    first,
    ...call.arguments.flatMap((options) =>
      ["url", "path", "pathname"].map((key) =>
        propertyOf(options, key, program),
      ),
    ),
  ].flatMap((url) =>
    url && !ts.isObjectLiteralExpression(url) ? [staticText(url, program)] : [],
  );
  return own.flatMap((url) => [
    url,
    ...bases.map(
      (base) => `${base.replace(/\/$/, "")}/${url.replace(/^\//, "")}`,
    ),
  ]);
}

/** `baseURL` of what `axios.create` made. */
function baseOfInstance(
  { expression }: ts.CallExpression,
  program: OpenProgram,
): ts.Expression | undefined {
  const { ts } = program;
  const instance = ts.isPropertyAccessExpression(expression)
    ? expression.expression
    : expression;
  const made = resolved(instance, program);
  return ts.isCallExpression(made)
    ? propertyOf(made.arguments[0], "baseURL", program)
    : undefined;
}

/** Whether the request may be a POST, which alone fires an event. */
function mayPost(
  { arguments: all, expression }: ts.CallExpression,
  name: string,
  program: OpenProgram,
): boolean {
  const { ts } = program;
  if (name === "post") return true;
  if (ts.isPropertyAccessExpression(expression) && otherVerbs.test(name))
    return false;
  const options = all.flatMap((argument) => {
    const made = resolved(argument, program);
    return ts.isNewExpression(made) ? [...(made.arguments ?? [])] : [argument];
  });
  const method = options
    .map((each) => propertyOf(each, "method", program))
    .find(Boolean);
  if (method) {
    const text = staticText(method, program);
    return text.includes(unknownText) || /^post$/i.test(text);
  }
  // Options that are not written out may say anything.
  return options.slice(1).some((each) => !isWrittenOut(each, program));
}

function isWrittenOut(node: ts.Expression, program: OpenProgram): boolean {
  const { ts } = program;
  const object = objectOf(node, program);
  if (object)
    return !object.properties.some((each) => ts.isSpreadAssignment(each));
  return ts.isFunctionLike(node) || staticText(node, program) !== unknownText;
}

/** The events that a call fires, by its URL's slug and the name in its body. */
function eventsOf(
  call: ts.CallExpression,
  slug: string | undefined,
  program: OpenProgram,
  { events, slugs }: GeneratedCode,
): readonly string[] {
  const bodies = call.arguments.flatMap((argument) => [
    argument,
    ...["body", "data", "json"].map((key) =>
      propertyOf(argument, key, program),
    ),
  ]);
  const texts = (keys: readonly string[]) =>
    bodies
      .flatMap((body) => keys.map((key) => propertyOf(body, key, program)))
      .flatMap((value) => (value ? [staticText(value, program)] : []));
  const names = texts(["event", "trigger", "trigger_name"]);
  const addressed = [...(slug === undefined ? [] : [slug]), ...texts(["slug"])];
  const [event] = [
    ...names.flatMap((name) => slugs.get(name) ?? []),
    ...addressed.filter((each) => events.has(each)),
  ];
  if (event !== undefined) return [event];
  // A name that no event has fires none of these; one that is not in sight may be any.
  const isKnown = names.some((name) => !name.includes(unknownText));
  return isKnown ? [] : [...events.keys()];
}
