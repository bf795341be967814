import { dirname, join } from "node:path";
import {
  errorCode,
  type FileSystem,
  readFile,
} from "../../base/file-system.js";
import { foldersFrom } from "../../base/folders-above.js";
import type { GenerateResult } from "../../generate.js";
import { replaceFile } from "../../output/disk/replace.js";
import { digest } from "./fingerprint.js";
import { isAsSeen } from "./look.js";
import type { Sight } from "./observe-files.js";

/** What a run came to, and every look that it rests on. */
export interface RunRecord {
  readonly result: GenerateResult;
  readonly sights: readonly Sight[];
}

/**
 * Where the record of a run is kept: beside what other tools keep, in the nearest `node_modules`.
 *
 * @param folder the manifest's
 * @param run all that tells the run from others
 * @returns undefined where there is no `node_modules`
 */
export function recordFile(
  folder: string,
  run: readonly unknown[],
  fs: FileSystem,
): string | undefined {
  const modules = foldersFrom(folder)
    .map((above) => join(above, "node_modules"))
    .find((path) => fs.existsSync(path));
  const name = `${digest(JSON.stringify(run)).slice(0, 22)}.json`;
  return modules && join(modules, ".cache", "cobalt-events", name);
}

/** The result in a record, if everything that it rests on is as it was. */
export function readRecord(
  file: string,
  fs: FileSystem,
): GenerateResult | undefined {
  if (!fs.existsSync(file)) return undefined;
  const record = parse(file, fs);
  const isCurrent = record?.sights.every(([look, path, outcome]) =>
    isAsSeen(look, path, outcome, fs),
  );
  return isCurrent ? record?.result : undefined;
}

/** A record, unless it is damaged: its first line is the digest of the others. */
function parse(file: string, fs: FileSystem): RunRecord | undefined {
  try {
    const text = readFile(file, fs).toString("utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    if (text.slice(0, end) !== digest(body)) return undefined;
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (errorCode(error) === "") throw error;
    return undefined;
  }
}

/** Another version of this package may have written something else. */
function isRecord(value: unknown): value is RunRecord {
  return (
    typeof value === "object" &&
    value !== null &&
    "result" in value &&
    "sights" in value &&
    Array.isArray(value.sights)
  );
}

/** Writes a record; where that cannot be done, the next run takes longer, which is all. */
export function writeRecord(
  file: string,
  record: RunRecord,
  fs: FileSystem,
): void {
  const body = JSON.stringify(record);
  try {
    fs.mkdirSync(dirname(file), { recursive: true });
    replaceFile(file, `${digest(body)}\n${body}`, fs);
  } catch (error) {
    if (errorCode(error) === "") throw error;
  }
}
