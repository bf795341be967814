import { isPythonName, pythonNames } from "../languages/python/python-text.js";
import {
  type Call,
  type CallPrinter,
  exampleAccount,
  keyVariable,
  requestOf,
  targetFolder,
} from "./call.js";
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

/** The call of the generated function, or, where there is none, the request by Python's standard library. */
export const pythonCall: CallPrinter = (call) => {
  const folder = targetFolder(call, "python")?.at(-1);
  const isPackage = folder !== undefined && isPythonName(folder);
  const code = isPackage ? triggerCall(folder, call) : requestCall(call);
  return { language: "python", label: "Python", code };
};

function triggerCall(packageName: string, { names, payload }: Call): string {
  const { module, trigger } = pythonNames(names);
  return `import os

from ${packageName} import CobaltClient
from ${packageName}.${module} import ${trigger}

cobalt = CobaltClient(api_key=os.environ[${quoted(keyVariable)}])

result = ${trigger}(
    cobalt,
    ${literal(payload, style, "    ")},
    linked_account_id=${quoted(exampleAccount)},
)
print(result.status, result.message)
`;
}

function requestCall(call: Call): string {
  const { url, headers } = requestOf(call);
  const sent = Object.entries(headers).map(
    ([name, value]) => `        ${quoted(name)}: ${quoted(value)},\n`,
  );
  return `import json
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
}
