import type { RequestReading } from "./http-request.js";
import { readCurl } from "./read-curl.js";
import { readFetch } from "./read-fetch.js";
import { readHttpie } from "./read-httpie.js";
import { readPowerShell } from "./read-powershell.js";

/** Something that sends requests, and that people copy. */
interface Tool {
  /** What it is called in messages. */
  readonly name: string;
  readonly begins: RegExp;
  readonly read: (text: string) => RequestReading;
}

const tools: readonly Tool[] = [
  { name: "cURL command", begins: /^curl(?:\.exe)?\s/, read: readCurl },
  { name: "HTTPie command", begins: /^(?:https?|xhs?)\s/, read: readHttpie },
  {
    name: "PowerShell command",
    begins: /^(?:\$\w|(?:Invoke-(?:RestMethod|WebRequest)|irm|iwr)\s)/i,
    read: readPowerShell,
  },
  {
    name: "`fetch` call",
    begins: /^(?:(?:const|let|var)\s[^=]*=\s*)?(?:await\s+)?fetch\s*\(/,
    read: readFetch,
  },
];

/** What is read of requests, for messages. */
export const readTools =
  'a cURL or HTTPie command, Invoke-RestMethod or Invoke-WebRequest of PowerShell, or a `fetch("…", {…})` as browsers copy it';

/** Reads a request as a command or a call in code sends it; nothing is run. Undefined where a text is none. */
export function readRequest(
  text: string,
): ({ readonly tool: string } & RequestReading) | undefined {
  const command = text
    .trim()
    .replace(/^(?:#.*\n\s*)+/, "")
    .replace(/^(?:\$\s+|PS [^>\n]*>\s*)/, "");
  const tool = tools.find(({ begins }) => begins.test(command));
  return tool && { tool: tool.name, ...tool.read(command) };
}
