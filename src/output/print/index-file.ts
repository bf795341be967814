import type { ManifestOptions } from "../../input/manifest/manifest.js";
import type { EventHead } from "../../event/event.js";
import type { EventNames } from "../../event/names.js";
import { renamedPaths } from "./filled-request.js";
import { literalKey, propertyKey } from "../typescript/escape.js";
import { stringProperty } from "../typescript/literal-property.js";

/** What `index.ts` imports and hands on. */
export function indexImports(
  events: readonly EventHead[],
  importExtension: string,
): string {
  const reexports = events.map(
    ({ names }) => `export * from ${moduleOf(names, importExtension)};\n`,
  );
  const fill = fills(events) ? "  fillRenamed,\n" : "";
  const paths = fills(events) ? "  type RenamedPaths,\n" : "";
  return `import {
  type BatchOptions,
  type BatchResult,
  type BoundClientOptions,
  type CobaltClient,
  type CobaltClientOptions,
  type CobaltEvent,
  createClient,
  type EventAddress,
${fill}  type LinkedAccountOptional,
  type LinkedAccountRequired,
${paths}  sendMany,
  type TriggerRequest,
  type TriggerResult,
} from "./runtime${importExtension}";

export * from "./runtime${importExtension}";
${reexports.join("")}`;
}

/** Where the code of an event is found. */
function moduleOf({ file }: EventNames, importExtension: string): string {
  return `"./events/${file}${importExtension}"`;
}

/**
 * What is generated for all events together, without header and imports.
 *
 * @param importExtension of the events' own files; undefined where the events are in the same file
 */
export function printIndex(
  events: readonly EventHead[],
  options: ManifestOptions,
  importExtension?: string,
): string {
  return [
    printTables(events, importExtension),
    printVariableTemplate(options),
    printClient(options),
    printEvents(events),
    ...(fills(events) ? [printRenamed(events)] : []),
    printTrigger(fills(events)),
    printTriggerMany(fills(events)),
  ].join("\n");
}

/** Whether old paths of an event are filled. */
function fills(events: readonly EventHead[]): boolean {
  return events.some(({ filled }) => filled.length > 0);
}

/**
 * A slug is extracted, because compilers would show `keyof` where they can show the name `CobaltEventSlug`.
 * Types are imported where they stand: a declaration of imports an event costs compilers more than all the rest
 * of the index.
 */
function printTables(
  events: readonly EventHead[],
  importExtension: string | undefined,
): string {
  const table = (name: "payload" | "variablePath"): string => {
    const lines = events.map(({ slug, names }) => {
      const from =
        importExtension === undefined
          ? ""
          : `import(${moduleOf(names, importExtension)}).`;
      return `  ${propertyKey(slug)}: ${from}${names[name]};\n`;
    });
    return lines.length === 0 ? "{}" : `{\n${lines.join("")}}`;
  };
  return `/** The payload of each event, by slug. */
export interface CobaltEventPayloads ${table("payload")}

/** An event's slug. */
export type CobaltEventSlug = Extract<keyof CobaltEventPayloads, string>;

/** The variable paths of each event, by slug. */
export interface CobaltEventVariablePaths ${table("variablePath")}

/** A variable path of any event. */
export type CobaltVariablePath = CobaltEventVariablePaths[CobaltEventSlug];
`;
}

function printVariableTemplate({ templateRoot }: ManifestOptions): string {
  return `/** A variable as a workflow's fields have it: \`{{${templateRoot}.body.address.pincode}}\`. */
export function variableTemplate<const Path extends CobaltVariablePath>(
  path: Path,
): \`{{${templateRoot}.body.\${Path}}}\` {
  return \`{{${templateRoot}.body.\${path}}}\`;
}
`;
}

function printClient({ baseUrl, route }: ManifestOptions): string {
  return `/** Makes the client that events are fired with. */
export function createCobaltClient(
  options: BoundClientOptions,
): CobaltClient<LinkedAccountOptional>;
export function createCobaltClient(options: CobaltClientOptions): CobaltClient;
export function createCobaltClient(
  options: CobaltClientOptions,
): CobaltClient<LinkedAccountOptional> {
  return createClient(options, {
${stringProperty("baseUrl", baseUrl, "    ")}${route === "slug" ? "" : stringProperty("route", route, "    ")}  });
}
`;
}

function printEvents(events: readonly EventHead[]): string {
  const entries = events
    .map(({ slug, name, app }) => {
      const event = stringProperty("event", name, "    ");
      return `  ${literalKey(slug)}: {\n${event}${app === undefined ? "" : stringProperty("app", app, "    ")}  },\n`;
    })
    .join("");
  return `/** Every event by its slug, for tools and tests; each carries its payload in its type. */
export const cobaltEvents: {
  readonly [Slug in CobaltEventSlug]: CobaltEvent<CobaltEventPayloads[Slug]>;
} = ${entries === "" ? "{}" : `{\n${entries}}`};

/** By its slug alone where it is not known, as code that was not compiled may ask for. */
function addressOf({ slug }: { readonly slug: CobaltEventSlug }): EventAddress {
  return Object.assign({ slug, event: slug }, cobaltEvents[slug]);
}
`;
}

function printRenamed(events: readonly EventHead[]): string {
  const entries = events
    .filter(({ filled }) => filled.length > 0)
    .map(
      ({ slug, filled }) =>
        `  ${literalKey(slug)}: ${renamedPaths(filled, "  ")},\n`,
    );
  return `/** The old paths that are filled from new ones, by slug. */
const renamed: { readonly [Slug in CobaltEventSlug]?: RenamedPaths } = {
${entries.join("")}};
`;
}

function printTrigger(isFilled: boolean): string {
  const request = isFilled ? "fillRenamed(request, renamed[slug])" : "request";
  return `/** Fires the event with the slug; each event has a function of its own, too. */
export function trigger<
  Slug extends CobaltEventSlug,
  Account extends LinkedAccountOptional,
>(
  client: CobaltClient<Account>,
  slug: Slug,
  request: TriggerRequest<CobaltEventPayloads[Slug], Account>,
): Promise<TriggerResult> {
  return client.send(addressOf({ slug }), ${request});
}
`;
}

/**
 * A list has a type beside `Iterable`, so that compilers look into its items and complain at the very mistake.
 * Slugs are a parameter, so that compilers look up the payloads where they are fired, not where this is declared.
 */
function printTriggerMany(isFilled: boolean): string {
  const call = isFilled
    ? `sendMany(
    items,
    (item) =>
      client.send(addressOf(item), fillRenamed(item, renamed[item.slug])),
    options,
  )`
    : "sendMany(items, (item) => client.send(addressOf(item), item), options)";
  return `/** An event to fire, of any slug. */
export type CobaltEventCall<
  Account extends LinkedAccountOptional = LinkedAccountRequired,
  Slug extends CobaltEventSlug = CobaltEventSlug,
> = {
  [Each in Slug]: TriggerRequest<CobaltEventPayloads[Each], Account> & {
    readonly slug: Each;
  };
}[Slug];

/** Fires many events, a few at a time, and yields what came of each as soon as it is known. */
export function triggerMany<
  Account extends LinkedAccountOptional,
  Slug extends CobaltEventSlug = CobaltEventSlug,
>(
  client: CobaltClient<Account>,
  items:
    | ReadonlyArray<CobaltEventCall<Account, Slug>>
    | Iterable<CobaltEventCall<Account, Slug>>
    | AsyncIterable<CobaltEventCall<Account, Slug>>,
  options?: BatchOptions,
): AsyncGenerator<
  BatchResult<CobaltEventCall<Account, Slug>>,
  void,
  undefined
> {
  return ${call};
}
`;
}
