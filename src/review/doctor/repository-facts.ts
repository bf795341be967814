import { get, isObject, type Json } from "../../base/json/json.js";
import { isMarkedGenerated } from "../../input/project/git-attributes.js";
import { type Fact, ok, warn } from "./fact.js";
import { nearest, type Patient, textOf } from "./patient.js";

/** Whether git and npm know of the output what they should. */
export function repositoryFacts(patient: Patient): readonly Fact[] {
  return [gitFact(patient), scriptsFact(patient)].filter(
    (fact) => fact !== undefined,
  );
}

function gitFact({ output, fs }: Patient): Fact | undefined {
  if (nearest(output, [".git"], fs) === undefined) return undefined;
  return isMarkedGenerated(output, fs)
    ? ok("git", ".gitattributes marks the output as generated")
    : warn(
        "git",
        "Reviews show every line of the output: no .gitattributes marks it as generated.",
        "Run `cobalt-events init --gitattributes`.",
      );
}

function scriptsFact({ project, fs }: Patient): Fact | undefined {
  const file = project.package?.file;
  if (file === undefined) return undefined;
  const commands = scriptsIn(textOf(file, fs));
  const missing = ["generate", "check"].filter(
    (name) =>
      !commands.some((command) => command.includes(`cobalt-events ${name}`)),
  );
  return missing.length === 0
    ? ok("scripts", "package.json runs `generate` and `check`")
    : warn(
        "scripts",
        `No script of package.json runs \`cobalt-events ${missing.join("` or `")}\`.`,
        "Run `cobalt-events init`, which adds them.",
      );
}

function scriptsIn(text: string): readonly string[] {
  try {
    const value = JSON.parse(text) as Json;
    const scripts = isObject(value) ? get(value, "scripts") : undefined;
    return isObject(scripts)
      ? Object.values(scripts).filter((script) => typeof script === "string")
      : [];
  } catch {
    return []; // broken, which npm tells
  }
}
