import { type CallPrinter, keyVariable, requestOf } from "./call.js";
import { literal, type LiteralStyle, quoted } from "./literal.js";

const style: LiteralStyle = {
  string: quoted,
  key: quoted,
  null: "None",
  true: "True",
  false: "False",
  object: "{",
  list: "[",
  close: "]",
  step: "    ",
};

/** The request by Python's standard library. */
export const pythonCall: CallPrinter = (call) => {
  const { url, headers } = requestOf(call);
  const sent = Object.entries(headers).map(
    ([name, value]) => `        ${quoted(name)}: ${quoted(value)},\n`,
  );
  const code = `import json
import os
import urllib.request

body = {
    "event": ${quoted(call.name)},
    "payload": ${literal(call.payload, style, "    ")},
}
request = urllib.request.Request(
    ${quoted(url)},
    method="POST",
    headers={
        "x-api-key": os.environ[${quoted(keyVariable)}],
${sent.join("")}    },
    data=json.dumps(body).encode(),
)
with urllib.request.urlopen(request, timeout=30) as response:
    print(response.status)
`;
  return { language: "python", label: "Python", code };
};
