import { headerText } from "../../print/header.js";
import { asWritten } from "./rust-text.js";

/** What the first line of every file is. */
export const rustHeader = `// ${headerText}`;

/**
 * The module of which those of all events are a part: Rust compiles no file that is not named. What users name so may be
 * an event, too; so nothing here is called by a short name that they could take.
 *
 * @param modules what the modules of events are called, which their files are as well
 */
export function rustIndex(modules: readonly string[]): string {
  return `${rustHeader}

//! The payloads, names and variable paths of Cobalt events.

#![allow(clippy::all, rustdoc::all, dead_code)]
#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]

${[...modules].sort().map(moduleLines).join("\n")}
/// Reads null as a value that is there: \`None\` is what is absent.
fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: ::serde::Deserialize<'de>,
    D: ::serde::Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}
`;
}

function moduleLines(name: string): string {
  // Files whose names are not ASCII are not looked for.
  const isFound = /^\w+$/.test(name);
  const path = isFound ? "" : `#[path = "${name}.rs"]\n`;
  return `#[rustfmt::skip]\n${path}pub mod ${asWritten(name)};\n`;
}
