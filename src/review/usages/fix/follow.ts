import type { ts } from "ts-morph";
import { declarationOf, isWrapper } from "../static-text.js";
import { mayChange } from "./may-change.js";
import type { Site } from "./site.js";

/** What a constant was given where it was declared; undefined where it may have changed since then. */
export function follow(
  node: ts.Expression,
  site: Site,
): ts.Expression | undefined {
  const { program, refuse } = site;
  const { ts } = program;
  if (isWrapper(node, ts) && !ts.isAwaitExpression(node))
    return follow(node.expression, site);
  const declaration = ts.isIdentifier(node) && declarationOf(node, program);
  if (
    !declaration ||
    !ts.isVariableDeclaration(declaration) ||
    !ts.isIdentifier(declaration.name) ||
    !declaration.initializer ||
    !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)
  )
    return node;
  if (mayChange(declaration, program)) {
    refuse(
      "CE833",
      `\`${declaration.name.text}\` may hold something else by then than where it is declared.`,
    );
    return;
  }
  return follow(declaration.initializer, site);
}

/**
 * The properties of an object that is written out, here or where a constant is declared, and of those spread into it.
 *
 * @param what what the object is, for a reader
 */
export function readObject(
  node: ts.Expression,
  what: string,
  site: Site,
): ReadonlyMap<string, ts.Expression> | undefined {
  const { program, refuse } = site;
  const { ts } = program;
  const object = follow(node, site);
  if (!object) return undefined;
  if (!ts.isObjectLiteralExpression(object)) {
    refuse("CE833", `The ${what} is not written out as an object.`);
    return;
  }
  const found = new Map<string, ts.Expression>();
  for (const property of object.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = readObject(property.expression, what, site);
      if (!spread) return undefined;
      for (const [key, value] of spread) found.set(key, value);
      continue;
    }
    const value = valueOf(property, ts);
    if (!value) {
      refuse(
        "CE833",
        `In the ${what}, the name or value of a property is not written out.`,
      );
      return;
    }
    found.set(value.key, value.value);
  }
  return found;
}

/** The same for an object that is written out here, and takes nothing over from others. */
export function readWritten(
  object: ts.ObjectLiteralExpression,
  what: string,
  site: Site,
): ReadonlyMap<string, ts.Expression> | undefined {
  const { program, refuse } = site;
  if (object.properties.some((each) => program.ts.isSpreadAssignment(each))) {
    refuse("CE833", `The ${what} takes over the properties of another object.`);
    return;
  }
  return readObject(object, what, site);
}

function valueOf(
  property: ts.ObjectLiteralElementLike,
  ts: Site["program"]["ts"],
): { readonly key: string; readonly value: ts.Expression } | undefined {
  if (ts.isShorthandPropertyAssignment(property))
    return { key: property.name.text, value: property.name };
  if (!ts.isPropertyAssignment(property)) return undefined;
  const { name, initializer } = property;
  return ts.isIdentifier(name) || ts.isStringLiteral(name)
    ? { key: name.text, value: initializer }
    : undefined;
}
