// @ts-check
// Loaded before a program: tells on stderr which files it loads.
import { register } from "node:module";

const root = new URL("../../", import.meta.url).href;

register(
  `data:text/javascript,${encodeURIComponent(`
    export async function load(url, context, next) {
      if (url.startsWith(${JSON.stringify(root)}))
        process._rawDebug("loads " + url.slice(${root.length}));
      return next(url, context);
    }`)}`,
);
