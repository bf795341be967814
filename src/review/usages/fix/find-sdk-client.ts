import type { ts } from "ts-morph";
import { declarationOf, isWrapper } from "../static-text.js";
import {
  type ClientOptions,
  type ClientPlan,
  isDefaultBase,
} from "./client-plan.js";
import { readWritten } from "./follow.js";
import { mayChange } from "./may-change.js";
import type { Site } from "./site.js";
import { urlParts } from "./url-parts.js";

/** Where the vendor's SDK sends to, unless it is told otherwise. */
const sdkBase = "https://api.gocobalt.io";

const outOfSight =
  "The SDK's object is not declared where a client could be declared beside it.";

/** Finds what a call of the SDK sends with, and where a client that does the same can be declared. */
export function findSdkClient(site: Site): ClientPlan | undefined {
  const { call, program, refuse } = site;
  const { ts } = program;
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee)) {
    refuse("CE833", outOfSight);
    return;
  }
  const receiver = callee.expression;
  const inner = withoutWrappers(receiver, ts);
  if (ts.isNewExpression(inner)) {
    const options = optionsOf(inner, site);
    // Made anew for each call, as it was.
    return options && { ...options, place: "call" };
  }
  const declaration = declarationOf(receiver, program);
  if (declaration && ts.isVariableDeclaration(declaration))
    return besideVariable(receiver, declaration, site);
  const isOwn =
    ts.isPropertyAccessExpression(receiver) &&
    receiver.expression.kind === ts.SyntaxKind.ThisKeyword;
  if (isOwn && declaration && ts.isPropertyDeclaration(declaration))
    return besideField(declaration, site);
  refuse("CE833", outOfSight);
  return;
}

function withoutWrappers(
  node: ts.Expression,
  ts: Site["program"]["ts"],
): ts.Expression {
  return isWrapper(node, ts) ? withoutWrappers(node.expression, ts) : node;
}

function besideVariable(
  receiver: ts.Expression,
  declaration: ts.VariableDeclaration,
  site: Site,
): ClientPlan | undefined {
  const { program, refuse } = site;
  const { ts, checker } = program;
  const statement = declaration.parent.parent;
  const made = declaration.initializer;
  const file = declaration.getSourceFile();
  if (
    !ts.isIdentifier(receiver) ||
    !ts.isVariableStatement(statement) ||
    !made ||
    !ts.isNewExpression(made) ||
    !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) ||
    !program.written.includes(file)
  ) {
    refuse("CE833", outOfSight);
    return;
  }
  const through = checker
    .getSymbolAtLocation(receiver)
    ?.declarations?.find((each) => ts.isImportSpecifier(each));
  const modifiers = (statement.modifiers ?? []).map((each) => each.getText());
  const isSeen = through
    ? modifiers.includes("export") && isImportOf(through, file, program)
    : file === receiver.getSourceFile();
  const options = isSeen ? optionsOf(made, site) : undefined;
  if (!isSeen) {
    refuse("CE833", outOfSight);
    return;
  }
  return (
    options && {
      ...options,
      place: "variable",
      file,
      after: statement,
      modifiers: modifiers.map((each) => `${each} `).join(""),
      sign: "",
      through,
    }
  );
}

/** Whether an import is of the file itself, and not of one that exports it again. */
function isImportOf(
  { parent }: ts.ImportSpecifier,
  file: ts.SourceFile,
  { checker, ts }: Site["program"],
): boolean {
  const declaration = ts.findAncestor(parent, ts.isImportDeclaration);
  const module =
    declaration && checker.getSymbolAtLocation(declaration.moduleSpecifier);
  return module?.valueDeclaration === file;
}

function besideField(
  declaration: ts.PropertyDeclaration,
  site: Site,
): ClientPlan | undefined {
  const { program, refuse } = site;
  const { ts } = program;
  const { initializer: made, name, modifiers = [] } = declaration;
  if (!made || !ts.isNewExpression(made)) {
    refuse("CE833", outOfSight);
    return;
  }
  const isAssigned =
    !modifiers.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) &&
    mayChange(declaration, program);
  if (isAssigned) {
    refuse("CE833", outOfSight);
    return;
  }
  const options = optionsOf(made, site);
  return (
    options && {
      ...options,
      place: "field",
      file: declaration.getSourceFile(),
      after: declaration,
      modifiers: modifiers.map((each) => `${each.getText()} `).join(""),
      sign: ts.isPrivateIdentifier(name) ? "#" : "",
      through: undefined,
    }
  );
}

/** The options of `new Cobalt(…)`. */
function optionsOf(
  { arguments: given }: ts.NewExpression,
  site: Site,
): ClientOptions | undefined {
  const { program, refuse } = site;
  const [first, more] = given ?? [];
  if (!first || more || !program.ts.isObjectLiteralExpression(first)) {
    refuse("CE833", "The options of the SDK's object are not written out.");
    return;
  }
  const options = readWritten(first, "options of the SDK's object", site);
  if (!options) return undefined;
  const strange = [...options.keys()].find(
    (key) => !["apiKey", "baseUrl"].includes(key),
  );
  if (strange !== undefined) {
    refuse("CE832", `The SDK's object is made with \`${strange}\`.`);
    return;
  }
  const secret = options.get("apiKey");
  if (!secret) {
    refuse("CE833", "The SDK's object is made without an `apiKey`.");
    return;
  }
  const url = options.get("baseUrl");
  const base = url ? urlParts(url, program) : [sdkBase];
  return {
    kind: "apiKey",
    secret,
    // A function that gives the key may do more, once; a key that is missing does not matter before the first call.
    isLazy: !program.ts.isCallExpression(secret),
    base: isDefaultBase(base, site) ? undefined : url ? [url] : base,
  };
}
