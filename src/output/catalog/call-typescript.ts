import type { ManifestOptions } from "../../input/manifest/manifest.js";
import { literalKey, stringLiteral } from "../typescript/escape.js";
import { type Call, exampleAccount, keyVariable } from "./call.js";
import type { CatalogCall } from "./catalog-data.js";
import { literal, type LiteralStyle } from "./literal.js";

const style: LiteralStyle = {
  string: stringLiteral,
  key: literalKey,
  null: "null",
  true: "true",
  false: "false",
  object: "{",
  list: "[",
  close: "]",
  step: "  ",
};

/** The call of the generated function. */
export function typeScriptCall({ names, options, payload }: Call): CatalogCall {
  const isJavaScript = options.language === "javascript";
  const key = isJavaScript
    ? `process.env.${keyVariable}`
    : `process.env[${stringLiteral(keyVariable)}] ?? ""`;
  const code = `${importLine(names, options)}

const cobalt = createCobaltClient({
  apiKey: ${key},
});

await ${names.trigger}(cobalt, {
  linkedAccountId: ${stringLiteral(exampleAccount)},
  payload: ${literal(payload, style, "  ")},
});
`;
  return isJavaScript
    ? { language: "js", label: "JavaScript", code }
    : { language: "ts", label: "TypeScript", code };
}

function importLine(
  { trigger }: Call["names"],
  options: ManifestOptions,
): string {
  const imported = `{ createCobaltClient, ${trigger} }`;
  const from = stringLiteral(moduleOf(options));
  return options.language === "javascript" && options.module === "commonjs"
    ? `const ${imported} = require(${from});`
    : `import ${imported} from ${from};`;
}

/** The generated module, as code in the folder `src`, or else in that of the manifest, imports it. */
function moduleOf({
  output,
  layout,
  importExtension,
}: ManifestOptions): string {
  const path = output.replaceAll("\\", "/").replace(/^(?:\.\/|.*\bsrc\/)/, "");
  const file = /^(.*)\.[cm]?[jt]s$/.exec(path)?.[1];
  const isFile = file !== undefined && layout !== "folder";
  const module =
    (isFile ? file : `${path.replace(/\/+$/, "")}/index`) + importExtension;
  return /^(?:\.\.?\/|\/|[A-Za-z]:)/.test(module) ? module : `./${module}`;
}
