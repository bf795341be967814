import {
  rubyConstant,
  rubyModule,
  rubyNames,
  rubyString,
} from "../languages/ruby/ruby-text.js";
import {
  type CallPrinter,
  keyVariable,
  requestOf,
  targetFolder,
} from "./call.js";
import { literal, type LiteralStyle } from "./literal.js";

const string = (text: string): string => rubyString(text.toWellFormed());

const style: LiteralStyle = {
  string,
  key: string,
  leads: " =>",
  null: "nil",
  true: "true",
  false: "false",
  object: "{",
  list: "[",
  close: "]",
  step: "  ",
};

/** The payload as a generated class, and the request by Ruby's standard library. */
export const rubyCall: CallPrinter = (call) => {
  const folder = targetFolder(call, "ruby");
  if (!folder) return undefined;
  const { url, headers } = requestOf(call);
  const { file, event } = rubyNames(call.names);
  const path = ["./", ...folder.map((step) => `${step}/`), file].join("");
  const sent = Object.entries(headers).map(
    ([name, value]) => `,\n  ${string(name)} => ${string(value)}`,
  );
  const code = `require 'net/http'
require_relative ${string(path)}

event = ${rubyModule(folder.at(-1) ?? "")}::${event}
payload = event::${rubyConstant(call.names.payload)}.from_h(
  ${literal(call.payload, style, "  ")}
)
response = Net::HTTP.post(
  URI(${string(url)}),
  JSON.generate({ event: event::NAME, payload: payload }),
  'x-api-key' => ENV.fetch(${string(keyVariable)})${sent.join("")}
)
puts response.code
`;
  return { language: "ruby", label: "Ruby", code };
};
