import type { ts } from "ts-morph";
import type { GeneratedCode } from "../generated-code.js";
import type { OpenProgram } from "../open-programs.js";
import type { Refuse } from "./site.js";

/** The path of a text that `variableTemplate` gives to the letter, where a call can stand in its place. */
export function pathToPrint(
  text: ts.Node,
  { ts }: OpenProgram,
  { templateRoot }: GeneratedCode,
  refuse: Refuse,
): string | undefined {
  const written = ts.isStringLiteralLike(text) ? text.text : "";
  const [, root, path] =
    /^\{\{(\w+\.body)\.([^{}\s[\]]+)\}\}$/.exec(written) ?? [];
  const { parent } = text;
  const isPlace =
    !ts.isJsxAttribute(parent) &&
    !ts.isEnumMember(parent) &&
    !ts.isTaggedTemplateExpression(parent) &&
    !(ts.isPropertyAssignment(parent) && parent.name === text);
  if (path !== undefined && root === templateRoot && isPlace) return path;
  refuse(
    "CE836",
    path !== undefined && root === templateRoot
      ? "No call can stand in the place of this text."
      : "`variableTemplate` does not give this text to the letter.",
  );
  return undefined;
}
