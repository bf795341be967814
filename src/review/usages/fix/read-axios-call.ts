import type { ts } from "ts-morph";
import { moduleOf } from "../module-of.js";
import type { OpenProgram } from "../open-programs.js";
import { declarationOf, resolved } from "../static-text.js";
import {
  isPost,
  readHeaders,
  readOptions,
  type SentRequest,
} from "./request-options.js";
import type { Site } from "./site.js";
import { type UrlPart, urlParts } from "./url-parts.js";

type Values = ReadonlyMap<string, ts.Expression>;

const ofInstance = ["baseURL", "headers", "timeout"];
const ofRequest = [...ofInstance, "signal"];
const all = [...ofRequest, "url", "method", "data"];

/** Reads a call of axios, or of an instance that is made where it is in sight. */
export function readAxiosCall(site: Site): SentRequest | undefined {
  const { program } = site;
  const config = configOf(site);
  const defaults = config && defaultsOf(site);
  const shared = defaults && readHeaders(defaults.get("headers"), site);
  const own = shared && readHeaders(config.get("headers"), site);
  if (!own) return undefined;
  const url = config.get("url");
  if (!url) {
    site.refuse("CE833", "The URL is not written out.");
    return;
  }
  const base = config.get("baseURL") ?? defaults.get("baseURL");
  return {
    url: joined(base && urlParts(base, program), urlParts(url, program)),
    headers: new Map([...shared, ...own]),
    body: config.get("data"),
    signal: config.get("signal"),
    timeoutMs: config.get("timeout") ?? defaults.get("timeout"),
  };
}

/** `axios` of `axios.post`, `axios.request` and of `axios(…)`. */
function instanceOf({ call, name, program }: Site): ts.Expression {
  const { expression } = call;
  return program.ts.isPropertyAccessExpression(expression) &&
    ["post", "request"].includes(name)
    ? expression.expression
    : expression;
}

/** The configuration of one request, whichever of its forms the call has. */
function configOf(site: Site): Values | undefined {
  const { call, name } = site;
  const [first, second, third] = call.arguments;
  if (!first) {
    site.refuse("CE833", "The request is not written out.");
    return;
  }
  if (name === "post" && instanceOf(site) !== call.expression) {
    const config = third ? readOptions(third, ofRequest, site) : [];
    return (
      config &&
      new Map([
        ...config,
        ["url", first],
        ...(second ? ([["data", second]] as const) : []),
      ])
    );
  }
  const config = readOptions(second ?? first, all, site);
  if (!config || !isPost(config.get("method"), site)) return undefined;
  return second ? new Map([...config, ["url", first]]) : config;
}

/** What an instance adds to each request: nothing, where it is axios itself. */
function defaultsOf(site: Site): Values | undefined {
  const { program, refuse } = site;
  const { ts } = program;
  const made = resolved(instanceOf(site), program);
  if (isSetUpElsewhere(program)) {
    refuse(
      "CE833",
      "The project gives axios defaults or interceptors, which may add to each request.",
    );
    return;
  }
  const isMade =
    ts.isCallExpression(made) &&
    ts.isPropertyAccessExpression(made.expression) &&
    made.expression.name.text === "create";
  if (isMade) {
    const [options] = made.arguments;
    return options ? readOptions(options, ofInstance, site) : new Map();
  }
  const declaration = declarationOf(made, program);
  const isAxios =
    declaration &&
    ts.isIdentifier(made) &&
    !program.written.includes(declaration.getSourceFile());
  if (isAxios || (declaration && ts.isImportClause(declaration)))
    return new Map();
  refuse("CE833", "What the instance of axios adds is not in sight.");
  return;
}

const setUps = new WeakMap<OpenProgram, boolean>();

/** Whether some code of the project sets axios up, for all its requests. */
function isSetUpElsewhere(program: OpenProgram): boolean {
  const { ts, written } = program;
  const visit = (node: ts.Node): boolean =>
    (ts.isPropertyAccessExpression(node) &&
      ["interceptors", "defaults"].includes(node.name.text) &&
      moduleOf(node.expression, program) === "axios") ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  const known = setUps.get(program) ?? written.some(visit);
  setUps.set(program, known);
  return known;
}

function joined(
  base: readonly UrlPart[] | undefined,
  url: readonly UrlPart[],
): readonly UrlPart[] {
  const [first, ...rest] = url;
  if (!base || typeof first !== "string" || /^[a-z]+:/i.test(first)) return url;
  const last = base.at(-1);
  const start =
    typeof last === "string"
      ? [...base.slice(0, -1), last.replace(/\/+$/, "")]
      : base;
  return [...start, `/${first.replace(/^\/+/, "")}`, ...rest];
}
