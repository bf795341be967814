import type { SetupOptions } from "../manifest/manifest.js";
import { isRunByNode, type Project } from "./project-setup.js";
import { suitableExtension } from "./suit-project.js";

/** What a project needs of its manifest. */
export interface ChosenSettings {
  readonly options: SetupOptions;
  /** Why, in one sentence, for those that are not the default. */
  readonly reasons: Readonly<Partial<Record<keyof SetupOptions, string>>>;
}

/** Chooses the fields of a manifest by the project that it is for. */
export function chooseSettings(project: Project): ChosenSettings {
  if (project.isJavaScript) return javascriptSettings(project);
  const { importExtension, reason } = suitableExtension(project);
  const options: SetupOptions = {
    language: "typescript",
    module: "esm",
    importExtension,
  };
  if (importExtension === ".js") return { options, reasons: {} };
  const ending =
    importExtension === ""
      ? "without an ending"
      : `that end in ${importExtension}`;
  return {
    options,
    reasons: { importExtension: `Imports ${ending}: ${reason}.` },
  };
}

function javascriptSettings(project: Project): ChosenSettings {
  const language =
    "The project has no TypeScript: .js files, with .d.ts beside them.";
  const isEsm = project.package?.type === "module" || !isRunByNode(project);
  return {
    options: {
      language: "javascript",
      module: isEsm ? "esm" : "commonjs",
      importExtension: ".js",
    },
    reasons: {
      language,
      ...(!isEsm && {
        module:
          'Without "type": "module" in package.json, .js files are CommonJS to Node.',
      }),
    },
  };
}
