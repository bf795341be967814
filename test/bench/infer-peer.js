// @ts-check
// `node infer-peer.js <library> <recording>`: prints the schema that another library infers of a recording.
import { readFileSync } from "node:fs";
import { inferrers } from "./inferrers.js";

const [, , name = "", recording = ""] = process.argv;
const lines = readFileSync(recording, "utf8").split("\n");
const samples = lines.filter((line) => line !== "");
const infer = inferrers[/** @type {keyof typeof inferrers} */ (name)];
console.log(JSON.stringify(await infer(samples)));
