import { type CallPrinter, keyVariable, requestOf } from "./call.js";
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

/** The request by Go's standard library. */
export const goCall: CallPrinter = (call) => {
  const { url, headers } = requestOf(call);
  const sent = Object.entries(headers).map(
    ([name, value]) =>
      `\trequest.Header.Set(${quoted(name)}, ${quoted(value)})\n`,
  );
  const { name: event, payload } = call;
  const body = literal({ event, payload }, style, "\t");
  const code = `package main

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
  return { language: "go", label: "Go", code };
};
