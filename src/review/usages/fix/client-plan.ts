import type { ts } from "ts-morph";
import type { Site } from "./site.js";
import type { UrlPart } from "./url-parts.js";

/** What the client of a rewritten call is made with. */
export interface ClientOptions {
  readonly kind: "apiKey" | "sessionToken";
  readonly secret: UrlPart;
  /** Whether the secret is to be asked for at each call, in place of once. */
  readonly isLazy: boolean;
  /** Absent where it is that of the generated code. */
  readonly base: readonly UrlPart[] | undefined;
}

/** Where the client of a rewritten call comes from. */
export type ClientPlan = ClientOptions &
  ({ readonly place: "call" } | DeclaredClient);

/** A client that is declared once, for all calls that send as it does. */
export interface DeclaredClient {
  readonly place: "variable" | "field";
  readonly file: ts.SourceFile;
  /** What it is declared after; undefined stands for the imports of the file. */
  readonly after: ts.Node | undefined;
  /** What is written before it, such as `export` or `private readonly`. */
  readonly modifiers: string;
  /** What begins the name of a private field. */
  readonly sign: "" | "#";
  /** The import through which the call sees what the client is declared beside. */
  readonly through: ts.ImportSpecifier | undefined;
}

/** A base URL that need not be said, because the generated code has it. */
export function isDefaultBase(
  base: readonly UrlPart[],
  { code }: Site,
): boolean {
  const [only, another] = base;
  return (
    typeof only === "string" &&
    another === undefined &&
    only.replace(/\/+$/, "") === code.baseUrl?.replace(/\/+$/, "")
  );
}
