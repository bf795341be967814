/** An object of unknown origin. */
export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields => {
  return typeof value === "object" && !!value && !Array.isArray(value);
};

/** The first field that holds text; the API spells some fields in several ways. */
export const readText = (
  from: Fields | undefined,
  ...names: string[]
): string | undefined => {
  return names
    .map((name) => from?.[name])
    .find((text): text is string => typeof text === "string" && !!text);
};

/** Whatever was thrown: fields can be read of anything that is there. */
export type Thrown =
  | (Fields & {
      readonly cause?: Thrown;
      readonly errors?: Thrown;
      readonly 0?: Thrown;
    })
  | null
  | undefined;

/** An error and its causes, at most five, because causes may form a circle. */
export const causesOf = (thrown: Thrown, most = 5): readonly Fields[] =>
  thrown && most
    ? // The first of several errors is a cause as well.
      [
        thrown,
        ...causesOf(thrown.cause ?? thrown.errors ?? thrown[0], most - 1),
      ]
    : [];

/**
 * The text as an error may quote it: at most 1,000 characters, and without the secret, which is empty as long
 * as it is not known.
 */
export const quote = (secret: string, text?: string): string | undefined => {
  return (secret ? text?.split(secret.trim()).join("[redacted]") : text)?.slice(
    0,
    1_000,
  );
};

/** The messages of an error and its causes: `fetch` puts the reason into the causes. */
export const reasonOf = (thrown: unknown, secret: string): string =>
  quote(
    secret,
    causesOf(thrown as Thrown)
      .map((at) => readText(at, "message", "code"))
      .filter(Boolean)
      .join(": "),
  ) || "unknown reason";

/** The object that the text holds in JSON, if it holds one. */
export const readObject = (json: string): Fields | undefined => {
  try {
    if (/^\s*\{/.test(json)) return JSON.parse(json) as Fields;
  } catch {
    // It is no JSON.
  }
  return undefined;
};
