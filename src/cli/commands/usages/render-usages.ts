import type { Unused, Usage } from "../../../review/usages/usage.js";
import { type Io, paint, type Style, styleOf } from "../../main/io.js";
import { count, duration, visible } from "../../render/text.js";

/**
 * Says where events are used, file by file.
 *
 * @param usages their files as they are shown
 * @param unused undefined where it was not asked for
 */
export function renderUsages(
  usages: readonly Usage[],
  unused: Unused | undefined,
  durationMs: number,
  io: Io,
): string {
  const style = styleOf(io.stdout, io.env);
  const files = [...new Set(usages.map(({ file }) => file))];
  return [
    ...files.flatMap((file) => [
      paint(style, "bold", visible(file)),
      ...renderFile(
        usages.filter((usage) => usage.file === file),
        style,
      ),
      "",
    ]),
    ...(unused ? renderUnused(unused, style) : []),
    `${tally(usages, style)} (${duration(durationMs)})`,
    "",
  ].join("\n");
}

function renderFile(usages: readonly Usage[], style: Style): readonly string[] {
  const place = ({ line, column }: Usage) => `${line}:${column}`;
  const places = Math.max(...usages.map((usage) => place(usage).length));
  return usages.flatMap((usage) => {
    const { kind, event = "some event", path, fix, code, reason } = usage;
    const what = visible([event, path].filter(Boolean).join(" "));
    const colour = reason === undefined || fix === "done" ? "green" : "red";
    const head = `  ${place(usage).padStart(places)}  ${paint(style, colour, kind.padEnd(8))}  ${what}`;
    const said =
      fix === "done"
        ? "Rewritten."
        : [code, reason, fix === "possible" && "`--fix` rewrites it."]
            .filter(Boolean)
            .join(" ");
    return reason === undefined
      ? [head]
      : [
          head,
          paint(style, "gray", `  ${" ".repeat(places)}  ${visible(said)}`),
        ];
  });
}

function renderUnused(
  { events, variables }: Unused,
  style: Style,
): readonly string[] {
  const lines = [
    ...events.map((event) => `  event     ${visible(event)}`),
    ...variables.map(
      ({ event, path }) => `  variable  ${visible(`${event} ${path}`)}`,
    ),
  ];
  return lines.length === 0
    ? []
    : [paint(style, "bold", "Used by nobody"), ...lines, ""];
}

/** `14 triggers, 20 variables, 3 bypasses, 1 template`. */
function tally(usages: readonly Usage[], style: Style): string {
  const of = (wanted: Usage["kind"]) =>
    usages.filter(({ kind }) => kind === wanted).length;
  const bypasses = of("bypass");
  const done = usages.filter(({ fix }) => fix === "done").length;
  const { symbols } = style;
  const mark =
    bypasses + of("template") === done
      ? paint(style, "green", symbols.done)
      : paint(style, "red", symbols.failed);
  return `${mark}${count(of("trigger"), "trigger")}, ${count(of("variable"), "variable")}, ${bypasses} ${bypasses === 1 ? "bypass" : "bypasses"}, ${count(of("template"), "template")}${done > 0 ? `; ${done} rewritten` : ""}`;
}
