import type { ts } from "ts-morph";
import { declarationOf } from "../static-text.js";
import { isAtHand, isRead } from "./at-hand.js";
import {
  type ClientOptions,
  type ClientPlan,
  isDefaultBase,
} from "./client-plan.js";
import { isWithin } from "./is-within.js";
import type { Site } from "./site.js";
import { type UrlPart, urlParts } from "./url-parts.js";

type Credential = Pick<ClientOptions, "kind" | "secret">;

/**
 * Plans the client of a request: one for the whole file where key and base URL are known there, otherwise one that is
 * made in the call.
 */
export function planClient(
  headers: ReadonlyMap<string, ts.Expression>,
  base: readonly UrlPart[],
  site: Site,
): ClientPlan | undefined {
  const { call, program, refuse } = site;
  const credential = credentialOf(headers, site);
  if (!credential) return undefined;
  const isDefault = isDefaultBase(base, site);
  const options = {
    ...credential,
    isLazy: true,
    base: isDefault ? undefined : base,
  };
  const secret = [options.secret].filter(isExpression);
  const bases = (options.base ?? []).filter(isExpression);
  const file = call.getSourceFile();
  const isOfFile =
    // The key is asked for at each call, as it was before.
    secret.every((each) =>
      isAtHand(each, file, program, isWithin(each, call)),
    ) && bases.every((each) => isAtHand(each, file, program));
  const used = [...secret, ...bases];
  if (isOfFile)
    return {
      ...options,
      place: "variable",
      file,
      after: lastNeeded(used, file, site),
      modifiers: "",
      sign: "",
      through: undefined,
    };
  const lost = used.find(
    (each) => !isWithin(each, call) && !isAtHand(each, call, program),
  );
  if (lost) {
    refuse(
      "CE833",
      `\`${lost.getText()}\`, which the client needs, is not in sight of the call.`,
    );
    return;
  }
  return { ...options, place: "call" };
}

function isExpression(part: UrlPart): part is ts.Expression {
  return typeof part !== "string";
}

function credentialOf(
  headers: ReadonlyMap<string, ts.Expression>,
  { program, refuse }: Site,
): Credential | undefined {
  const key = headers.get("x-api-key");
  const bearer = headers.get("authorization");
  if (key && bearer) {
    refuse("CE832", "The request has an API key and a session token.");
    return;
  }
  if (key) return { kind: "apiKey", secret: key };
  if (!bearer) {
    refuse("CE833", "The request's key is not written out in its headers.");
    return;
  }
  const parts = urlParts(bearer, program);
  const [scheme = "", secret] = parts;
  const rest = parts.slice(1).filter((part) => part !== "");
  if (
    typeof scheme !== "string" ||
    !/^bearer /i.test(scheme) ||
    rest.length > 1
  ) {
    refuse("CE833", "The header `authorization` is not written out.");
    return;
  }
  const written = scheme.slice("bearer ".length);
  if (rest.length === 0) return { kind: "sessionToken", secret: written };
  if (written === "" && secret !== undefined)
    return { kind: "sessionToken", secret };
  refuse("CE833", "The header `authorization` is not written out.");
  return;
}

/** The last statement of a file that declares what expressions need; undefined where only imports do. */
function lastNeeded(
  expressions: readonly ts.Expression[],
  file: ts.SourceFile,
  { program }: Site,
): ts.Node | undefined {
  const { ts } = program;
  const needed = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isRead(node, ts)) {
      const declaration = declarationOf(node, program);
      const statement =
        declaration &&
        ts.findAncestor(declaration, (each) => each.parent === file);
      if (statement && !ts.isImportDeclaration(statement))
        needed.add(statement);
    }
    ts.forEachChild(node, visit);
  };
  expressions.forEach(visit);
  return file.statements.findLast((statement) => needed.has(statement));
}
