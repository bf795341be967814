import type { Tally } from "../../../learn/validate/tally.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import { amount, duration, shownPath, visible } from "../../render/text.js";

/** More than anybody reads at once; `--json` has more. */
const most = 50;

/** A column that is wider does not push the others away in every line. */
const widest = 60;

/** The tally as `--json` has it. */
export function tallyToJson(slug: string, tally: Tally, cwd: string): object {
  return {
    slug,
    ...tally,
    failures: tally.failures.map(({ first, ...failure }) => ({
      ...failure,
      first: {
        file: shownPath(first.file, cwd),
        line: first.line,
        column: first.column,
      },
    })),
  };
}

/** Says how many payloads fit an event, and what is wrong with the others; nothing where there were none. */
export function renderTally(
  slug: string,
  tally: Tally,
  durationMs: number,
  io: Io,
): string | undefined {
  if (tally.payloads === 0) return undefined;
  const style = styleOf(io.stdout, io.env);
  const { failed, payloads, unreadable } = tally;
  const event = visible(slug);
  if (failed === 0) {
    const done = paint(style, "green", style.symbols.done);
    const said = `${payloadCount(payloads)} fit${payloads === 1 ? "s" : ""} ${event}`;
    return `${done}${said} (${duration(durationMs)})`;
  }
  const mark = paint(style, "red", style.symbols.failed);
  const broken =
    unreadable > 0 ? `, ${amount(unreadable)} of them unreadable` : "";
  const head = `${mark}${amount(failed)} of ${payloadCount(payloads)} ${failed === 1 ? "does" : "do"} not fit ${event}${broken} (${duration(durationMs)}):`;
  return [head, ...renderFailures(tally, io.cwd)].join("\n");
}

function renderFailures(tally: Tally, cwd: string): readonly string[] {
  const shown = tally.failures.slice(0, most);
  const total = payloadCount(tally.payloads);
  const rows = shown.map(({ path, reason, payloads, first }) => ({
    path: visible(path || "the payload"),
    reason: visible(reason),
    share: `${amount(payloads)} of ${total}`,
    place: `first: ${visible(shownPath(first.file, cwd))}:${first.line}:${first.column}`,
  }));
  const column = (texts: readonly string[]) =>
    Math.min(widest, Math.max(...texts.map(({ length }) => length)));
  const paths = column(rows.map(({ path }) => path));
  const reasons = column(rows.map(({ reason }) => reason));
  const shares = column(rows.map(({ share }) => share));
  const lines = rows.map(
    ({ path, reason, share, place }) =>
      `  ${path.padEnd(paths)}  ${reason.padEnd(reasons)}  ${share.padStart(shares)}  ${place}`,
  );
  const unseen = tally.failures.length - shown.length;
  if (unseen > 0 || tally.cut) {
    const more = tally.cut ? `more than ${amount(unseen)}` : amount(unseen);
    lines.push(`  … and ${more} other kinds; \`--json\` lists them.`);
  }
  return lines;
}

function payloadCount(payloads: number): string {
  return `${amount(payloads)} payload${payloads === 1 ? "" : "s"}`;
}
