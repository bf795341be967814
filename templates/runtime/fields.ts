/** An object of unknown origin. */
export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && !!value && !Array.isArray(value);
}

/** The first of the fields to hold text, as the API has several spellings. */
export function readText(
  from: Fields | undefined,
  ...names: string[]
): string | undefined {
  return names
    .map((name) => from?.[name])
    .find((text): text is string => typeof text === "string" && text !== "");
}

/** What was thrown, and what it was caused by; bounded, because causes may go in circles. */
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

/** Takes a secret out of a text; an empty one is none. */
export function redact(text: string, secret: string): string {
  return secret ? text.replaceAll(secret.trim(), "[redacted]") : text;
}

/** `fetch` tells the reason in the causes of what it throws. */
export function reasonOf(thrown: unknown, secret: string): string {
  const reasons = causesOf(thrown).map((at) => readText(at, "message", "code"));
  const reason = reasons.filter(Boolean).join(": ") || "unknown reason";
  return redact(reason, secret);
}

/** The object that the text is in JSON, if it is one. */
export function readObject(json: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
