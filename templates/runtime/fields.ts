/** An object of unknown origin. */
export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && !!value && !Array.isArray(value);
}

/** The first field that holds text; the API spells some fields in several ways. */
export function readText(
  from: Fields | undefined,
  ...names: string[]
): string | undefined {
  return names
    .map((name) => from?.[name])
    .find((text): text is string => typeof text === "string" && !!text);
}

/** An error and its causes, at most five, because causes may form a circle. */
export function causesOf(thrown: unknown): Fields[] {
  const causes: Fields[] = [];
  let at = thrown;
  while (isObject(at) && causes.length < 5) {
    causes.push(at);
    const { cause, errors } = at;
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return causes;
}

/** The text without the secret, which is empty as long as it is not known. */
export function redact(text: string, secret: string): string {
  return secret ? text.split(secret.trim()).join("[redacted]") : text;
}

/** The messages of an error and its causes: `fetch` puts the reason into the causes. */
export function reasonOf(thrown: unknown, secret: string): string {
  const reasons = causesOf(thrown).map((at) => readText(at, "message", "code"));
  const reason = reasons.filter(Boolean).join(": ") || "unknown reason";
  return redact(reason, secret);
}

/** The object that the text holds in JSON, if it holds one. */
export function readObject(json: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
