/** How long nothing must happen before changes count as complete. */
const quietMs = 75;

/** Changes since they were last asked for. */
export interface Changes {
  /** Notes a change, by chokidar's name for it. */
  readonly note: (event: string) => void;
  /** Whether something was removed since this was last asked. */
  readonly takeRemoved: () => boolean;
  /** Resolves when there has been a change and no other followed it at once, or when the signal is aborted. */
  readonly settled: () => Promise<void>;
}

/** Makes the record of changes; what is noted while nobody waits is kept. */
export function createChanges(signal: AbortSignal): Changes {
  let changed = false;
  let removed = false;
  let wake: (() => void) | undefined;
  signal.addEventListener("abort", () => wake?.());

  /** Waits for a change or, where a time is given, until it is over. */
  const next = async (milliseconds?: number): Promise<void> => {
    if (changed || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer =
        milliseconds === undefined
          ? undefined
          : setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  };

  return {
    note: (event) => {
      changed = true;
      if (event.startsWith("unlink")) removed = true;
      wake?.();
    },
    takeRemoved: () => {
      const was = removed;
      removed = false;
      return was;
    },
    settled: async () => {
      await next();
      while (changed && !signal.aborted) {
        changed = false;
        await next(quietMs);
      }
    },
  };
}
