import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

const pages = globSync("**/*.md", {
  cwd: root,
  dot: true,
  ignore: ["**/node_modules", "dist", "test/golden"],
}).sort();

test.each(pages)("%s: every link leads somewhere", (document) => {
  const page = read(document);
  const links = [...page.matchAll(/\]\((?!https:)([^)#]*)(?:#([^)]*))?\)/g)];
  const missing = links
    .map(([, path = "", anchor]) => {
      const target = path
        ? join(root, posix.dirname(document), path)
        : join(root, document);
      return { path, anchor, target };
    })
    .filter(
      ({ anchor, target }) =>
        !existsSync(target) ||
        (anchor !== undefined && !anchorsOf(target).includes(anchor)),
    );
  expect(missing).toEqual([]);
});

const indexes = [
  "docs/errors/README.md",
  "docs/use-with/README.md",
  "docs/README.md",
];

test.each(
  pages.filter((path) => path.startsWith("docs/") && path !== "docs/README.md"),
)("%s stands in the index of its folder", (document) => {
  const index =
    indexes.find(
      (path) => path !== document && document.startsWith(posix.dirname(path)),
    ) ?? "";
  expect(read(index)).toContain(
    `](${posix.relative(posix.dirname(index), document)})`,
  );
});

/** What the headings of a document can be linked by. */
function anchorsOf(file: string): readonly string[] {
  const page = readFileSync(file, "utf8").replace(/^```[^]*?^```$/gm, "");
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function read(document: string): string {
  return readFileSync(join(root, document), "utf8");
}
