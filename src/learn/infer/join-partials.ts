import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { fromJson, type PartialShape } from "../../infer/parallel/partial.js";
import { mergeInto } from "../../infer/shape/merge.js";
import { emptyShape } from "../../infer/shape/shape.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import { readJson, type Source } from "../source.js";

/** Joins the shapes of partials; what is none is reported. */
export async function joinPartials(
  sources: readonly Source[],
  location: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<PartialShape> {
  const shape = emptyShape();
  let records = 0;
  for (const source of sources) {
    const document = await readJson(source, location, diagnostics);
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
