// What Rust makes of the generated module: rustfmt finds nothing, rustc warns of nothing, every sample is read and written
// back as it was.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/base/json/json.js";
import { generate } from "../../../src/generate.js";
import { filesIn } from "../../acceptance/golden.js";
import { projects, put, setManifest, temporaryFolder } from "./projects.js";
import { run } from "./toolchain.js";
import { expectWrittenBack, type Told } from "./written-back.js";

const output = "rust/src/cobalt_events";

// As Debian has them: those that are first in the PATH may be others, without crates.
const programs = "/usr/bin";
const crates = "/usr/share/cargo/registry";
const needed = ["cargo", "rustc", "rustfmt"].map((name) =>
  join(programs, name),
);
const isThere =
  process.env["LANGUAGES_REQUIRED"] ?? [...needed, crates].every(existsSync);

/** Where the crates are compiled once for all projects. */
const compiled = mkdtempSync(join(tmpdir(), "cobalt-events-rust-"));
afterAll(() => rmSync(compiled, { recursive: true }));

const manifest = `[package]
name = "project"
version = "0.0.0"
edition = "2021"

[dependencies]
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["float_roundtrip"] }

[profile.dev]
debug = false
incremental = false
panic = "abort"
`;

const settings = `[build]
rustc = "${programs}/rustc"
rustdoc = "${programs}/rustdoc"
target-dir = ${JSON.stringify(compiled)}

[net]
offline = true

[source.crates-io]
replace-with = "debian"

[source.debian]
directory = "${crates}"
`;

/** A program that reads samples by slug, and tells of every event. */
function program(texts: ReadonlyMap<string, string>): string {
  const modules = texts.get("mod.rs")?.matchAll(/^pub mod (\S+);$/gm) ?? [];
  const events = [...modules].map(([, module = ""]) => {
    const text = texts.get(`${module.replace(/^r#/, "")}.rs`) ?? "";
    const [, payload = ""] = /^pub (?:struct|type) (\S+)/m.exec(text) ?? [];
    const constants = [...text.matchAll(/^pub const (VARIABLE_[^:]+):/gm)];
    const functions = [
      ...text.matchAll(/^pub fn (variable_[^(]+)\(([^)]*)\) -> String \{$/gm),
    ];
    const called = functions.map(([, name = "", taken = ""]) => {
      const passed = [...taken.matchAll(/: (usize|&str)/g)];
      return `&${name}(${passed.map(([, type]) => (type === "usize" ? "0" : '"key"')).join(", ")})`;
    });
    const paths = [...constants.map(([, name = ""]) => name), ...called];
    return `    {
        use cobalt_events::${module}::*;
        told.push(tell::<${payload}>(&samples, SLUG, NAME, &[${paths.join(", ")}]));
    }
`;
  });
  return `#![deny(warnings)]
// One event is called as another, with a letter of another script.
#![allow(confusable_idents, mixed_script_confusables)]

mod cobalt_events;

use serde::{de::DeserializeOwned, Serialize};
use serde_json::{json, Value};
use std::collections::BTreeMap;

fn tell<T: DeserializeOwned + Serialize>(
    samples: &BTreeMap<String, Vec<Value>>,
    slug: &str,
    name: &str,
    paths: &[&str],
) -> Value {
    let read = |sample: &Value| serde_json::from_str(&sample.to_string()).expect(slug);
    let payloads: Vec<T> = samples[slug].iter().map(read).collect();
    json!({ "slug": slug, "name": name, "paths": paths, "payloads": payloads })
}

fn main() {
    let samples = serde_json::from_reader(std::io::stdin()).expect("samples");
    let mut told = Vec::new();
${events.join("")}    serde_json::to_writer(std::io::stdout(), &told).expect("a reader");
}
`;
}

/** Makes a crate around the generated module. */
function crate(folder: string): string {
  const rust = join(folder, "rust");
  put(join(rust, "Cargo.toml"), manifest);
  put(join(rust, ".cargo/config.toml"), settings);
  const texts = filesIn(join(folder, output));
  put(join(rust, "src/main.rs"), program(texts));
  // Each by itself: what is formatted by way of the module that names them leaves them out.
  const files = [...texts.keys()].map((path) => join(folder, output, path));
  const style = [
    "--edition",
    "2021",
    "--check",
    "--config",
    "skip_children=true",
  ];
  run(join(programs, "rustfmt"), [...style, ...files], rust);
  return rust;
}

describe.skipIf(!isThere)("Rust", () => {
  test.each(Object.keys(projects))("%s", async (project) => {
    await expectWrittenBack(project, "rust", output, (folder, samples) =>
      run(join(programs, "cargo"), ["run", "--quiet"], crate(folder), samples),
    );
  });

  test("modules that are called as what Rust or the index has", async () => {
    const names = "mod self crate type present serde std core result".split(
      " ",
    );
    const description =
      "```\npanic!();\n```\n- a\n\n      panic!();\n\n~~~~ \n    panic!();\n1.      panic!();";
    const events = names.map((name) => [
      name,
      { description, sample: { [name]: 1 } },
    ]);
    const folder = temporaryFolder();
    put(join(folder, "cobalt.events.json"), "{}");
    setManifest(folder, {
      events: Object.fromEntries(events) as JsonObject,
      output: "typescript",
      targets: [{ language: "rust", output }],
    });
    expect(await generate({ cwd: folder })).toMatchObject({ ok: true });
    const rust = crate(folder);
    const samples = names.map((name) => [name, [{ [name]: 1 }]]);
    const cargo = (...args: readonly string[]) =>
      run(
        join(programs, "cargo"),
        args,
        rust,
        JSON.stringify(Object.fromEntries(samples)),
      );
    const told = JSON.parse(cargo("run", "--quiet")) as readonly Told[];
    expect(told.map(({ slug, payloads }) => [slug, payloads]).sort()).toEqual(
      samples.sort(),
    );
    // Code in a comment is run by whoever tests his own.
    put(join(rust, "src/lib.rs"), "pub mod cobalt_events;\n");
    expect(cargo("test", "--doc", "--quiet")).toContain("running 0 tests");
  });
});
