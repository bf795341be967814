import type { PushPlan, PushResult } from "../../../platform/sync/push.js";
import { type Io, paint, type Style, styleOf } from "../../main/io.js";
import { renderSynced, scopeHint } from "../../render/render-synced.js";
import type { Summary } from "../../render/report.js";
import { count, visible } from "../../render/text.js";

const words = {
  create: "create",
  update: "update",
  delete: "delete",
  missing: "only in the workspace",
};

/** The plan as a table: each event, each change, and whether that breaks workflows. */
export function renderPlan({ events }: PushPlan, style: Style): string {
  const rows = new Map(events.map((row) => [row.event, row]));
  return renderSynced(events, words, style, ({ event, action }, path) => {
    const { changes = [] } = rows.get(event) ?? {};
    const own = changes.find((change) => change.path === path);
    if (!own) return "";
    const isHarmless = own.workflows === "compatible";
    if (isHarmless) return paint(style, "green", "  compatible");
    const allowed =
      own.allowed === undefined ? "" : `; allowed: ${visible(own.allowed)}`;
    const colour = allowed === "" && action !== "delete" ? "red" : "yellow";
    return paint(style, colour, `  breaks workflows${allowed}`);
  });
}

/** Says what was done, or is to be done. */
export function renderPushed(
  { ok, events, workspace, diagnostics }: PushResult,
  io: Io,
): Summary {
  if (workspace === undefined) return {};
  const style = styleOf(io.stdout, io.env);
  const wanted = events.filter(({ action }) =>
    ["create", "update", "delete"].includes(action),
  );
  const done = wanted.filter((row) => row.done === true).length;
  const wasTried = wanted.some((row) => row.done !== undefined);
  const name = visible(workspace);
  const told =
    wanted.length === 0
      ? `Nothing to do: ${count(events.length, "event")}, workspace ${name}`
      : wasTried
        ? `${done} of ${count(wanted.length, "change")} made in the workspace ${name}`
        : `${count(wanted.length, "change")} to make in the workspace ${name}`;
  const mark = ok
    ? paint(style, "green", style.symbols.done)
    : paint(style, "red", style.symbols.failed);
  const isHalf = wasTried && done < wanted.length;
  const refused = diagnostics.some(({ code }) => code === "CE918");
  return {
    text: `${mark}${told}\n${renderPlan({ workspace, events }, style)}`,
    hint: [
      ...(isHalf
        ? ["Run the command again: it goes on where this ended."]
        : []),
      ...(refused ? ["Nothing was sent."] : []),
      scopeHint,
    ].join("\n"),
  };
}
