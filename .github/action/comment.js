// @ts-check
// The comment on a pull request: one for each manifest, found again by a mark that nobody sees.

/** What GitHub takes of a comment, less than its 65,536 characters so that the end can be told. */
const mostCharacters = 65_000;

/**
 * Writes the comment, or writes it anew where there is one. Where there is nothing to tell and no comment, none is made.
 *
 * @param {{ manifest: string, body: string, isQuiet: boolean, number: number | undefined }} comment
 * @param {string} token
 * @returns {Promise<string | undefined>} why there is none
 */
export async function writeComment({ manifest, body, isQuiet, number }, token) {
  if (number === undefined) return undefined;
  if (token === "") return "There is no token to write it with.";
  // What could end the mark is in no name that it has.
  const mark = `<!-- cobalt-events: ${encodeURIComponent(manifest)} -->`;
  const root = `/repos/${process.env["GITHUB_REPOSITORY"]}/issues`;
  try {
    const old = await find(`${root}/${number}/comments`, mark, token);
    if (isQuiet && old === undefined) return undefined;
    await (old === undefined
      ? ask(`${root}/${number}/comments`, token, "POST", whole(mark, body))
      : ask(`${root}/comments/${old}`, token, "PATCH", whole(mark, body)));
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `${reason} A pull request from a fork has no right to write one; else the job needs "permissions: pull-requests: write". The job's summary has the same text.`;
  }
}

/**
 * @param {string} path
 * @param {string} mark
 * @param {string} token
 * @returns {Promise<number | undefined>} the comment's id
 */
async function find(path, mark, token) {
  for (let page = 1; ; page++) {
    const comments = /** @type {{ id: number, body?: string | null }[]} */ (
      await ask(`${path}?per_page=100&page=${page}`, token)
    );
    const found = comments.find(({ body }) => body?.startsWith(mark));
    if (found) return found.id;
    if (comments.length < 100) return undefined;
  }
}

/**
 * @param {string} mark
 * @param {string} body
 */
function whole(mark, body) {
  const text = `${mark}\n${body}`;
  return text.length <= mostCharacters
    ? text
    : `${text.slice(0, mostCharacters)}\n\n… and more, in the job's summary.`;
}

/**
 * @param {string} path
 * @param {string} token
 * @param {string} [method]
 * @param {string} [body] of the comment
 * @returns {Promise<unknown>}
 */
async function ask(path, token, method = "GET", body) {
  const api = process.env["GITHUB_API_URL"] ?? "https://api.github.com";
  const response = await fetch(`${api}${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "x-github-api-version": "2022-11-28",
    },
    body: body === undefined ? null : JSON.stringify({ body }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok)
    throw new Error(
      `GitHub answered ${method} ${path} with ${response.status}.`,
    );
  return response.json();
}
