import { isList, type Json } from "../../base/json/json.js";
import {
  choice,
  type Field,
  matching,
  object,
  type Reading,
  rejectUnknown,
  reportType,
  take,
  titleOf,
} from "./fields.js";
import {
  exportFormats,
  type ManifestTarget,
  targetLanguages,
} from "./manifest.js";

/** Every field of a target. */
export const targetFields = {
  language: choice([...targetLanguages, ...exportFormats]),
  output: matching(/^(?=\s*\S)\P{Cc}+$/u, "the path of a folder or a file"),
};

/** What the events are generated as besides. */
export const targets: Field<readonly ManifestTarget[]> = (
  value,
  key,
  reading,
) => {
  if (!isList(value)) {
    reportType(value, "an array", key, reading);
    return undefined;
  }
  const inside = { ...reading, path: [...reading.path, key] };
  return value.flatMap((one, index) => readTarget(one, index, inside) ?? []);
};

function readTarget(
  value: Json,
  index: number,
  reading: Reading,
): ManifestTarget | undefined {
  const place = [...reading.path, index];
  const inside = { ...reading, path: place };
  const one = object(value, index, reading);
  if (!one) return undefined;
  rejectUnknown(one, targetFields, inside);
  for (const field of Object.keys(targetFields))
    if (!Object.hasOwn(one, field))
      reading.diagnostics.add(
        "CE107",
        `${titleOf(place)} needs ${JSON.stringify(field)}.`,
        reading.document.place(place),
        'Write it as { "language": "python", "output": "services/billing/cobalt_events" }.',
      );
  const language = take(one, "language", targetFields.language, inside);
  const output = take(one, "output", targetFields.output, inside);
  return language && output !== undefined
    ? { place, language, output }
    : undefined;
}
