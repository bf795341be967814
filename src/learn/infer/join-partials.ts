import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { JsonDocument } from "../../base/json/document.js";
import { parseBytes, readDocument } from "../../base/json/read-document.js";
import { fromJson, type PartialShape } from "../../infer/parallel/partial.js";
import { mergeInto } from "../../infer/shape/merge.js";
import { emptyShape } from "../../infer/shape/shape.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import { nameOfSource, readBytes, type Source } from "../source.js";

/** Joins the shapes of partials; what is none is reported. */
export async function joinPartials(
  sources: readonly Source[],
  location: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<PartialShape> {
  const shape = emptyShape();
  let records = 0;
  for (const source of sources) {
    const document = await readPartial(source, location, diagnostics);
    if (!document) continue;
    const part = fromJson(document.value);
    if (!part) {
      const name = typeof source === "string" ? source : source.name;
      const message = `${JSON.stringify(name)} is not what --partial prints.`;
      diagnostics.add("CE109", message, document.place([]));
      continue;
    }
    mergeInto(shape, part.shape);
    records += part.records;
  }
  return { shape, records };
}

async function readPartial(
  source: Source,
  { cwd, fs }: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<JsonDocument | undefined> {
  const name = nameOfSource(source, cwd);
  if (typeof source === "string") return readDocument(name, fs, diagnostics);
  const bytes = await readBytes(source.chunks);
  return parseBytes(name, () => bytes, diagnostics);
}
