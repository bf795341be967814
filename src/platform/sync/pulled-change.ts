import type { JsonObject } from "../../base/json/json.js";
import { objectAt } from "../../event/revised-manifest.js";
import { editEach } from "../../input/manifest/edit/edit-each.js";
import { insertEntries, insertJson } from "../../input/manifest/edit/insert.js";
import {
  removeProperty,
  replaceValue,
} from "../../input/manifest/edit/replace-value.js";
import { rebuiltComment } from "../../input/manifest/rebuilt-sample.js";
import type { Manifest } from "../../input/manifest/manifest.js";

/** What a workspace's event comes to in the manifest. */
export interface PulledChange {
  readonly slug: string;
  /** The name that the manifest is to have; absent where it has it. */
  readonly name?: string | undefined;
  /** Absent where the manifest has it. */
  readonly sample?: JsonObject | undefined;
  /** Of a new event alone. */
  readonly schema?: JsonObject | undefined;
  /** Whether the sample's values say nothing. */
  readonly isRebuilt: boolean;
}

/** How changes are written. */
export interface WriteOptions {
  /** Whether a sample takes the place of those that are there. */
  readonly replace?: boolean | undefined;
  /** What stands for a sample in the manifest: the payload, or the path of a file with it. */
  readonly written: (change: PulledChange) => JsonObject | string | undefined;
}

/** Puts new events into the text of a manifest, in their order, behind those that are there. */
export function withNewEvents(
  text: string,
  changes: readonly PulledChange[],
  { written }: WriteOptions,
): string {
  const entries = changes.map((change) => {
    const { slug, name, schema, isRebuilt } = change;
    const sample = written(change);
    const event = {
      ...(name !== slug && name !== undefined && { name }),
      ...(schema && { schema }),
      ...(sample !== undefined && { sample }),
    };
    const value = JSON.stringify(event);
    const comment =
      isRebuilt && sample !== undefined ? rebuiltComment : undefined;
    return { key: slug, value, comment };
  });
  return insertEntries(text, { into: ["events"] }, entries);
}

/** Writes changes of events that the manifest has; every other byte stays. */
export function withChanges(
  text: string,
  changes: readonly PulledChange[],
  manifest: Manifest,
  options: WriteOptions,
): string {
  const edits = changes.map((change) => {
    const edit = (own: string) => withChange(own, change, manifest, options);
    return [change.slug, edit] as const;
  });
  return editEach(text, ["events"], new Map(edits));
}

function withChange(
  source: string,
  change: PulledChange,
  manifest: Manifest,
  { replace = false, written }: WriteOptions,
): string {
  const into = ["events", change.slug];
  const event = objectAt(manifest, into) ?? {};
  const { name } = change;
  const hasName = Object.hasOwn(event, "name");
  const text =
    name === undefined
      ? source
      : hasName
        ? replaceValue(source, [...into, "name"], JSON.stringify(name))
        : insertJson(source, {
            into,
            key: "name",
            value: JSON.stringify(name),
          });
  const sample = written(change);
  if (sample === undefined) return text;
  const value = JSON.stringify(sample);
  const comment = change.isRebuilt ? rebuiltComment : undefined;
  if (!Object.hasOwn(event, "sample")) {
    if (!Object.hasOwn(event, "samples"))
      return insertJson(text, { into, key: "sample", value, comment });
    if (!replace)
      return insertJson(text, { into: [...into, "samples"], value, comment });
    const behind = "samples";
    return removeProperty(
      insertJson(text, { into, key: "sample", value, comment, behind }),
      [...into, "samples"],
    );
  }
  if (replace) {
    const replaced = replaceValue(text, [...into, "sample"], value);
    return Object.hasOwn(event, "samples")
      ? removeProperty(replaced, [...into, "samples"])
      : replaced;
  }
  if (Object.hasOwn(event, "samples"))
    return insertJson(text, { into: [...into, "samples"], value, comment });
  return insertJson(text, {
    ...{ into, key: "samples", value: `[${value}]`, behind: "sample", comment },
  });
}
