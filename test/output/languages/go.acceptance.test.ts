// What Go makes of the generated package: gofmt and vet find nothing, every sample is read and written back as it was.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/base/json/json.js";
import { exported } from "../../../src/output/languages/go/go-text.js";
import { filesIn } from "../../acceptance/golden.js";
import {
  type Constants,
  inOrder,
  samplesOf,
  typeScriptEvents,
} from "./events.js";
import { generateIn, projects, put, temporaryFolder } from "./projects.js";
import { missing, run } from "./toolchain.js";

const output = "go/cobaltevents";

/** What the program tells of an event. */
interface Told extends Constants {
  /** The samples, read and written again. */
  readonly payloads: readonly JsonObject[];
}

/** A program that reads samples by slug, and tells of every event. */
function program(texts: ReadonlyMap<string, string>): string {
  const events = [...texts.values()].map((text) => {
    const [, own = ""] = /^\t(\S+)Slug +=/m.exec(text) ?? [];
    const constants = [...text.matchAll(/^\t(\S+Variable\S+) += "/gm)];
    const functions = [
      ...text.matchAll(/^func (\S+Variable[^( ]+)\(([^)]*)\) string \{$/gm),
    ];
    const paths = [
      ...constants.map(([, name = ""]) => `cobaltevents.${name}`),
      ...functions.map(([, name = "", taken = ""]) => {
        const passed = taken
          .split(", ")
          .map((one) => (one.endsWith("int") ? "0" : '"key"'));
        return `cobaltevents.${name}(${passed.join(", ")})`;
      }),
    ];
    const payload = exported(`${own}Payload`);
    return `\t\ttell[cobaltevents.${payload}](samples, cobaltevents.${own}Slug, cobaltevents.${own}Name, []string{${paths.join(", ")}}),\n`;
  });
  return `package main

import (
	"bytes"
	"encoding/json"
	"os"

	"example.com/project/cobaltevents"
)

type told struct {
	Slug     string   \`json:"slug"\`
	Name     string   \`json:"name"\`
	Paths    []string \`json:"paths"\`
	Payloads []any    \`json:"payloads"\`
}

func tell[T any](samples map[string][]json.RawMessage, slug, name string, paths []string) told {
	payloads := []any{}
	for _, sample := range samples[slug] {
		var payload T
		decoder := json.NewDecoder(bytes.NewReader(sample))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&payload); err != nil {
			panic(slug + ": " + err.Error())
		}
		payloads = append(payloads, payload)
	}
	return told{slug, name, paths, payloads}
}

func main() {
	var samples map[string][]json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&samples); err != nil {
		panic(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode([]told{
${events.join("")}	}); err != nil {
		panic(err)
	}
}
`;
}

describe.skipIf(missing(["gofmt", "go"]))("Go", () => {
  test.each(Object.keys(projects))("%s", async (project) => {
    const folder = temporaryFolder();
    const { ok, diagnostics } = await generateIn(folder, project, "go", output);
    expect(ok).toBe(true);
    // Texts that are none in Go are in two events of the hostile manifest.
    const left = diagnostics.filter(({ code }) => code === "CE621").length;
    expect(left).toBe(project === "the hostile manifest" ? 2 : 0);
    const go = join(folder, "go");
    expect(run("gofmt", ["-l", "."], go)).toBe("");

    const texts = new Map(
      [...filesIn(join(folder, output))].filter(([path]) =>
        path.endsWith("_event.go"),
      ),
    );
    put(join(go, "go.mod"), "module example.com/project\n\ngo 1.19\n");
    put(join(go, "main.go"), program(texts));
    run("go", ["vet", "./..."], go);
    const samples = await samplesOf(folder);
    const input = JSON.stringify(Object.fromEntries(samples));
    const told = JSON.parse(
      run("go", ["run", "."], go, input),
    ) as readonly Told[];
    const written = told.map(({ slug }) => slug);
    const events = await typeScriptEvents(folder);
    expect(written).toHaveLength(events.length - left);
    expect(inOrder(told)).toEqual(
      inOrder(events.filter(({ slug }) => written.includes(slug))),
    );
    for (const { slug, payloads } of told)
      expect(payloads, slug).toEqual(samples.get(slug));
  });
});
