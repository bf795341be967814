import type { Diagnostics, Place } from "../base/diagnostics/diagnostic.js";
import { isRecentLetter } from "../base/recent-letters.js";
import { replaceUnseen } from "../base/unseen.js";
import type { Manifest, ManifestEvent } from "../input/manifest/manifest.js";
import { decodeFragment } from "../json-schema/load/pointer.js";
import { payloadReference } from "../type/definitions.js";
import { warnOfLookAlikes } from "./look-alikes.js";

/** What an event is called in the generated code. */
export interface EventNames {
  /** File name without extension. */
  readonly file: string;
  readonly payload: string;
  readonly variables: string;
  readonly variableTypes: string;
  readonly variablePath: string;
  readonly trigger: string;
  readonly validator: string;
}

/** Bytes of a file name that leave room for endings on every common disk (255 in all). */
const longestFileName = 200;

/** Names that Windows keeps for devices, with any ending. */
const deviceName =
  /^(?:con|prn|aux|nul|com[0-9\xb9\xb2\xb3]|lpt[0-9\xb9\xb2\xb3])$/i;

/** What the generated code has besides its events, of the names that an event's might come to. */
const taken: ReadonlySet<string> = new Set([
  "CobaltVariablePath",
  "triggerMany",
]);

// A slug goes into a URL as one segment, where these would be unseen or change the path.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unusable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/**
 * Names everything that the events' code exports. A name depends on the event's own slug or `as` alone, so
 * that an event added later never changes another's.
 *
 * @returns the names by slug; an event whose slug or names cannot be used is missing, its problem recorded
 */
export function nameEvents(
  manifest: Manifest,
  diagnostics: Diagnostics,
): ReadonlyMap<string, EventNames> {
  const named = new Map<string, EventNames>();
  const claimed = {
    files: new Map<string, string>(),
    identifiers: new Map<string, string>(),
  };
  for (const event of manifest.events) {
    const place = (): Place => manifest.document.place(event.path, "key");
    const problem = slugProblem(event.slug);
    if (problem !== undefined) {
      diagnostics.add(
        "CE501",
        `The slug ${JSON.stringify(event.slug)} ${problem}.`,
        place(),
      );
      continue;
    }
    const names = namesOf(event);
    if (!names) {
      diagnostics.add(
        "CE504",
        `The slug ${JSON.stringify(event.slug)} holds no letter or digit.`,
        place(),
      );
      continue;
    }
    const clash = namesProblem(names);
    if (clash !== undefined) {
      diagnostics.add(
        "CE501",
        `${clash}.`,
        place(),
        'Give the event another name in the code with "as".',
      );
      continue;
    }
    const rival = claim(event.slug, names, claimed);
    if (rival) diagnostics.add(rival.code, rival.message, place());
    else named.set(event.slug, names);
  }
  const lookedAt = manifest.events
    .filter(({ slug }) => named.has(slug))
    .map(({ slug, path }) => ({
      text: slug,
      place: () => manifest.document.place(path, "key"),
    }));
  warnOfLookAlikes(lookedAt, diagnostics);
  return named;
}

function slugProblem(slug: string): string | undefined {
  if (slug.trim() === "") return "is empty";
  if (slug === "." || slug === "..") return "would change the path of the URL";
  if (unusable.test(slug)) return "holds a control character";
  return slug.isWellFormed() ? undefined : "holds half of a surrogate pair";
}

function namesProblem(names: EventNames): string | undefined {
  if (!isFileName(names.file))
    return `${JSON.stringify(names.file)} cannot be a file name on every system`;
  const own = Object.values<string>({ ...names }).find((name) =>
    taken.has(name),
  );
  return own && `The generated code has ${own} already, for something else`;
}

function isFileName(name: string): boolean {
  return !deviceName.test(name) && Buffer.byteLength(name) <= longestFileName;
}

/** The names of one event, or nothing where its slug has nothing to make an identifier of. */
function namesOf(event: ManifestEvent): EventNames | undefined {
  const base = nameable(event.as ?? event.slug);
  // Dots would make endings that mean something to tools: `.d`, `.test`, `.config`.
  const words = base
    .split(/[^\p{ID_Continue}]+|_+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return undefined;
  const pascal = identifier(words.map(upperFirst).join(""));
  const camel = identifier(
    [lowerFirst(words[0] ?? ""), ...words.slice(1).map(upperFirst)].join(""),
  );
  return {
    file: base.replace(/[^\p{ID_Continue}-]+/gu, "-"),
    payload: `${pascal}Payload`,
    variables: `${camel}Variables`,
    variableTypes: `${pascal}VariableTypes`,
    variablePath: `${pascal}VariablePath`,
    trigger: `trigger${pascal}`,
    validator: `${camel}Validator`,
  };
}

/** Text of which a name can be made: what is unseen or recent separates words, even where identifiers may hold it. */
function nameable(text: string): string {
  const seen = replaceUnseen(text, () => " ").normalize("NFC");
  return Array.from(seen, (character) =>
    isRecentLetter(character) ? " " : character,
  ).join("");
}

/** Records what the names take, or tells which event has one of them already. */
function claim(
  slug: string,
  names: EventNames,
  claimed: {
    readonly files: Map<string, string>;
    readonly identifiers: Map<string, string>;
  },
): { readonly code: "CE502" | "CE503"; readonly message: string } | undefined {
  const { file, payload, variables, trigger } = names;
  // The names of the variables' types and of the validator end as no other does in their files, and differ where
  // those of the payload and the variables differ.
  const identifiers = [payload, variables, trigger];
  for (const name of identifiers) {
    const rival = claimed.identifiers.get(name);
    if (rival === undefined) continue;
    const message = `${JSON.stringify(slug)} and ${JSON.stringify(rival)} both come to ${name}.`;
    return { code: "CE502", message };
  }
  const folded = fold(file);
  const rival = claimed.files.get(folded);
  if (rival !== undefined) {
    const message = `${JSON.stringify(slug)} and ${JSON.stringify(rival)} both come to the file ${file}.ts, case ignored.`;
    return { code: "CE503", message };
  }
  claimed.files.set(folded, slug);
  for (const name of identifiers) claimed.identifiers.set(name, slug);
  return undefined;
}

/** What a disk that ignores case sees. */
function fold(name: string): string {
  return name.toUpperCase().toLowerCase();
}

function identifier(name: string): string {
  return /^\p{ID_Start}/u.test(name) ? name : `_${name}`;
}

function upperFirst(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  const upper = first.toUpperCase();
  // A letter may have had no capital for long.
  return isRecentLetter(upper) ? word : upper + word.slice(first.length);
}

/** `Employee` becomes `employee`, `HTTPRequest` becomes `httpRequest`, `ID` becomes `id`. */
function lowerFirst(word: string): string {
  return word.replace(/^\p{Lu}+(?=\p{Lu}|$)|^\p{Lu}/u, (capitals) =>
    capitals.toLowerCase(),
  );
}

/**
 * Names the types that a payload's type refers to: the payload's own name, and the last words of the reference.
 *
 * @param payload what the payload's type is called
 * @returns the names by reference
 */
export function nameTypes(
  payload: string,
  references: readonly string[],
): ReadonlyMap<string, string> {
  const names = new Map([[payloadReference, payload]]);
  const used = new Set([payload]);
  for (const reference of references) {
    if (names.has(reference)) continue;
    const name = freeName(payload, suffixOf(reference), used);
    used.add(name);
    names.set(reference, name);
  }
  return names;
}

/** The last words of a reference, as one: `#/definitions/home-address` becomes `HomeAddress`. */
function suffixOf(reference: string): string {
  const steps = nameable(decodeFragment(reference.slice(1))).split("/");
  const words = (steps.at(-1) ?? "")
    .replace(/~[01]/g, "-")
    .match(/[\p{ID_Continue}$]+/gu) ?? ["Part"];
  return words.map(upperFirst).join("");
}

/**
 * An underscore keeps a name that speaks of payloads or variables apart from those of another event:
 * `order` with a definition `linePayload` is not `order-payload-line`.
 */
function freeName(
  payload: string,
  suffix: string,
  used: ReadonlySet<string>,
): string {
  const name = /Payload|Variable(?:Types|Path)/.test(suffix)
    ? `${payload}_${suffix}`
    : payload + suffix;
  let free = name;
  for (let count = 2; used.has(free); count += 1) free = `${name}${count}`;
  return free;
}
