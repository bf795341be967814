import { CobaltPayloadError, type PayloadIssue } from "./errors.js";
import { isObject } from "./fields.js";
import type { EventAddress } from "./request.js";

/** What to do with a payload that does not fit its event's schema. */
export type ValidationMode = "throw" | "warn" | "off";

/** Checks the payloads of an event, for the client or by itself. */
export interface PayloadValidator<out Payload extends object = object> {
  readonly slug: string;
  /** Everything that is wrong with a payload. One that is left out is an empty one. */
  readonly validate: (payload?: unknown) => readonly PayloadIssue[];
  /** What the client calls before it sends: throws, or warns on the console. */
  readonly check: (
    at: EventAddress,
    payload: unknown,
    mode?: ValidationMode,
  ) => void;
  /** For other libraries: https://standardschema.dev */
  readonly "~standard": StandardSchema<Payload>;
}

interface StandardSchema<out Payload> {
  readonly version: 1;
  readonly vendor: "cobalt-events";
  readonly validate: (value: unknown) => StandardResult<Payload>;
  /** Never there: it tells the payload's type. */
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

/** What ajv finds, as the generator has it written. */
type Finding = readonly [
  /** JSON pointer. */
  at: string,
  message: string,
  /** A "choice" says that there are other findings, for each of its alternatives. */
  kind?: "type" | "choice",
];

interface CompiledSchema {
  (payload: object): boolean;
  readonly errors?: readonly Finding[] | null;
}

declare const console: { warn(text: string): void };

/** @param compile called once, when the first payload comes */
export function validatorOf<Payload extends object>(
  slug: string,
  compile: () => CompiledSchema,
): PayloadValidator<Payload> {
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
    check(at, payload, mode) {
      const issues = mode === "off" ? [] : validate(payload);
      if (!issues.length) return;
      const told = issues.map((it) => `${it.path || "it"} ${it.message}`);
      const error = new CobaltPayloadError(
        `the payload does not fit the schema: ${list(told, "; ", 20)}`,
        { ...at, issues },
      );
      if (mode !== "warn") throw error;
      console.warn(error.message);
    },
    "~standard": {
      version: 1,
      vendor: "cobalt-events",
      validate(value = {}) {
        const places = examine(value);
        return places.length
          ? {
              issues: places.map(([steps, message]) => ({
                message,
                path: steps.map((it) => (/^(0|[1-9]\d*)$/.test(it) ? +it : it)),
              })),
            }
          : { value: value as Payload };
      },
    },
  };
}

/** The steps to a place in a payload, and what is wrong there. */
type Place = readonly [steps: readonly string[], message: string];

/** Each place once. Of a value that fits no alternative, what is wrong by each of them is told in one. */
function placesOf(findings: readonly Finding[]): readonly Place[] {
  const choices = new Set(
    findings.filter(([, , kind]) => kind === "choice").map(([at]) => at),
  );
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const [at] = finding;
    // The outermost choice around it.
    const ends = [...at.matchAll(/$|\//g)].map(({ index }) => index);
    const top = ends
      .map((end) => at.slice(0, end))
      .find((it) => choices.has(it));
    const group = groups.get(top ?? at);
    if (group) group.push(finding);
    else groups.set(top ?? at, [finding]);
  }
  return [...groups].map(([top, group]) => placeOf(top, group));
}

function placeOf(top: string, group: readonly Finding[]): Place {
  const isChoice = group.some(([, , kind]) => kind === "choice");
  let told = group.filter(([, , kind]) => kind !== "choice");
  // A value of the right type is meant for the alternative of that type.
  const isInside = told.some(([at]) => at !== top);
  if (isInside) told = told.filter(([at, , kind]) => at !== top || !kind);
  if (!told.length) told = [...group];
  const places = new Set(told.map(([at]) => at));
  const [only = top] = places;
  const place = places.size > 1 ? top : only;
  const reasons = told.map(([at, message]) =>
    [stepsOf(at.slice(place.length)).join("."), message].join(" ").trim(),
  );
  const said = list([...new Set(reasons)], isChoice ? " or " : " and ", 5);
  return [
    stepsOf(place),
    places.size > 1 ? `fits no alternative: ${said}` : said,
  ];
}

function stepsOf(pointer: string): readonly string[] {
  const [, ...steps] = pointer.split("/");
  return steps.map((it) => it.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function list(
  texts: readonly string[],
  separator: string,
  most: number,
): string {
  const more = texts.length - most;
  const shown = texts.slice(0, most);
  return (more > 0 ? [...shown, `${more} more`] : shown).join(separator);
}
