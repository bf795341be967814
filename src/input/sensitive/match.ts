/** The kinds of sensitive data. */
export const sensitiveKinds = [
  "private-key",
  "jwt",
  "api-key",
  "card",
  "iban",
  "email",
  "phone",
] as const;

/** A kind of sensitive data. */
export type SensitiveKind = (typeof sensitiveKinds)[number];

/** The kinds that open something, or cost somebody money; the others are personal data. */
const secretKinds: ReadonlySet<SensitiveKind> = new Set([
  "private-key",
  "jwt",
  "api-key",
  "card",
]);

/** Whether data of the kind has no business in any sample, whoever it belongs to. */
export function isSecret(kind: SensitiveKind): boolean {
  return secretKinds.has(kind);
}

/** A part of a text that is sensitive. */
export interface Match {
  readonly kind: SensitiveKind;
  readonly start: number;
  readonly end: number;
  /** What makes it the same as another: two of one identity get the same stand-in. */
  readonly identity: string;
  /** Makes what takes its place; the detectors of its kind, and all others, leave that alone. */
  readonly standIn: (draw: Draw) => string;
}

/** What most texts hold: shared, for there are millions of them. */
export const nothing: readonly Match[] = [];

/** Draws characters that look like chance, and are always the same for one identity. */
export type Draw = (length: number, alphabet: string) => string;

/**
 * Finds what is sensitive in a text.
 *
 * @param key the name of the property that the text is the value of, or an item of
 */
export type Detector = (
  text: string,
  key: string | undefined,
) => readonly Match[];

/** What characters are drawn from. */
export const alphabets = {
  digits: "0123456789",
  hex: "0123456789abcdef",
  lower: "abcdefghijklmnopqrstuvwxyz0123456789",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
  letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
} as const;

/** Stands in the place of a secret, for people and for other scanners; nothing that holds it is reported. */
export const marker = "REDACTED";

/** A text of the given length that begins with the marker, or the shortest that still tells secrets apart. */
export function marked(draw: Draw, length: number): string {
  const head = `${marker}_`;
  return head + draw(Math.max(6, length - head.length), alphabets.letters);
}

/** A part of a text that is an `api-key`, which stands for passwords and other secrets too. */
export function keyMatch(secret: string, start: number): Match {
  return {
    kind: "api-key",
    start,
    end: start + secret.length,
    identity: secret,
    standIn: (draw) => marked(draw, secret.length),
  };
}
