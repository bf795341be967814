// @ts-check
// Loaded before a program: tells on stderr which modules of Node's own it loads, of those that take long to start.
const heavy = [
  "child_process",
  "http",
  "https",
  "internal/fs/promises",
  "internal/readline/interface",
  "perf_hooks",
  "tls",
  "worker_threads",
];
const before = new Set(process.moduleLoadList);
process.on("exit", () => {
  const loaded = new Set(process.moduleLoadList);
  for (const name of heavy.map((module) => `NativeModule ${module}`))
    if (loaded.has(name) && !before.has(name))
      process.stderr.write(`loads ${name}\n`);
});
