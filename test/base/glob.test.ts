import fc from "fast-check";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { globExpander } from "../../src/base/glob.js";
import { runs } from "../runs.js";
import { memoryFs } from "../memory-fs.js";

/** A disk with these files, and how often each folder of it was listed. */
function diskWith(files: readonly string[]) {
  const tree = Object.fromEntries(files.map((file) => [file, "{}"]));
  const fs = memoryFs(tree);
  const listings: string[] = [];
  const readdirSync = new Proxy(fs.readdirSync, {
    apply(readdir, self, args: Parameters<typeof fs.readdirSync>) {
      listings.push(String(args[0]));
      return Reflect.apply(readdir, self, args) as unknown;
    },
  });
  return { fs: { ...fs, readdirSync }, listings };
}

test("globs in one folder list it once", async () => {
  const slugs = Array.from({ length: 50 }, (_, at) => `event-${at}`);
  const { fs, listings } = diskWith(slugs.map((slug) => `/app/s/${slug}.json`));
  const expandGlob = globExpander("/app", fs);
  for (const slug of slugs)
    expect(await expandGlob(`s/${slug}.*`)).toEqual([`/app/s/${slug}.json`]);
  expect(listings).toHaveLength(1);
});

test("every glob has the matches that the library gives it", async () => {
  const names = ["a", "ab", "a.json", "ab-1.json", "a b.json", "a+.json", "b"];
  const { fs } = diskWith(
    ["/app", "/app/a-x", "/app/b/a", "/other", "/app/a+(b)"].flatMap((folder) =>
      names.map((name) => `${folder}/${name}_`),
    ),
  );
  const expandGlob = globExpander("/app", fs);
  const plain = { expandDirectories: false, ignore: ["**/node_modules/**"] };
  const word = fc.constantFrom(
    ..."a b ab . .. / // /app json * ** ? ! + @ | - 1 _ [ab] [!a] {a,b} (a|b) +(a) !(b) ../other \\*".split(
      " ",
    ),
  );
  const glob = fc.array(word, { maxLength: 7 }).map((words) => words.join(""));
  await fc.assert(
    fc.asyncProperty(glob, async (text) => {
      const options = { cwd: "/app", absolute: true, fs, ...plain };
      let want: string[] = [];
      try {
        want = globSync(text, options);
      } catch {
        // It throws at what is no glob, such as `*//`.
      }
      expect(await expandGlob(text)).toEqual(want.sort());
    }),
    { numRuns: runs(5_000) },
  );
});
