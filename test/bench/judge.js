// @ts-check
// What `explain` suggests, held against what a schema written by hand says.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explain } from "../../dist/index.js";
import { pathTo, truthOf } from "./oracle.js";

/** With fewer keys, a map need not show. */
const fewestKeys = 8;

/**
 * @typedef {object} Verdict
 * @property {"map" | "enum, closed" | "enum, open" | "tag" | "exactly one"} kind
 * @property {"found" | "partial" | "wrong" | "missed"} verdict
 * @property {string} path
 */

/**
 * @param {import("./sources.js").Source} source
 * @returns {Promise<Verdict[]>}
 */
export async function judge(source) {
  const truth = truthOf(source);
  /** @type {Verdict[]} */
  const verdicts = [];
  const note = (
    /** @type {Verdict["kind"]} */ kind,
    /** @type {Verdict["verdict"]} */ verdict,
    /** @type {string} */ path,
  ) => verdicts.push({ kind, verdict, path });
  const suggestions = await suggestionsFor(source.samples);
  for (const { path, kind, override } of suggestions) {
    const all = truth.enums.get(path);
    if (kind === "map")
      note("map", truth.maps.has(path) ? "found" : "wrong", path);
    else if (kind === "exactlyOne")
      note("exactly one", truth.choices.has(path) ? "found" : "wrong", path);
    else if (kind === "enum" && override.open)
      note("enum, open", all ? "found" : "wrong", path);
    else if (kind === "enum") {
      const known = new Set(override.enum);
      const isWhole =
        all && [...all].every((value) => known.has(String(value)));
      note("enum, closed", isWhole ? "found" : all ? "partial" : "wrong", path);
    } else if (kind === "discriminator") {
      const tag =
        path === ""
          ? `${override.discriminator}`
          : `${path}.${override.discriminator}`;
      note(
        "tag",
        truth.tags.has(tag) || truth.enums.has(tag) ? "found" : "wrong",
        tag,
      );
    }
  }
  const suggested = new Set(
    suggestions.map(({ path, override }) =>
      override.discriminator === undefined
        ? path
        : pathTo(path, override.discriminator),
    ),
  );
  for (const [path, keys] of truth.keys)
    if (keys.size >= fewestKeys && !suggested.has(path))
      note("map", "missed", path);
  for (const [path, seen] of truth.seen)
    if (seen.size > 1 && !suggested.has(path))
      note("enum, open", "missed", path);
  for (const path of truth.tags)
    if (!suggested.has(path)) note("tag", "missed", path);
  return verdicts;
}

/** @param {readonly object[]} samples */
async function suggestionsFor(samples) {
  const cwd = mkdtempSync(join(tmpdir(), "judge-"));
  try {
    writeFileSync(
      join(cwd, "samples.ndjson"),
      samples.map((each) => JSON.stringify(each)).join("\n"),
    );
    writeFileSync(
      join(cwd, "cobalt.events.json"),
      '{"events":{"e":{"samples":["samples.ndjson"]}}}',
    );
    return (await explain("e", { cwd })).explained?.suggestions ?? [];
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
