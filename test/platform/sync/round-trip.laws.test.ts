// What a manifest pushes comes out of the workspace as the same code, however the workspace tells it.
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { generate } from "../../../src/generate.js";
import { spellings } from "../../../src/platform/mock/spellings.js";
import { pull } from "../../../src/platform/sync/pull.js";
import { push } from "../../../src/platform/sync/push.js";
import { runs } from "../../runs.js";
import { filesIn, folderOf, manifestOf, startWorkspace } from "./synced.js";

const key = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
const scalar = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.boolean(),
  fc.constant(null),
);
const { object } = fc.letrec<{
  value: unknown;
  object: Record<string, unknown>;
}>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.array(tie("object"), { maxLength: 2 }),
    tie("object"),
  ),
  object: fc.dictionary(key, tie("value"), { maxKeys: 4 }),
}));

const events = fc
  .uniqueArray(
    fc.record({
      words: fc.array(key, { minLength: 1, maxLength: 3 }),
      sample: object,
    }),
    {
      minLength: 1,
      maxLength: 4,
      selector: ({ words }) => words.join("-"),
    },
  )
  .map((list) =>
    Object.fromEntries(
      list.map(({ words, sample }) => [
        words.join("-"),
        { name: words.map(capitalised).join(" "), sample },
      ]),
    ),
  );

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const output = "src/generated/cobalt";

test.each(spellings)(
  "a generated manifest comes back: %s",
  async (spelling) => {
    await fc.assert(
      fc.asyncProperty(events, async (own) => {
        const server = await startWorkspace({}, { spelling });
        const text = manifestOf(server, own, { output });
        const ours = folderOf({ "cobalt.events.json": text });
        expect(await push(ours)).toMatchObject({ ok: true, diagnostics: [] });
        // A colleague's clone has the manifest already, and has nothing to take over.
        const clone = folderOf({ "cobalt.events.json": text });
        expect(await pull(clone)).toMatchObject({ ok: true, files: [] });
        if (!/keys/.test(spelling)) {
          const theirs = folderOf();
          await pull({ ...theirs, baseUrl: server.baseUrl });
          for (const { cwd } of [ours, theirs])
            expect(await generate({ cwd })).toMatchObject({ ok: true });
          expect(filesIn(join(theirs.cwd, output))).toEqual(
            filesIn(join(ours.cwd, output)),
          );
        }
        await server.close();
      }),
      { numRuns: runs(40) },
    );
  },
  120_000,
);
