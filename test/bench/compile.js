// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript";
import { outputOf } from "./measure.js";

/** @typedef {import("./measure.js").Task} Task */
/** @typedef {import("./workspace.js").Workspace} Workspace */

const require = createRequire(import.meta.url);

const compilerOptions = {
  target: "es2022",
  lib: ["es2022"],
  types: [],
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  skipLibCheck: false,
  noEmit: true,
};

/**
 * @param {"typescript-5.9" | "typescript" | "typescript-7"} compiler
 * @param {string} project folder that {@link writeProject} was called for
 * @returns {Task}
 */
export function compileTask(compiler, project) {
  const home = dirname(require.resolve(`${compiler}/package.json`));
  return {
    args: [join(home, "bin/tsc"), "--noEmit", "--project", project],
  };
}

/**
 * Makes a folder a project of its own.
 *
 * @param {string} folder
 * @param {{ compilerOptions?: object, files?: readonly string[] }} [differing] from a strict project of all files in it
 * @returns {string} the folder
 */
export function writeProject(folder, differing = {}) {
  const project = {
    include: differing.files ? [] : ["**/*.ts"],
    ...differing,
    compilerOptions: { ...compilerOptions, ...differing.compilerOptions },
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
  return folder;
}

/**
 * Copies the payload types and nothing else of the generated code: a file an event, and an index.
 *
 * @param {Workspace} workspace
 * @returns {string} the folder of the copy
 */
export function copyPayloadTypes({ folder, output, files }) {
  const copy = join(folder, "payloads");
  mkdirSync(join(copy, "events"), { recursive: true });
  const events = files.filter((path) => /^events.*\.ts$/.test(path));
  for (const path of events)
    writeFileSync(join(copy, path), payloadType(join(output, path)));
  const index = events.map(
    (path) => `export * from "./${path.replace(/(\.d)?\.ts$/, ".js")}";\n`,
  );
  // Declarations where the events are, for a project in JavaScript.
  const ending = events[0]?.endsWith(".d.ts") ? ".d.ts" : ".ts";
  writeFileSync(join(copy, `index${ending}`), index.join(""));
  return copy;
}

/**
 * @param {string} file of one event
 * @returns {string} its payload's declaration, with its documentation
 * @throws where there is none
 */
function payloadType(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.ES2022,
  );
  const declaration = source.statements.find(
    (statement) =>
      ts.isTypeAliasDeclaration(statement) &&
      statement.name.text.endsWith("Payload"),
  );
  if (!declaration) throw new Error(`${file} has no payload type`);
  return `${declaration.getFullText(source).trim()}\n`;
}

/**
 * Makes a project of the declarations of a folder's files, and of a file that imports them.
 *
 * @param {string} source folder that {@link writeProject} was called for
 * @param {Workspace} workspace
 * @param {string} name of the project
 * @returns {string} its folder
 */
export function declare(source, { folder }, name) {
  const project = join(folder, name);
  const declarations = join(project, "declarations");
  writeProject(source);
  const { args } = compileTask("typescript-7", source);
  const emit = ["--noEmit", "false", "--emitDeclarationOnly"];
  outputOf({ args: [...args, ...emit, "--outDir", declarations] });
  writeFileSync(
    join(project, "use.ts"),
    'export type * from "./declarations/index.js";\n',
  );
  return writeProject(project, {
    compilerOptions: { skipLibCheck: true },
    files: ["use.ts"],
  });
}
