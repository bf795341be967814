import { join } from "node:path";
import { applyEdits, type FormattingOptions, modify } from "jsonc-parser";
import type { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../../base/file-system.js";
import { isObject } from "../../../base/json/json.js";
import { readDocument } from "../../../base/json/read-document.js";
import { manifestName } from "../../../input/manifest/find-manifest.js";
import { shownPath } from "../../render/text.js";

/** A file to write. */
export interface Edit {
  /** Absolute. */
  readonly path: string;
  readonly action: "create" | "update";
  readonly text: string;
}

/** What is to be done to package.json. */
export interface ScriptsPlan {
  /** Absent where nothing is to be added. */
  readonly edit?: Edit;
  readonly notes: readonly string[];
  /** Whether the scripts will be there. */
  readonly present: boolean;
}

const absent: ScriptsPlan = { notes: [], present: false };

/**
 * Plans the npm scripts for the package.json in `cwd`; scripts of the same name stay as they are. One that
 * cannot be understood is in `diagnostics`.
 */
export function planScripts(
  cwd: string,
  manifest: string,
  fs: FileSystem,
  diagnostics: Diagnostics,
): ScriptsPlan {
  const path = join(cwd, "package.json");
  if (!fs.existsSync(path))
    return {
      ...absent,
      notes: ["There is no package.json here, so no npm scripts were added."],
    };
  const document = readDocument(path, fs, diagnostics);
  if (!document) return absent;
  const { value, place } = document;
  if (!isObject(value)) {
    diagnostics.add(
      "CE107",
      "A package.json is an object.",
      place([]),
      "Correct the file, and run `cobalt-events init` again.",
    );
    return absent;
  }
  const existing = value["scripts"] ?? {};
  if (!isObject(existing)) {
    diagnostics.add(
      "CE107",
      "`scripts` is an object.",
      place(["scripts"]),
      "Correct the file, and run `cobalt-events init` again.",
    );
    return absent;
  }
  const wanted = Object.entries(scriptsFor(cwd, manifest));
  const missing = wanted.filter(([name]) => !Object.hasOwn(existing, name));
  const notes = wanted
    .filter(([name]) => Object.hasOwn(existing, name))
    .map(
      ([name]) =>
        `The npm script ${name} is there already; it was left as it is.`,
    );
  if (missing.length === 0) return { notes, present: true };
  const text = missing.reduce(addScript, fs.readFileSync(path, "utf8"));
  return { edit: { path, action: "update", text }, notes, present: true };
}

function scriptsFor(
  cwd: string,
  manifest: string,
): Readonly<Record<string, string>> {
  const shown = shownPath(manifest, cwd);
  const word = /^[\w./@-]+$/.test(shown) ? shown : `"${shown}"`;
  const option = shown === manifestName ? "" : ` --manifest ${word}`;
  return {
    "cobalt:generate": `cobalt-events generate${option}`,
    "cobalt:check": `cobalt-events check${option}`,
  };
}

/** Adds one script to the text of a package.json; every other byte stays. */
function addScript(
  source: string,
  [name, command]: readonly [string, string],
): string {
  const mark = source.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = source.slice(mark.length);
  const formattingOptions = formattingOf(text);
  return (
    mark +
    applyEdits(
      text,
      modify(
        text,
        ["scripts", name],
        command,
        formattingOptions ? { formattingOptions } : {},
      ),
    )
  );
}

/** The file's own indentation and line ends; nothing for a file on one line. */
function formattingOf(text: string): FormattingOptions | undefined {
  if (!/\n./.test(text)) return undefined;
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
