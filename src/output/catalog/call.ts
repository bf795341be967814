import type { JsonObject } from "../../base/json/json.js";
import type { EventNames } from "../../event/names.js";
import type {
  Manifest,
  ManifestOptions,
  TargetLanguage,
} from "../../input/manifest/manifest.js";
import { printJson } from "../print/json-text.js";
import type { CatalogCall } from "./catalog-data.js";

/** An event to fire, and all that the code for it says. */
export interface Call {
  readonly slug: string;
  readonly name: string;
  readonly app: string | undefined;
  readonly names: EventNames;
  readonly options: ManifestOptions;
  /** Where there is generated code in further languages. */
  readonly targets: Manifest["targets"];
  readonly payload: JsonObject;
}

/** Prints the code that fires an event, in one language; none where it needs generated code and there is none. */
export type CallPrinter = (call: Call) => CatalogCall | undefined;

/** The linked account of all calls. */
export const exampleAccount = "acme@example.com";

/** The environment variable that all calls have their key from. */
export const keyVariable = "COBALT_API_KEY";

/** The steps to the folder of a target in this language, undefined where the manifest has none. */
export function targetFolder(
  { targets }: Call,
  language: TargetLanguage,
): readonly string[] | undefined {
  const target = targets.find((one) => one.language === language);
  return target?.output
    .split(/[\\/]+/)
    .filter((step) => step !== "" && step !== "." && step !== "..");
}

/** The request by which an event is fired, for languages that have no client. */
export function requestOf({ slug, app, options }: Call): {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  const base = options.baseUrl.replace(/\/*$/, "/api/v2/public/event/");
  const hasSlug = options.route === "slug";
  return {
    url: base + (hasSlug ? encodeURIComponent(app ?? slug) : "trigger"),
    headers: {
      "content-type": "application/json",
      linked_account_id: exampleAccount,
      ...(!hasSlug && app !== undefined && { slug: app }),
    },
  };
}

/** The payload as JSON without halves of characters, which it could escape, and few languages read. */
export function payloadJson({ payload }: Call): string {
  const escapes = /\\(?:\\|ud[89ab]..\\ud[c-f]..|ud[89a-f]..)/g;
  const half = String.raw`\ud800`.length;
  return printJson(payload)
    .trimEnd()
    .replace(escapes, (one) => (one.length === half ? "\ufffd" : one));
}
