// Declared here, so that the project needs neither DOM nor Node types.
declare const performance: { now(): number };

/** The platform's own `AbortSignal`, where the project has its types. */
export type AbortSignalLike = typeof globalThis extends {
  AbortSignal: { prototype: infer Signal };
}
  ? Signal
  : {
      readonly aborted: boolean;
      readonly reason?: unknown;
      addEventListener(type: "abort", listener: () => void): void;
      removeEventListener(type: "abort", listener: () => void): void;
    };

/** What the client passes to `fetch`. */
export interface FetchInit {
  method: "POST";
  headers: Record<string, string>;
  body: string;
  signal: AbortSignalLike;
  redirect: "manual";
}

/** What the client reads from `fetch`. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** Read piece by piece if it is a stream of the web's kind; otherwise `text` reads it. */
  readonly body?: unknown;
  text(): Promise<string>;
}

/** The part of the platform's `fetch` that the client uses. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** Milliseconds on a clock that is never set back. */
export const now = (): number => {
  return performance.now();
};
