import { basename, dirname, isAbsolute, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { DiagnosticCode } from "../../base/diagnostics/catalogue.js";
import type { Diagnostics, Place } from "../../base/diagnostics/diagnostic.js";
import { didYouMean } from "../../base/diagnostics/suggest.js";
import { errorCode, type FileSystem } from "../../base/file-system.js";
import type { Json, JsonPath } from "../../base/json/json.js";
import { readDocument } from "../../base/json/read-document.js";
import type { Manifest } from "../../input/manifest/manifest.js";

/** What hand-written schemas are loaded with. */
export interface SchemaContext {
  readonly manifest: Manifest;
  readonly fs: FileSystem;
  readonly diagnostics: Diagnostics;
}

/** A document that holds schemas: a file, or a value in the manifest. */
export interface Source {
  readonly file: string;
  readonly value: Json;
  /** The URI it was read from; references to files start from there. */
  readonly uri: string;
  readonly place: (path: JsonPath, part?: "key" | "value") => Place;
}

/** Why something cannot be used. Without a code, it has been recorded already. */
export interface Refusal {
  readonly code?: DiagnosticCode;
  readonly message: string;
}

/** Whether something cannot be used. */
export function isRefusal(result: object): result is Refusal {
  return "message" in result;
}

/**
 * Opens a schema file.
 *
 * @param namedAt where the file is named, for the case that it cannot be read
 */
export type OpenSource = (
  file: string,
  namedAt: () => Place,
) => Source | Refusal;

/** Makes the function that opens schema files; each is read once, and none outside the manifest's folder. */
export function sourceOpener(context: SchemaContext): OpenSource {
  const { manifest, fs, diagnostics } = context;
  // By real path: through links to folders, one file would lead to the next for ever.
  const opened = new Map<string, Source | Refusal>();

  const read = (file: string, namedAt: () => Place): Source | Refusal => {
    const document = readDocument(file, fs, diagnostics, namedAt);
    if (!document) return { message: "The file cannot be used." };
    const { value, place } = document;
    return { file, value, uri: pathToFileURL(file).href, place };
  };

  return (file, namedAt) => {
    const name = JSON.stringify(
      relative(manifest.folder, file).split(sep).join("/"),
    );
    const outside = {
      code: "CE402",
      message: `${name} lies outside the manifest's folder.`,
    } as const;
    if (!isInside(manifest.folder, file)) return outside;
    const real = realPath(file, fs);
    if (real === undefined) {
      return {
        code: "CE401",
        message: `There is no schema ${name}${didYouMean(basename(file), siblings(file, fs)) || "."}`,
      };
    }
    if (!isInside(fs.realpathSync(manifest.folder), real)) return outside;
    const source = opened.get(real) ?? read(file, namedAt);
    opened.set(real, source);
    return source;
  };
}

/** Whether the file lies in the folder, by their paths. */
export function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return (
    path !== "" &&
    path !== ".." &&
    !path.startsWith(`..${sep}`) &&
    !isAbsolute(path)
  );
}

/** The path without symbolic links, or undefined where nothing is there. */
function realPath(file: string, fs: FileSystem): string | undefined {
  try {
    return fs.realpathSync(file);
  } catch (error) {
    if (errorCode(error) === "") throw error;
    return undefined;
  }
}

function siblings(file: string, fs: FileSystem): readonly string[] {
  try {
    return fs.readdirSync(dirname(file));
  } catch {
    return [];
  }
}
