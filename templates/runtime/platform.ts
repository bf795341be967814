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

/** The part of the platform's `fetch` that the client uses. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** Milliseconds on a clock that is never set back. */
export function now(): number {
  return performance.now();
}

/** A timer that an abort ends early. */
export interface Alarm {
  /** Resolves to false when the time is over, or to true when the signal aborts. */
  readonly rings: Promise<boolean>;
  /** Must be called once nobody waits for the alarm any more. */
  readonly off: () => void;
}

/** @param ms Infinity for an alarm that only an abort rings */
export function createAlarm(ms: number, signal?: AbortSignalLike): Alarm {
  let off = (): void => undefined;
  const rings = new Promise<boolean>((resolve) => {
    const ring = (isAbort: boolean): void => {
      off();
      resolve(isAbort);
    };
    const abort = (): void => ring(true);
    // A timer of more than 24 days would fire at once, so it counts as never.
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
