import { relative, resolve } from "node:path";
import { once } from "../../base/once.js";
import type { EventModel } from "../../event/event.js";
import type { BuildContext } from "../../input/context.js";
import type { ManifestTarget } from "../../input/manifest/manifest.js";
import {
  type Claim,
  clashOf,
  isDocument,
  mainClaim,
  targetClaim,
} from "../disk/claim.js";
import { foreignFolder } from "../disk/foreign-folder.js";
import type { DiskContext, PlannedChange } from "../disk/plan.js";
import type { Output } from "../print/output.js";
import type { OpenTarget } from "./language.js";
import type { TargetOptions } from "./language-target.js";

/** The outputs in further languages, and the documents for other tools. */
export interface Targets {
  /** Takes an event into every target. */
  add(event: EventModel): Promise<void>;
  /** Every change there is to make. */
  finish(): readonly PlannedChange[];
}

/**
 * Makes the outputs that a manifest's `targets` ask for. Without any, nothing is loaded.
 *
 * @param main where the TypeScript or JavaScript goes
 */
export async function openTargets(
  context: BuildContext,
  main: Output,
  options: TargetOptions,
): Promise<Targets> {
  const open: OpenTarget[] = [];
  const owners = [{ name: "the manifest's output", claim: mainClaim(main) }];
  for (const target of context.manifest.targets) {
    const disk = settle(target, owners, context);
    if (disk) open.push(await openTarget(target, disk, context, options));
  }
  return {
    async add(model) {
      const read = once(async () => {
        const { languageEventOf } = await import("./open-language.js");
        return await languageEventOf(model);
      });
      for (const one of open) await one.add(model, read);
    },
    finish: () => open.flatMap((one) => one.finish()),
  };
}

async function openTarget(
  { language }: ManifestTarget,
  disk: DiskContext,
  { manifest }: BuildContext,
  options: TargetOptions,
): Promise<OpenTarget> {
  if (!isDocument(language)) {
    const { createLanguageTarget } = await import("./language-target.js");
    return createLanguageTarget(language, disk, manifest.options, options);
  }
  const { createDocumentTarget } = await import("../export/document-target.js");
  return createDocumentTarget(language, disk);
}

/** An output, and what it is called. */
interface Owner {
  readonly name: string;
  readonly claim: Claim;
}

/** Settles where a target goes; undefined where it can go nowhere. */
function settle(
  target: ManifestTarget,
  owners: Owner[],
  { manifest, fs, diagnostics }: BuildContext,
): DiskContext | undefined {
  const path = resolve(manifest.folder, target.output);
  const place = () => manifest.document.place([...target.place, "output"]);
  const taken = foreignFolder(relative(manifest.folder, path));
  if (taken !== undefined)
    diagnostics.add(
      "CE602",
      `The target's output lies in ${JSON.stringify(taken)}, where other tools keep what is theirs.`,
      place(),
    );
  const claim = targetClaim(target, path);
  const rival = owners.find((one) => clashOf(claim, one.claim));
  if (rival) {
    const isPlace = clashOf(claim, rival.claim) === "place";
    const where = isPlace ? "is the place of" : "lies in the folder of";
    const message = `${JSON.stringify(target.output)} ${where} ${rival.name}.`;
    diagnostics.add("CE622", message, place());
  }
  if (taken !== undefined || rival) return undefined;
  const name = `the target ${JSON.stringify(target.language)}`;
  owners.push({ name, claim });
  return { output: claim.output, fs, diagnostics, place };
}
