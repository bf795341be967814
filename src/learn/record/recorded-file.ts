import { join } from "node:path";

const extension = ".ndjson";

/** The file in which the payloads of an event are recorded, whatever its slug holds. */
export function recordedFile(folder: string, slug: string): string {
  // Half of a surrogate pair cannot be encoded, and no file name of Windows may hold a star.
  const whole = Buffer.from(slug).toString();
  const name = encodeURIComponent(whole).replaceAll("*", "%2A");
  return join(folder, `${name}${extension}`);
}

/** The slug of the event that a file was recorded of; undefined where the file is none. */
export function recordedSlug(name: string): string | undefined {
  if (!name.endsWith(extension)) return undefined;
  try {
    return decodeURIComponent(name.slice(0, -extension.length));
  } catch {
    return undefined;
  }
}
