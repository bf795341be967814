import type { Place } from "../../base/diagnostics/diagnostic.js";
import { unreported } from "../../base/diagnostics/unreported.js";
import type { FileSystem } from "../../base/file-system.js";
import { readSamples } from "../../input/samples/read-samples.js";
import type { SampleSource } from "../../input/samples/sample.js";
import { findIssue, type Issue } from "./issue.js";

/**
 * Finds for each issue the first place in the samples that shows it. Samples are not kept while they are
 * merged, so they are read once more: the rare event with something to say pays, and the others do not.
 */
export function locateIssues(
  issues: readonly Issue[],
  sources: readonly SampleSource[],
  fs: FileSystem,
): ReadonlyMap<Issue, Place> {
  const places = new Map<Issue, Place>();
  // What is wrong with the samples themselves has been reported when they were read first.
  for (const { payload, place } of readSamples(sources, fs, unreported())) {
    for (const issue of issues) {
      if (places.has(issue)) continue;
      const path = findIssue(payload, issue);
      if (path) places.set(issue, place(path));
    }
    if (places.size === issues.length) break;
  }
  return places;
}
