import { relative } from "node:path";

/**
 * Leaves away the files that git ignores, such as copies in a build's folder. Git itself is asked, for rules come from many
 * places; where there is no git or no repository, nothing is ignored.
 */
export async function withoutIgnored(
  files: readonly string[],
  cwd: string,
): Promise<readonly string[]> {
  if (files.length === 0) return files;
  const { execFile } = await import("node:child_process");
  const paths = files.map((file) => relative(cwd, file));
  const ignored = await new Promise<ReadonlySet<string>>((resolve) => {
    const git = execFile(
      "git",
      ["check-ignore", "-z", "--stdin"],
      { cwd, maxBuffer: Infinity },
      (_error, stdout) => resolve(new Set(stdout.split("\0"))),
    );
    git.stdin?.on("error", () => undefined);
    git.stdin?.end(paths.join("\0"));
  });
  return files.filter((_, index) => !ignored.has(paths[index] ?? ""));
}
