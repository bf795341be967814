import type { Fact } from "../../../review/doctor/fact.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import { count, visible } from "../../render/text.js";

const colours = { ok: "green", warning: "yellow", error: "red" } as const;

/** Says what was found out, a line a fact, with the remedy below what is not well. */
export function renderFacts(facts: readonly Fact[], io: Io): string {
  const style = styleOf(io.stdout, io.env);
  const done = style.symbols.done.trim() || "ok";
  const width = Math.max(...facts.map(({ topic }) => topic.length));
  const lines = facts.flatMap(({ topic, status, message, help, code }) => {
    const word = (status === "ok" ? done : status).padEnd("warning".length);
    const told = code === undefined ? message : `${message} (${code})`;
    const line = `${paint(style, colours[status], word)}  ${topic.padEnd(width)}  ${visible(told)}`;
    const indent = " ".repeat("warning".length + width + 4);
    return help === undefined ? [line] : [line, `${indent}${visible(help)}`];
  });
  return [...lines, "", verdict(facts)].join("\n");
}

function verdict(facts: readonly Fact[]): string {
  const number = (wanted: Fact["status"]) =>
    facts.filter(({ status }) => status === wanted).length;
  const [errors, warnings] = [number("error"), number("warning")];
  const found = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
  ];
  return found.length > 0 ? found.join(", ") : "All is well.";
}
