// What Python makes of the generated modules: black and mypy find nothing, and every sample is of its type.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isList, isObject, type Json } from "../../../src/base/json/json.js";
import { pythonString } from "../../../src/output/languages/python/python-text.js";
import {
  type Constants,
  inOrder,
  samplesOf,
  typeScriptEvents,
} from "./events.js";
import { generateIn, projects, put, temporaryFolder } from "./projects.js";
import { missing, run } from "./toolchain.js";

const output = "python/cobalt_events";

const readConstants = `
import importlib, inspect, json, pkgutil
import cobalt_events

def call(function):
    names = inspect.signature(function).parameters
    return function(*("key" if name.startswith("key") else 0 for name in names))

print(json.dumps([
    {
        "slug": module.SLUG,
        "name": module.NAME,
        "module": module.__name__,
        "paths": [
            call(value) if callable(value) else value
            for name, value in vars(module).items()
            if name.lower().startswith("variable_")
        ],
    }
    for module in (
        importlib.import_module(f"cobalt_events.{found.name}")
        for found in pkgutil.iter_modules(cobalt_events.__path__)
    )
    if hasattr(module, "SLUG")
]))
`;

interface Module extends Constants {
  readonly module: string;
}

/** A value as Python writes it. */
function literal(value: Json): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return JSON.stringify(value);
  if (typeof value === "string") return pythonString(value);
  if (isList(value)) return `[${value.map(literal).join(", ")}]`;
  if (!isObject(value)) return "";
  const entries = Object.entries(value);
  return `{${entries.map(([key, one]) => `${pythonString(key)}: ${literal(one)}`).join(", ")}}`;
}

describe.skipIf(missing(["python3", "black", "mypy"]))("Python", () => {
  test.each(Object.keys(projects))("%s", async (project) => {
    const folder = temporaryFolder();
    const { ok } = await generateIn(folder, project, "python", output);
    expect(ok).toBe(true);
    const python = join(folder, "python");
    run("black", ["--check", "--quiet", "cobalt_events"], python);

    const text = run("python3", ["-c", readConstants], python);
    const modules = JSON.parse(text) as readonly Module[];
    const events = await typeScriptEvents(folder);
    expect(inOrder(modules)).toEqual(inOrder(events));

    // A sample that is not of the type, by a key that is missing or a null, is an error of mypy's.
    const samples = await samplesOf(folder);
    for (const [index, { slug, payload }] of events.entries()) {
      const module = modules.find((one) => one.slug === slug)?.module ?? "";
      const own = samples.get(slug) ?? [];
      const lines = own.map(
        (sample, at) => `sample${at}: ${payload} = ${literal(sample)}`,
      );
      put(
        join(python, `samples/samples${index}.py`),
        `from ${module} import ${payload}\n\n${lines.join("\n")}\n`,
      );
    }
    run("mypy", ["--strict", "cobalt_events", "samples"], python);
  });

  test("mypy tells what is not of the type", async () => {
    const folder = temporaryFolder();
    await generateIn(folder, "what languages trip over", "python", output);
    const python = join(folder, "python");
    const check = (payload: string) => () => {
      const text = `from cobalt_events.order_test import OrderTestPayload\n\nsample: OrderTestPayload = ${payload}\n`;
      put(join(python, "wrong.py"), text);
      run("mypy", ["--strict", "wrong.py"], python);
    };
    expect(check("{'ok': True}")).not.toThrow();
    expect(check("{}")).toThrow(/Missing key "ok"/);
    expect(check("{'ok': None}")).toThrow(
      /incompatible type|Incompatible types/,
    );
    expect(check("{'ok': True, 'more': 1}")).toThrow(/Extra key "more"/);
  });
});
