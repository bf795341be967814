const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Does work that must not be cut in two. A signal that would end the process meanwhile ends it afterwards; where
 * somebody else listens for it, what becomes of it is left to them.
 */
export function undisturbed<Result>(work: () => Result): Result {
  let end: NodeJS.Signals | undefined;
  const ending = signals.filter((name) => process.listenerCount(name) === 0);
  const note = (name: NodeJS.Signals): void => {
    end = name;
  };
  for (const name of ending) process.on(name, note);
  try {
    return work();
  } finally {
    const leave = (): void => {
      for (const name of ending) process.off(name, note);
      if (end) process.kill(process.pid, end);
    };
    // A signal that came meanwhile is delivered in the next turn of the event loop, between the two.
    setImmediate(() => setImmediate(leave));
  }
}
