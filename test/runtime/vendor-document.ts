import { fileURLToPath } from "node:url";
import { type Context, OpenAPIBackend } from "openapi-backend";
import type { Received } from "./helpers.js";

const FILE = fileURLToPath(
  new URL("../fixtures/vendor-events.openapi.yaml", import.meta.url),
);

/** What the platform's own document says of a request. */
export interface Verdict {
  /** The operation that the request is one of, where it is a good one. */
  readonly operation?: string | undefined;
  /** The slug in the path, decoded. */
  readonly slug?: string | undefined;
  /** Headers and fields of the body that the document does not name. Validators let them pass. */
  readonly unnamed?: readonly string[];
  /** Why the request is not a good one. */
  readonly problems?: readonly string[];
}

type Request = Context<object, Fields, unknown, Fields>;
type Fields = Readonly<Record<string, string | undefined>>;

/** Headers that no such document lists: those of HTTP itself, and those that `fetch` adds. */
const OF_HTTP = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "connection",
  "content-length",
  "content-type",
  "host",
  "sec-fetch-mode",
  "user-agent",
]);

/** Opens the platform's document, to hold requests to it. */
export async function openVendorDocument(): Promise<
  (request: Received) => Promise<Verdict>
> {
  // Quick, because the document would not pass by itself: it has spaces in the names of its security schemes.
  const backend = new OpenAPIBackend({
    definition: FILE,
    strict: true,
    quick: true,
  });
  const problem = (text: string) => (): Verdict => ({ problems: [text] });
  backend.register({
    notFound: problem("no such path"),
    methodNotAllowed: problem("no such method"),
    unauthorizedHandler: problem("no credential"),
    validationFail: ({ validation }): Verdict => ({
      problems: (validation.errors ?? []).map(
        ({ instancePath, message = "" }) => `${instancePath} ${message}`,
      ),
    }),
    // What a good request comes to, because nothing here carries it out.
    notImplemented: verdictOf,
  });
  await backend.init();
  for (const [scheme, header, pattern] of credentialsOf(backend)) {
    backend.registerSecurityHandler(scheme, ({ request }: Request) =>
      pattern.test(request.headers[header] ?? ""),
    );
  }
  return async ({ method = "", path = "", headers, body }) =>
    (await backend.handleRequest({
      method,
      path,
      headers: headers as Record<string, string>,
      body: body.toString("utf8"),
    })) as Verdict;
}

function verdictOf({ api, operation, request }: Request): Verdict {
  const { headers, params, requestBody } = request;
  const named = new Set([
    ...OF_HTTP,
    ...credentialsOf(api).map(([, header]) => header),
    ...(operation.parameters ?? []).map((it) => ("in" in it ? it.name : "")),
  ]);
  const { requestBody: bodies } = operation;
  const type = headers["content-type"] ?? "none";
  const schema =
    bodies && "content" in bodies ? bodies.content[type]?.schema : undefined;
  if (!schema) return { problems: [`no body is of the type ${type}`] };
  const fields = "properties" in schema ? schema.properties : {};
  return {
    operation: operation.operationId,
    slug: params["slug"],
    unnamed: [
      ...Object.keys(headers).filter((it) => !named.has(it)),
      ...Object.keys(requestBody).filter((it) => !Object.hasOwn(fields, it)),
    ],
  };
}

/** The document's security schemes, each with the header that meets it. */
function credentialsOf({
  definition,
}: OpenAPIBackend): readonly (readonly [string, string, RegExp])[] {
  const schemes = Object.entries(definition.components?.securitySchemes ?? {});
  return schemes.map(([title, scheme]) => {
    if ("in" in scheme && scheme.in === "header")
      return [title, scheme.name.toLowerCase(), /./];
    if ("scheme" in scheme && scheme.scheme === "bearer")
      return [title, "authorization", /^Bearer \S+$/];
    throw new Error(`The scheme "${title}" is none that this test knows.`);
  });
}
