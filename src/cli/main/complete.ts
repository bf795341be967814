import { resolve } from "node:path";
import { readDocument } from "../../base/json/read-document.js";
import { isObject } from "../../base/json/json.js";
import { unreported } from "../../base/diagnostics/unreported.js";
import { nearestManifest } from "../../input/manifest/find-manifest.js";
import { visible } from "../render/text.js";
import {
  type ArgumentSpec,
  type Command,
  type OptionSpec,
  takesMany,
} from "./define-command.js";
import type { Io } from "./io.js";
import { commands, commonOptions, optionsOf } from "./registry.js";

/** A word that a shell may put at the cursor. */
export interface Offer {
  readonly word: string;
  readonly describe?: string;
}

/** What comes before the word at the cursor, told apart. */
interface Before {
  readonly words: readonly string[];
  /** The names of the options, with what has been given for those that take a value. */
  readonly options: ReadonlyMap<string, string>;
  /** The option whose value stands at the cursor. */
  readonly open: string | undefined;
}

const textOptions: Readonly<Record<string, OptionSpec>> = {
  help: { type: "boolean", describe: "Show help" },
  version: { type: "boolean", describe: "Show version number" },
};

/**
 * What a shell may offer for the last of the words; where that is nothing, shells offer files.
 *
 * @param words those of the line up to the cursor, without the command's own name
 */
export function complete(
  words: readonly string[],
  io: Pick<Io, "cwd" | "fs">,
): readonly Offer[] {
  const current = words.at(-1) ?? "";
  return offers(current, readBefore(words.slice(0, -1)), io).filter(
    ({ word }) => word.startsWith(current) && visible(word) === word,
  );
}

/** How a shell reads an offer: zsh and fish show what it is, bash takes the word alone. */
export function renderOffer(
  { word, describe = "" }: Offer,
  shell: string | undefined,
): string {
  const separator = { zsh: ":", fish: "\t" }[shell ?? ""];
  const name = shell === "zsh" ? word.replace(/[\\:]/g, "\\$&") : word;
  return separator === undefined || describe === ""
    ? name
    : name + separator + describe;
}

function offers(
  current: string,
  { words: [name, ...words], options, open }: Before,
  io: Pick<Io, "cwd" | "fs">,
): readonly Offer[] {
  const valuesOf = (spec: ArgumentSpec | OptionSpec): readonly Offer[] => {
    if (spec.slug) return slugs(options.get("manifest"), io);
    const choices = "choices" in spec ? spec.choices : undefined;
    return (choices ?? []).map((word) => ({ word }));
  };
  const command = name === undefined ? undefined : commands.get(name);
  const specs = command ? optionsOf(command) : allOptions;
  const [prefix = "", joined] = /^--([^=]+)=/.exec(current) ?? [];
  const option = specs.get(open ?? joined ?? "");
  if (option) {
    const own = open === undefined ? prefix : "";
    return valuesOf(option).map((offer) => ({
      ...offer,
      word: own + offer.word,
    }));
  }
  const argument = command && argumentAt(words.length, command);
  if (argument && !current.startsWith("-")) return valuesOf(argument);
  if (name === undefined && !current.startsWith("-"))
    return [...commands].map(([word, { describe }]) => ({ word, describe }));
  return [...specs].flatMap(([option, { describe }]) =>
    options.has(option) ? [] : [{ word: `--${option}`, describe }],
  );
}

const allOptions: ReadonlyMap<string, OptionSpec> = new Map(
  Object.entries({ ...commonOptions, ...textOptions }),
);

function argumentAt(
  index: number,
  { arguments: wanted }: Command,
): ArgumentSpec | undefined {
  const specs = Object.values(wanted);
  const last = specs.at(-1);
  return specs[index] ?? (last && takesMany(last) ? last : undefined);
}

function readBefore(before: readonly string[]): Before {
  const specs = optionsOf(undefined);
  const words: string[] = [];
  const options = new Map<string, string>();
  let open: string | undefined;
  for (const word of before) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (open !== undefined) options.set(open, word);
    else if (name !== undefined) options.set(name, value ?? "");
    else if (!word.startsWith("-")) words.push(word);
    const takesNext =
      open === undefined && name !== undefined && value === undefined;
    open = takesNext && specs.get(name)?.type === "string" ? name : undefined;
  }
  // `help add` is about `add`.
  return { words: words[0] === "help" ? words.slice(1) : words, options, open };
}

/** The slugs of the manifest as it stands, with the names of their events; none where it cannot be read. */
function slugs(
  manifest: string | undefined,
  { cwd, fs }: Pick<Io, "cwd" | "fs">,
): readonly Offer[] {
  const file =
    manifest === undefined ? nearestManifest(cwd, fs) : resolve(cwd, manifest);
  const root =
    file === undefined
      ? undefined
      : readDocument(file, fs, unreported())?.value;
  const events = isObject(root) ? root["events"] : undefined;
  if (!isObject(events)) return [];
  return Object.entries(events).map(([word, event]) => {
    const name = isObject(event) ? event["name"] : undefined;
    return { word, describe: typeof name === "string" ? visible(name) : "" };
  });
}
