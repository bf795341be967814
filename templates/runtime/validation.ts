import { CobaltPayloadError, type PayloadIssue } from "./errors.js";
import { isObject, readObject } from "./fields.js";
import type { EventAddress } from "./request.js";

/** How the client treats a payload that does not fit its event's schema. */
export type ValidationMode = "throw" | "warn" | "off";

/** Checks the payloads of one event, for the client or on its own. */
export interface PayloadValidator<out Payload extends object = object> {
  readonly slug: string;
  /** Everything that is wrong with a payload. A payload that is left out counts as an empty object. */
  readonly validate: (payload?: unknown) => readonly PayloadIssue[];
  /** Called by the client with what it is about to send: throws, or warns on the console. */
  readonly check: (
    at: EventAddress,
    body: string,
    mode?: ValidationMode,
  ) => void;
  /** For other libraries: https://standardschema.dev */
  readonly "~standard": StandardSchema<Payload>;
}

interface StandardSchema<out Payload> {
  readonly version: 1;
  readonly vendor: "cobalt-events";
  readonly validate: (value: unknown) => StandardResult<Payload>;
  /** Never present: it carries the payload's type. */
  readonly types?:
    { readonly input: Payload; readonly output: Payload } | undefined;
}

type StandardResult<Payload> =
  | { readonly value: Payload; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

interface StandardIssue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** One finding of ajv, as generated validators return it. */
type Finding = readonly [
  /** JSON pointer. */
  at: string,
  message: string,
  /** A "choice" fits none of its alternatives, each of which has findings of its own. */
  kind?: "type" | "choice",
];

interface CompiledSchema {
  (payload: object): boolean;
  readonly errors?: readonly Finding[] | null;
}

declare const console: { warn(text: string): void };

/**
 * Makes the validator of an event, from what ajv compiled for it.
 *
 * @example
 * const validator = validatorOf<{ email: string }>("user-created", () => fits);
 * validator.validate({ email: 1 }); // [{ path: "email", message: "must be string" }]
 *
 * @param compile called once, with the first payload
 */
export const validatorOf = <Payload extends object>(
  slug: string,
  compile: () => CompiledSchema,
): PayloadValidator<Payload> => {
  let fits: CompiledSchema | undefined;
  const examine = (payload: unknown): readonly Place[] => {
    if (!isObject(payload)) return [[[], "must be an object"]];
    fits ??= compile();
    return fits(payload) ? [] : placesOf(fits.errors ?? []);
  };
  const validate = (payload: unknown = {}): readonly PayloadIssue[] =>
    examine(payload).map(([steps, message]) => ({
      path: steps.join("."),
      message,
    }));
  return {
    slug,
    validate,
    check(at, body, mode) {
      if (mode === "off") return;
      const issues = validate(readObject(body)?.["payload"]);
      if (!issues.length) return;
      const error = payloadError(at, issues);
      if (mode !== "warn") throw error;
      console.warn(error.message);
    },
    "~standard": {
      version: 1,
      vendor: "cobalt-events",
      validate(value = {}) {
        const places = examine(value);
        if (!places.length) return { value: value as Payload };
        return { issues: places.map(standardIssue) };
      },
    },
  };
};

const payloadError = (
  at: EventAddress,
  issues: readonly PayloadIssue[],
): CobaltPayloadError => {
  const problems = issues.map((it) => `${it.path || "it"} ${it.message}`);
  return new CobaltPayloadError(
    `the payload does not fit the schema: ${list(problems, "; ", 20)}`,
    { ...at, issues },
  );
};

const standardIssue = ([steps, message]: Place): StandardIssue => {
  const path = steps.map((it) => (/^(0|[1-9]\d*)$/.test(it) ? +it : it));
  return { message, path };
};

/** The keys that lead to a place in a payload, and what is wrong there. */
type Place = readonly [steps: readonly string[], message: string];

/** One entry a place. For a value that fits no alternative, the reasons of all of them become one. */
const placesOf = (findings: readonly Finding[]): readonly Place[] => {
  const choices = new Set(
    findings.filter(([, , kind]) => kind === "choice").map(([at]) => at),
  );
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const [at] = finding;
    // The findings inside a choice belong to the outermost one.
    const steps = at.split("/");
    const top = steps
      .map((_, index) => steps.slice(0, index + 1).join("/"))
      .find((it) => choices.has(it));
    const group = groups.get(top ?? at);
    if (group) group.push(finding);
    else groups.set(top ?? at, [finding]);
  }
  return [...groups].map(([top, group]) => placeOf(top, group));
};

const placeOf = (top: string, group: readonly Finding[]): Place => {
  const isChoice = group.some(([, , kind]) => kind === "choice");
  let relevant = group.filter(([, , kind]) => kind !== "choice");
  // Where a value has the type of an alternative, only what is wrong by that alternative helps.
  const isInside = relevant.some(([at]) => at !== top);
  if (isInside)
    relevant = relevant.filter(([at, , kind]) => at !== top || !kind);
  if (!relevant.length) relevant = [...group];
  const places = new Set(relevant.map(([at]) => at));
  const [only = top] = places;
  const place = places.size > 1 ? top : only;
  const reasons = relevant.map(([at, message]) =>
    [stepsOf(at.slice(place.length)).join("."), message].join(" ").trim(),
  );
  const said = list([...new Set(reasons)], isChoice ? " or " : " and ", 5);
  return [
    stepsOf(place),
    places.size > 1 ? `fits no alternative: ${said}` : said,
  ];
};

const stepsOf = (pointer: string): readonly string[] => {
  const [, ...steps] = pointer.split("/");
  return steps.map((it) => it.replace(/~1/g, "/").replace(/~0/g, "~"));
};

const list = (
  texts: readonly string[],
  separator: string,
  most: number,
): string => {
  const more = texts.length - most;
  const shown = texts.slice(0, most);
  return (more > 0 ? [...shown, `${more} more`] : shown).join(separator);
};
