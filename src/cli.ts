#!/usr/bin/env node
// The door of the command line: decides how the code behind it is compiled, before any of it is loaded.
import module from "node:module";
import { setFlagsFromString } from "node:v8";

// Where Node.js can, it keeps what it compiles for the next call.
const enableCompileCache: unknown = Reflect.get(module, "enableCompileCache");
if (typeof enableCompileCache === "function")
  Reflect.apply(enableCompileCache, module, []);

// A short run is over before optimised code would pay: it takes half the processor time without. Tried with these V8s.
const { argv, versions } = process;
const isShort =
  ["generate", "check"].includes(argv[2] ?? "") &&
  !argv.includes("--watch") &&
  /^1[1-4]\./.test(versions.v8);
if (isShort) setFlagsFromString("--no-opt");

const { main } = await import("./cli/main/main.js");
await main(() => {
  if (isShort) setFlagsFromString("--opt");
});
