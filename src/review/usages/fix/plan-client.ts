import type { ts } from "ts-morph";
import { declarationOf } from "../static-text.js";
import { isAtHand, isRead, isWithinCall } from "./at-hand.js";
import {
  type ClientOptions,
  type ClientPlan,
  isDefaultBase,
} from "./client-plan.js";
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
      isAtHand(each, file, program, isWithinCall(each, call)),
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
    (each) => !isWithinCall(each, call) && !isAtHand(each, call, program),
  );
  return lost
    ? refuse(
        "CE833",
        `\`${lost.getText()}\`, which the client needs, is not in sight of the call.`,
      )
    : { ...options, place: "call" };
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
  if (key && bearer)
    return refuse("CE832", "The request has an API key and a session token.");
  if (key) return { kind: "apiKey", secret: key };
  if (!bearer)
    return refuse(
      "CE833",
      "The request's key is not written out in its headers.",
    );
  const parts = urlParts(bearer, program);
  const [scheme = "", secret] = parts;
  const rest = parts.slice(1).filter((part) => part !== "");
  if (
    typeof scheme !== "string" ||
    !/^bearer /i.test(scheme) ||
    rest.length > 1
  )
    return refuse("CE833", "The header `authorization` is not written out.");
  const written = scheme.slice("bearer ".length);
  if (rest.length === 0) return { kind: "sessionToken", secret: written };
  return written === "" && secret !== undefined
    ? { kind: "sessionToken", secret }
    : refuse("CE833", "The header `authorization` is not written out.");
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
