import { type Fact, fail, ok, warn } from "./fact.js";
import { findInstalled, isAtLeast } from "./installed.js";
import { ownPackage } from "./own-package.js";
import type { Patient } from "./patient.js";

/** The oldest TypeScript that compiles generated code. */
const oldestTypeScript = "5.4";

/** Whether Node is one that this package runs on. */
export function nodeFact(): Fact {
  const { node } = process.versions;
  const floor = ownPackage().engines.node.replace(">=", "");
  return isAtLeast(node, floor)
    ? ok("node", node)
    : fail(
        "node",
        `${node} is older than ${floor}.`,
        `Install Node.js ${floor} or newer.`,
      );
}

/** What of this package, TypeScript and prettier the project has. */
export function versionFacts(patient: Patient): readonly Fact[] {
  return [
    ownFact(patient),
    typescriptFact(patient),
    prettierFact(patient),
  ].filter((fact) => fact !== undefined);
}

function ownFact({ manifest, fs }: Patient): Fact {
  const { name, version } = ownPackage();
  const found = findInstalled(name, manifest.folder, fs);
  if (!found)
    return warn(
      "cobalt-events",
      `${version} is running, and the project has none of its own.`,
      "Run `npm install --save-dev cobalt-events`, so that everybody generates with the same version.",
    );
  return found.version === version
    ? ok("cobalt-events", version)
    : warn(
        "cobalt-events",
        `${version} is running, and the project has ${found.version}.`,
        "Run it with `npx cobalt-events` in the project.",
      );
}

function typescriptFact({
  manifest,
  project,
  output,
  fs,
}: Patient): Fact | undefined {
  if (manifest.options.language === "javascript") return undefined;
  const found = findInstalled("typescript", output, fs);
  if (!found)
    return project.tsconfig
      ? warn(
          "typescript",
          "None is installed in the project.",
          "Run `npm install --save-dev typescript`.",
        )
      : ok("typescript", "none; the project has no tsconfig.json either");
  return isAtLeast(found.version, oldestTypeScript)
    ? ok("typescript", found.version)
    : fail(
        "typescript",
        `${found.version} is older than ${oldestTypeScript}, the first that compiles generated code.`,
        `Run \`npm install --save-dev typescript@latest\`.`,
      );
}

/** The output is in the style of this package's prettier; the project's own may have another. */
function prettierFact({ manifest, output, fs }: Patient): Fact | undefined {
  const found = findInstalled("prettier", output, fs);
  if (!found || !manifest.options.format) return undefined;
  const [, floor = ""] =
    /(\d+\.\d+)/.exec(ownPackage().dependencies["prettier"] ?? "") ?? [];
  return found.version.split(".")[0] === floor.split(".")[0]
    ? ok("prettier", found.version)
    : warn(
        "prettier",
        `The project has ${found.version}, and the output is in the style of ${floor}.`,
        "Update prettier, or name the output in .prettierignore.",
      );
}
