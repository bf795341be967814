// @ts-check
// Loaded before a program: tells on stderr which files it loads, and which modules of Node's own that take long to start.
import { register } from "node:module";

const root = new URL("../../", import.meta.url).href;
const heavy = ["child_process", "worker_threads", "http", "https", "tls"];

register(
  `data:text/javascript,${encodeURIComponent(`
    export async function load(url, context, next) {
      if (url.startsWith(${JSON.stringify(root)}))
        process._rawDebug("loads " + url.slice(${root.length}));
      return next(url, context);
    }`)}`,
);
const before = new Set(process.moduleLoadList);
process.on("exit", () => {
  for (const name of heavy)
    if (
      !before.has(`NativeModule ${name}`) &&
      process.moduleLoadList.includes(`NativeModule ${name}`)
    )
      process.stderr.write(`loads ${name}\n`);
});
