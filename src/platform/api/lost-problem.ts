import type { ApiProblem } from "./outcome.js";

/** What is known of a call that got no answer. */
export interface Lost {
  /** Such as `api.gocobalt.io`. */
  readonly host: string;
  readonly changes: boolean;
  readonly timeoutMs: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Why no answer came, and whether the call ever left. */
export interface LostProblem {
  readonly problem: ApiProblem;
  /** Whether it is known that nothing was sent. */
  readonly isUnsent: boolean;
  /** Whether another attempt may do better. */
  readonly mayPass: boolean;
}

/** Explains what `fetch` threw. Its own texts are not used: they may quote headers. */
export function explainLost(thrown: unknown, lost: Lost): LostProblem {
  const { host, changes, timeoutMs, env } = lost;
  const codes = codesOf(thrown);
  const has = (pattern: RegExp): boolean =>
    codes.some((code) => pattern.test(code));
  const isUnsent = has(
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ENETUNREACH|EHOSTUNREACH)$|CERT|TLS|SSL/,
  );
  const told = [
    [/^(?:ENOTFOUND|EAI_AGAIN)$/, `The host ${host} does not resolve`],
    [/^ECONNREFUSED$/, `${host} refuses connections`],
    [
      /CERT|TLS|SSL/,
      `The certificate of ${host} is not trusted (${codes.at(-1)})`,
    ],
    [/^TimeoutError$/, `${host} did not answer within ${timeoutMs / 1000} s`],
    [/^AbortError$/, `The call to ${host} was interrupted`],
  ] as const;
  const known = told.find(([pattern]) => has(pattern))?.[1];
  const detail = codes.at(-1);
  const proxy = proxyHint(env);
  return {
    isUnsent,
    mayPass: !has(/^(?:ENOTFOUND|AbortError)$|CERT|TLS|SSL/),
    problem: {
      code: "CE906",
      message:
        known ??
        `The connection to ${host} broke off${detail === undefined ? "" : ` (${detail})`}`,
      help: proxy && `Check the base URL and the network. ${proxy}`,
      mayHaveHappened: changes && !isUnsent,
    },
  };
}

/** Node reads the usual variables only where it is told to. */
function proxyHint(env: Lost["env"]): string | undefined {
  const name = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"].find(
    (one) => env[one],
  );
  const isUsed =
    env["NODE_USE_ENV_PROXY"] === "1" ||
    env["NODE_OPTIONS"]?.includes("--use-env-proxy");
  if (name === undefined || isUsed) return undefined;
  return `${name} is set, but Node.js uses it only with NODE_USE_ENV_PROXY=1, from 22.21 and 24.0 on.`;
}

/** The names and codes of an error and its causes, the outermost first; at most five, because causes may form a circle. */
function codesOf(thrown: unknown, most = 5): readonly string[] {
  if (!(thrown instanceof Error) || most === 0) return [];
  const own = "code" in thrown && typeof thrown.code === "string";
  const errors: unknown =
    thrown instanceof AggregateError ? thrown.errors[0] : undefined;
  const at = /^(?:Timeout|Abort)Error$/.test(thrown.name) ? [thrown.name] : [];
  return [
    ...at,
    ...(own ? [String(thrown.code)] : []),
    ...codesOf(thrown.cause ?? errors, most - 1),
  ];
}
