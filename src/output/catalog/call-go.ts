import { printJson } from "../print/json-text.js";
import { exported, goName, packageName } from "../languages/go/go-text.js";
import {
  type Call,
  type CallPrinter,
  exampleAccount,
  keyVariable,
  requestOf,
  targetFolder,
} from "./call.js";
import { replaceUnseen } from "../../base/unseen.js";
import { literal, type LiteralStyle, quoted } from "./literal.js";

const style: LiteralStyle = {
  string: quoted,
  key: quoted,
  null: "nil",
  true: "true",
  false: "false",
  object: "map[string]any{",
  list: "[]any{",
  close: "}",
  step: "\t",
  aligns: true,
};

/** The call of the generated function, or, where there is none, the request by Go's standard library. */
export const goCall: CallPrinter = (call) => {
  const folder = targetFolder(call, "go");
  const code = folder?.length ? triggerCall(folder, call) : requestCall(call);
  return { language: "go", label: "Go", code };
};

function triggerCall(
  folder: readonly string[],
  { names, payload }: Call,
): string {
  const own = packageName(folder.at(-1) ?? "");
  return `package main

import (
\t"context"
\t"encoding/json"
\t"fmt"
\t"log"
\t"os"

\t// The module is called as your go.mod says.
\t${own} ${quoted(`example.com/module/${folder.join("/")}`)}
)

func main() {
\tclient, err := ${own}.New(${own}.Options{
\t\tAPIKey: ${own}.Static(os.Getenv(${quoted(keyVariable)})),
\t})
\tif err != nil {
\t\tlog.Fatal(err)
\t}
\tvar payload ${own}.${exported(names.payload)}
\tif err := json.Unmarshal([]byte(${rawString(printJson(payload))}), &payload); err != nil {
\t\tlog.Fatal(err)
\t}
\trequest := ${own}.Request{LinkedAccountID: ${quoted(exampleAccount)}}
\tresult, err := ${own}.Trigger${goName(names)}(context.Background(), client, payload, request)
\tif err != nil {
\t\tlog.Fatal(err)
\t}
\tfmt.Println(result.Status, result.Message)
}
`;
}

/** Text as it is between backquotes; where Go would read or nobody see some of it, in quotes. */
function rawString(text: string): string {
  const plain = text.trimEnd();
  const isSeen =
    plain.isWellFormed() &&
    replaceUnseen(plain.replaceAll("\n", ""), () => "`") ===
      plain.replaceAll("\n", "");
  return isSeen && !plain.includes("`") ? `\`${plain}\`` : quoted(plain);
}

function requestCall(call: Call): string {
  const { url, headers } = requestOf(call);
  const sent = Object.entries(headers).map(
    ([name, value]) =>
      `\trequest.Header.Set(${quoted(name)}, ${quoted(value)})\n`,
  );
  const { name: event, payload } = call;
  const body = literal({ event, payload }, style, "\t");
  return `package main

import (
\t"bytes"
\t"encoding/json"
\t"fmt"
\t"log"
\t"net/http"
\t"os"
)

func main() {
\tbody, err := json.Marshal(${body})
\tif err != nil {
\t\tlog.Fatal(err)
\t}
\trequest, err := http.NewRequest("POST", ${quoted(url)}, bytes.NewReader(body))
\tif err != nil {
\t\tlog.Fatal(err)
\t}
\trequest.Header.Set("x-api-key", os.Getenv(${quoted(keyVariable)}))
${sent.join("")}\tresponse, err := http.DefaultClient.Do(request)
\tif err != nil {
\t\tlog.Fatal(err)
\t}
\tdefer response.Body.Close()
\tfmt.Println(response.Status)
}
`;
}
