import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, expect, test } from "vitest";
import {
  assertBuilt,
  manifestText,
  project,
  put,
  type RunningCall,
  start,
} from "../bin.js";

beforeAll(assertBuilt);

let remove = (): void => undefined;
let running: RunningCall | undefined;
afterEach(async () => {
  running?.child.kill("SIGKILL");
  await running?.ended;
  remove();
});

async function watching(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly folder: string; readonly call: RunningCall }> {
  const made = project(files);
  remove = made.remove;
  const call = start(made.folder, ["generate", "--watch"]);
  running = call;
  await call.next("Watching for changes");
  return { folder: made.folder, call };
}

const run = /\[\d\d:\d\d:\d\d\] .*/;
const success = /\[\d\d:\d\d:\d\d\] 1 event.*/;
const changed = manifestText.replace("Mark", "7");

/** How many runs have ended so far. */
const runs = ({ printed }: RunningCall): number =>
  printed().match(/^\[\d\d:\d\d:\d\d\]/gm)?.length ?? 0;

const withSamples = (samples: string): string =>
  JSON.stringify({ events: { "employee-created": { samples: [samples] } } });
const eventFile = "src/generated/cobalt/events/employee-created.ts";

test("a change is generated, and Ctrl-C ends with 0", async () => {
  const { folder, call } = await watching({
    "cobalt.events.json": manifestText,
  });
  put(
    folder,
    "cobalt.events.json",
    manifestText.replace("first_name", "last_name"),
  );
  expect(await call.next(run)).toMatch(
    /1 event -> src\/generated\/cobalt: 2 updated, 2 unchanged/,
  );
  expect(readFileSync(join(folder, eventFile), "utf8")).toContain("last_name");
  call.child.kill("SIGINT");
  expect(await call.ended).toBe(0);
}, 30_000);

test("changes that come together make one run, and its own output none", async () => {
  const { folder, call } = await watching({
    "cobalt.events.json": manifestText,
  });
  for (const name of ["a", "b", "c"])
    put(folder, "cobalt.events.json", manifestText.replace("first_name", name));
  await call.next(run);
  await sleep(1000);
  expect(runs(call)).toBe(2);
}, 30_000);

test("a broken manifest is told, and mended", async () => {
  const { folder, call } = await watching({
    "cobalt.events.json": manifestText,
  });
  put(folder, "cobalt.events.json", "{");
  await call.next("error CE104");
  await call.next("the last good output stays");
  put(folder, "cobalt.events.json", manifestText);
  expect(await call.next(run)).toContain("unchanged");
}, 30_000);

test("a manifest that is broken at the start is mended", async () => {
  const { folder, call } = await watching({ "cobalt.events.json": "{" });
  put(folder, "cobalt.events.json", manifestText);
  expect(await call.next(run)).toContain("4 created");
}, 30_000);

test("a manifest that is replaced by rename is noticed, every time", async () => {
  const { folder, call } = await watching({
    "cobalt.events.json": manifestText,
  });
  for (const name of ["a", "b", "c"]) {
    put(folder, "new.json", manifestText.replace("first_name", name));
    renameSync(join(folder, "new.json"), join(folder, "cobalt.events.json"));
    expect(await call.next(run)).toContain("updated");
  }
}, 30_000);

test("a manifest that is deleted is told, and noticed when it comes back", async () => {
  const { folder, call } = await watching({
    "cobalt.events.json": manifestText,
  });
  rmSync(join(folder, "cobalt.events.json"));
  await call.next("error CE101");
  await call.next("the last good output stays");
  await sleep(300);
  put(folder, "cobalt.events.json", changed);
  await call.next(success);
}, 30_000);

test("a sample file that is missing is noticed when it appears, and when it changes", async () => {
  const { folder, call } = await watching({
    "cobalt.events.json": withSamples("samples/deep/a.json"),
  });
  expect(call.printed()).toContain("error CE201");
  put(folder, "samples/deep/a.json", '{"first": 1}');
  await call.next(success);
  put(folder, "samples/deep/a.json", '{"second": 1}');
  expect(await call.next(run)).toContain("updated");
  expect(readFileSync(join(folder, eventFile), "utf8")).toContain("second");
}, 30_000);

test("a file that a glob matches is noticed when it is added and removed", async () => {
  const { folder, call } = await watching({
    "cobalt.events.json": withSamples("samples/*.json"),
    "samples/a.json": '{"first": 1}',
  });
  put(folder, "samples/b.json", '{"second": 1}');
  expect(await call.next(run)).toContain("updated");
  rmSync(join(folder, "samples/b.json"));
  expect(await call.next(run)).toContain("updated");
  expect(readFileSync(join(folder, eventFile), "utf8")).not.toContain("second");
}, 30_000);

test("what is no sample makes no run, wherever a glob looks", async () => {
  const { folder, call } = await watching({
    "cobalt.events.json": withSamples("**/*.sample.json"),
    "a/b/x.sample.json": '{"first": 1}',
  });
  await sleep(500);
  put(folder, "watch.log", "1");
  put(folder, "node_modules/x/y.sample.json", "{}");
  put(folder, "new/watch.log", "1");
  await sleep(500);
  expect(runs(call)).toBe(1);
  put(folder, "a/c/y.sample.json", '{"second": 1}');
  expect(await call.next(run)).toContain("2 updated");
}, 30_000);

test("a folder of samples that is deleted is noticed when it comes back", async () => {
  const files = {
    "cobalt.events.json": withSamples("samples/*.json"),
    "samples/a.json": '{"first": 1}',
  };
  const { folder, call } = await watching(files);
  rmSync(join(folder, "samples"), { recursive: true });
  await call.next("error CE202");
  await call.next("the last good output stays");
  await sleep(300);
  put(folder, "samples/b.json", '{"second": 1}');
  await call.next(success);
}, 30_000);
