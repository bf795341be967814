import type { ManifestOptions } from "../manifest/manifest.js";
import type { EventHead } from "../model/event-model.js";
import { literalKey, propertyKey } from "../typescript/escape.js";
import { stringProperty } from "../typescript/literal-property.js";
import { lineWidth } from "../typescript/layout.js";

/** What `index.ts` imports and hands on. */
export function indexImports(
  events: readonly EventHead[],
  importExtension: string,
): string {
  const imports = events.map(({ names }) => {
    const from = `"./events/${names.file}${importExtension}"`;
    const line = `import type { ${names.payload}, ${names.variablePath} } from ${from};\n`;
    if (line.length - 1 <= lineWidth) return line;
    return `import type {\n  ${names.payload},\n  ${names.variablePath},\n} from ${from};\n`;
  });
  const reexports = events.map(
    ({ names }) =>
      `export * from "./events/${names.file}${importExtension}";\n`,
  );
  return `${imports.join("")}import {
  type BoundClientOptions,
  type CobaltClient,
  type CobaltClientOptions,
  createClient,
  type EventAddress,
  type LinkedAccountOptional,
  type TriggerRequest,
  type TriggerResult,
} from "./runtime${importExtension}";

export * from "./runtime${importExtension}";
${reexports.join("")}`;
}

/** What is generated for all events together, without header and imports. */
export function printIndex(
  events: readonly EventHead[],
  options: ManifestOptions,
): string {
  return [
    printTables(events),
    printVariableTemplate(),
    printClient(options),
    printTrigger(events),
  ].join("\n");
}

function printTables(events: readonly EventHead[]): string {
  const table = (type: (event: EventHead) => string): string => {
    const lines = events
      .map((event) => `  ${propertyKey(event.slug)}: ${type(event)};\n`)
      .join("");
    return lines === "" ? "{}" : `{\n${lines}}`;
  };
  return `/** The payload of each event, by slug. */
export interface CobaltEventPayloads ${table(({ names }) => names.payload)}

/** An event's slug. */
export type CobaltEventSlug = keyof CobaltEventPayloads;

/** The variable paths of each event, by slug. */
export interface CobaltEventVariablePaths ${table(({ names }) => names.variablePath)}

/** A variable path of any event. */
export type CobaltVariablePath = CobaltEventVariablePaths[CobaltEventSlug];
`;
}

function printVariableTemplate(): string {
  return `/** A variable as a workflow's fields have it: \`{{event.body.address.pincode}}\`. */
export function variableTemplate<const Path extends CobaltVariablePath>(
  path: Path,
): \`{{event.body.\${Path}}}\` {
  return \`{{event.body.\${path}}}\`;
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
${stringProperty("baseUrl", baseUrl, "    ")}${stringProperty("route", route, "    ")}  });
}
`;
}

function printTrigger(events: readonly EventHead[]): string {
  const addresses = events
    .filter(({ slug, name, app }) => name !== slug || app !== undefined)
    .map(({ slug, name, app }) => {
      const event = stringProperty("event", name, "    ");
      return `  ${literalKey(slug)}: {\n${event}${app === undefined ? "" : stringProperty("app", app, "    ")}  },\n`;
    })
    .join("");
  const table = addresses === "" ? "{}" : `{\n${addresses}}`;
  return `/** Events with another name than their slug, or with an application's. */
const addresses: Record<string, Omit<EventAddress, "slug"> | undefined> = ${table};

/** Fires the event with the slug; each event has a function of its own, too. */
export function trigger<
  Slug extends CobaltEventSlug,
  Account extends LinkedAccountOptional,
>(
  client: CobaltClient<Account>,
  slug: Slug,
  request: TriggerRequest<CobaltEventPayloads[Slug], Account>,
): Promise<TriggerResult> {
  return client.send({ event: slug, ...addresses[slug], slug }, request);
}
`;
}
