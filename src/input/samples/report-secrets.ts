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

/**
 * Passes an event's samples on, and reports the secrets in them: each path once, with its first place, and never the
 * secret itself. Personal data is not reported, because samples are full of names and addresses, most of them made
 * up; `redact` finds it.
 */
export function* reportSecrets(
  samples: Iterable<Sample>,
  { slug }: ManifestEvent,
  diagnostics: Diagnostics,
): Generator<Sample, void, undefined> {
  const told = new Set<string>();
  const search = createSecretSearch();
  for (const sample of samples) {
    const found = told.size < maxReported ? search(sample.payload) : [];
    for (const { kind, path, part } of found) {
      const shown = JSON.stringify(showSensitivePath(path));
      const id = `${kind} ${part} ${shown}`;
      if (told.has(id) || told.size === maxReported) continue;
      told.add(id);
      const what =
        part === "key" ? "is the name of a property that" : "holds what";
      const message = `${shown} ${what} looks like ${names[kind]} (event ${JSON.stringify(slug)}).`;
      diagnostics.add("CE220", message, sample.place(path));
    }
    yield sample;
  }
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
