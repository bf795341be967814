import { expect } from "vitest";
import type { JsonObject } from "../../../src/base/json/json.js";
import type { TargetLanguage } from "../../../src/input/manifest/manifest.js";
import {
  type Constants,
  inOrder,
  samplesOf,
  typeScriptEvents,
} from "./events.js";
import { generateIn, temporaryFolder } from "./projects.js";

/** What a program in a language tells of an event. */
export interface Told extends Constants {
  /** The samples, read and written again. */
  readonly payloads: readonly JsonObject[];
}

/**
 * Expects of a project in a language whose texts are UTF-8 that it has the constants of TypeScript, and that every
 * sample is written as it was read.
 *
 * @param tell runs a program in the folder that takes samples by slug, and gives what it tells of every event
 */
export async function expectWrittenBack(
  project: string,
  language: TargetLanguage,
  output: string,
  tell: (folder: string, samples: string) => string,
): Promise<void> {
  const folder = temporaryFolder();
  const made = await generateIn(folder, project, language, output);
  expect(made.ok).toBe(true);
  // Texts that are none in UTF-8 are in two events of the hostile manifest.
  const left = made.diagnostics.filter(({ code }) => code === "CE621").length;
  expect(left).toBe(project === "the hostile manifest" ? 2 : 0);

  const samples = await samplesOf(folder);
  const whole = [...samples].filter(
    ([, own]) => !/\\ud[89a-f]/.test(JSON.stringify(own)),
  );
  const told = JSON.parse(
    tell(folder, JSON.stringify(Object.fromEntries(whole))),
  ) as readonly Told[];
  const written = told.map(({ slug }) => slug);
  const events = await typeScriptEvents(folder);
  expect(written).toHaveLength(events.length - left);
  expect(inOrder(told)).toEqual(
    inOrder(events.filter(({ slug }) => written.includes(slug))),
  );
  for (const { slug, payloads } of told)
    expect(payloads, slug).toEqual(samples.get(slug));
}
