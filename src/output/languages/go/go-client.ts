import type { EventModel } from "../../../event/event.js";
import type { ManifestOptions } from "../../../input/manifest/manifest.js";
import type { OutputFile } from "../../print/output-file.js";
import { readClient } from "../../print/runtime-file.js";
import { deprecationText } from "../class-schema.js";
import { languageFile } from "../language.js";
import { goHeader } from "./go-support.js";
import { columns, exported, goComment, goString } from "./go-text.js";

/** The files of the client in the package of this name, with what the manifest says to it. */
export function goClient(
  packageName: string,
  { baseUrl, route }: ManifestOptions,
): readonly OutputFile[] {
  const texts = new Map(readClient("go"));
  const defaults = columns([
    { cells: ["defaultBaseURL", `= ${goString(baseUrl)}`] },
    { cells: ["defaultRoute", `= ${goString(route)}`] },
  ]);
  texts.set(
    "cobalt_defaults.go",
    `package cobalt\n\n// What the manifest says.\nconst (\n${defaults.join("\n")}\n)\n`,
  );
  return [...texts].map(([name, text]) => {
    const own = text.replace(
      /^((?:\/\/ P|p)ackage )cobalt\b/gm,
      `$1${packageName}`,
    );
    return languageFile(name, `${goHeader}\n${own}`);
  });
}

/** The function that fires an event. No name of the client's begins or ends as those of events do. */
export function goTrigger(
  { names, app, deprecated }: EventModel,
  own: string,
): { readonly name: string; readonly lines: readonly string[] } {
  const name = `Trigger${own}`;
  const event = [
    `Slug: ${own}Slug`,
    `Name: ${own}Name`,
    ...(app === undefined ? [] : [`App: ${goString(app)}`]),
  ];
  const note =
    deprecated === undefined ? [] : ["", deprecationText(deprecated)];
  return {
    name,
    lines: [
      ...goComment([
        `${name} fires the event; it is called as Client.Trigger is.`,
        ...note,
      ]),
      `func ${name}(ctx context.Context, client *Client, payload ${exported(names.payload)}, request Request) (*Result, error) {`,
      `\treturn client.Trigger(ctx, Event{${event.join(", ")}}, payload, request)`,
      "}",
    ],
  };
}
