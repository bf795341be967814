import {
  phpEvent,
  phpName,
  phpNamespace,
  phpString,
} from "../languages/php/php-text.js";
import {
  type CallPrinter,
  keyVariable,
  payloadJson,
  requestOf,
  targetFolder,
} from "./call.js";

/** The payload as a generated class, and the request by what PHP has itself. */
export const phpCall: CallPrinter = (call) => {
  const folder = targetFolder(call, "php");
  if (!folder) return undefined;
  const { url, headers } = requestOf(call);
  const [event, payload] = [phpEvent(call.names), phpName(call.names.payload)];
  const required = ["Absent", event].map(
    (name) =>
      `require __DIR__ . ${phpString(["", ...folder, `${name}.php`].join("/"))};\n`,
  );
  const sent = Object.entries(headers).map(
    ([name, value]) => `        ${phpString(`${name}: ${value}`)},\n`,
  );
  const json = payloadJson(call).replaceAll("\n", "\n    ");
  const code = `<?php

use ${phpNamespace(folder.at(-1) ?? "")}\\{${event}, ${payload}};

${required.join("")}
$payload = ${payload}::fromJson(json_decode(<<<'JSON'
    ${json}
    JSON));
$body = ['event' => ${event}::NAME, 'payload' => $payload];
echo file_get_contents(${phpString(url)}, context: stream_context_create(['http' => [
    'method' => 'POST',
    'header' => [
        'x-api-key: ' . getenv(${phpString(keyVariable)}),
${sent.join("")}    ],
    'content' => json_encode($body, JSON_THROW_ON_ERROR),
]]));
`;
  return { language: "php", label: "PHP", code };
};
