// Declared here, so that the project needs neither DOM nor Node types.
declare const performance: { now(): number };
declare function setTimeout(callback: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** The platform's own `AbortSignal`, where the project has its types. */
export type AbortSignalLike = typeof globalThis extends {
  AbortSignal: { prototype: infer Signal };
}
  ? Signal
  : {
      readonly aborted: boolean;
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
  text(): Promise<string>;
}

/** The part of the platform's `fetch` that is used. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** Milliseconds on a clock that is never set back. */
export function now(): number {
  return performance.now();
}

/** What ends a wait. */
export interface Alarm {
  /** Resolves when the time is over, to false, or when the signal aborts, to true. */
  readonly rings: Promise<boolean>;
  /** To be called where nobody waits for the alarm any more. */
  readonly off: () => void;
}

/** @param ms Infinity is never */
export function createAlarm(ms: number, signal?: AbortSignalLike): Alarm {
  let off = (): void => undefined;
  const rings = new Promise<boolean>((resolve) => {
    const ring = (isAbort: boolean): void => {
      off();
      resolve(isAbort);
    };
    const abort = (): void => ring(true);
    // Given more than it can hold, a timer fires at once; 24 days are as good as never.
    const timer = ms < 2 ** 31 && setTimeout(() => ring(false), ms);
    signal?.addEventListener("abort", abort);
    off = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    if (signal?.aborted) abort();
  });
  return { rings, off };
}
