import type { IncomingHttpHeaders } from "node:http";
import type { MockRequest } from "./record.js";

/** The credentials that a mock accepts. */
export interface Credentials {
  /** By default, any key is accepted. */
  readonly apiKeys?: readonly string[] | undefined;
  /** The linked account of each session token; by default, any token is accepted. */
  readonly sessionTokens?: Readonly<Record<string, string>> | undefined;
}

/** A credential as it was sent; it is never kept. */
export interface Credential {
  readonly kind: NonNullable<MockRequest["auth"]>;
  readonly secret: string;
}

/** Whose credential it is: a key is valid for every linked account, a token for its own. */
export type Identity =
  | { readonly kind: "apiKey" }
  | {
      readonly kind: "sessionToken";
      readonly linkedAccountId: string | undefined;
    };

/** The credential of a request: its key, or else its token. */
export function credentialOf(
  headers: IncomingHttpHeaders,
): Credential | undefined {
  const key = String(headers["x-api-key"] ?? "");
  if (key !== "") return { kind: "apiKey", secret: key };
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
  return token === undefined
    ? undefined
    : { kind: "sessionToken", secret: token };
}

/** Finds out whose credential it is; undefined if it is not valid. */
export function authenticate(
  credential: Credential | undefined,
  { apiKeys, sessionTokens }: Credentials,
): Identity | undefined {
  if (!credential) return undefined;
  const { kind, secret } = credential;
  if (kind === "apiKey")
    return apiKeys?.includes(secret) === false ? undefined : { kind };
  if (!sessionTokens) return { kind, linkedAccountId: undefined };
  return Object.hasOwn(sessionTokens, secret)
    ? { kind, linkedAccountId: sessionTokens[secret] }
    : undefined;
}
