import type { SyncResult } from "../../platform/sync/open-sync.js";
import type { SyncedEvent } from "../../platform/sync/synced-event.js";
import { paint, type Style } from "../main/io.js";
import { visible } from "./text.js";

/** What a command calls each action; those without a word are not listed. */
export type ActionWords = Readonly<
  Partial<Record<SyncedEvent["action"], string>>
>;

/** Said after every look at a workspace. */
export const scopeHint =
  "Only events of the workspace's default application are seen; Cobalt lists no others to an API key.";

const colours = {
  create: "green",
  update: "yellow",
  unchanged: "gray",
  missing: "yellow",
  delete: "red",
} as const;

/**
 * Lists events as a table, and below each in what the two sides differ.
 *
 * @param remark what else there is to say of a difference
 */
export function renderSynced(
  events: readonly SyncedEvent[],
  words: ActionWords,
  style: Style,
  remark: (event: SyncedEvent, path?: string) => string = () => "",
): string {
  const listed = events.filter(({ action }) => words[action] !== undefined);
  const wide = Math.max(
    0,
    ...listed.map(({ action }) => words[action]?.length ?? 0),
  );
  return listed
    .flatMap((row) => {
      const word = (words[row.action] ?? "").padEnd(wide);
      const name =
        row.name === row.event ? "" : `  ${JSON.stringify(row.name)}`;
      const head = `  ${paint(style, colours[row.action], word)}  ${visible(row.event + name)}${remark(row)}\n`;
      return [head, ...differences(row, style, remark)];
    })
    .join("");
}

function differences(
  row: SyncedEvent,
  { symbols: { arrow } }: Style,
  remark: (event: SyncedEvent, path?: string) => string,
): readonly string[] {
  const { paths = [], renamedFrom, name, schema } = row;
  const told = [
    ...(renamedFrom === undefined
      ? []
      : [
          [
            `event-renamed  ${JSON.stringify(renamedFrom)} ${arrow} ${JSON.stringify(name)}`,
            "",
          ] as const,
        ]),
    ...paths.map(({ path, change, before, after }) => {
      const values = [before, after].filter((text) => text !== undefined);
      return [
        `${change}  ${path}  ${values.join(` ${arrow} `)}`,
        remark(row, path),
      ] as const;
    }),
    ...(schema === undefined ? [] : [[`JSON Schema ${schema}`, ""] as const]),
  ];
  return told.map(([text, more]) => `    ${visible(text)}${more}\n`);
}

/** What `--json` tells of events. */
export function membersOf({ events, workspace }: SyncResult): object {
  return { events, workspace: workspace ?? null };
}
