import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import {
  createSecretSearch,
  showSensitivePath,
} from "../sensitive/find-sensitive.js";
import type { SensitiveKind } from "../sensitive/match.js";
import type { ManifestEvent } from "../manifest/manifest.js";
import type { Sample } from "./sample.js";

/** How many secrets of an event are reported: a recording of requests can have one at every path. */
const maxReported = 20;

/** Passes an event's samples on, and reports the secrets in them as {@link createSecretReporter} does. */
export function* reportSecrets(
  samples: Iterable<Sample>,
  event: ManifestEvent,
  diagnostics: Diagnostics,
): Generator<Sample, void, undefined> {
  const report = createSecretReporter(event, diagnostics);
  for (const sample of samples) {
    report(sample);
    yield sample;
  }
}

/**
 * Makes what reports the secrets in an event's samples: each path once, with its first place, and never the secret
 * itself. Personal data is not reported, because samples are full of names and addresses, most of them made up; `redact`
 * finds it.
 */
export function createSecretReporter(
  { slug }: ManifestEvent,
  diagnostics: Diagnostics,
): (sample: Sample) => void {
  const told = new Set<string>();
  const search = createSecretSearch();
  return ({ payload, place }) => {
    const found = told.size < maxReported ? search(payload) : [];
    for (const { kind, path, part } of found) {
      const shown = JSON.stringify(showSensitivePath(path));
      const id = `${kind} ${part} ${shown}`;
      if (told.has(id) || told.size === maxReported) continue;
      told.add(id);
      const what =
        part === "key" ? "is the name of a property that" : "holds what";
      const message = `${shown} ${what} looks like ${names[kind]} (event ${JSON.stringify(slug)}).`;
      diagnostics.add("CE220", message, place(path));
    }
  };
}

const names: Readonly<Record<SensitiveKind, string>> = {
  "private-key": "a private key",
  jwt: "a JSON Web Token",
  "api-key": "a key or a password",
  card: "the number of a payment card",
  iban: "the number of a bank account",
  email: "an e-mail address",
  phone: "a telephone number",
};
