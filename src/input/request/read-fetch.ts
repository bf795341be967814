import { isList, isObject, type Json } from "../../base/json/json.js";
import { firstMistake } from "../../base/json/mistake.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import { scan } from "../../base/json/scan.js";
import { finish, type RequestReading } from "./http-request.js";

/** Reads `fetch("…", {…})` as browsers copy it: the arguments are JSON, the body a string. */
export function readFetch(text: string): RequestReading {
  const call = readArguments(text.replace(/^[^]*?fetch\s*\(/, "["));
  const [url, init] = isList(call) ? call : [];
  if (typeof url !== "string") return notJson;
  const { method, body } = isObject(init) ? init : {};
  return finish({ url, method: textIn(method), body: textIn(body) }, "GET");
}

const notJson = {
  ok: false,
  reason: "its arguments are not JSON",
  help: 'Use "Copy as fetch" of a browser, which writes the arguments as JSON, or give `add` the payload alone.',
} as const;

/** The list whose end is a round bracket, which is where it stops being JSON. */
function readArguments(list: string): Json | undefined {
  if (scan(list).tooDeepAt !== undefined) return undefined;
  const end = firstMistake(list, true)?.offset ?? 0;
  return list[end] === ")" ? parseStrict(`${list.slice(0, end)}]`) : undefined;
}

function textIn(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
