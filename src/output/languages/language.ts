import type { EventModel } from "../../event/event.js";
import type { PlannedChange } from "../disk/plan.js";
import type { OutputFile } from "../print/output-file.js";
import type { Classes } from "./classes.js";
import type { PathConstant } from "./path-constants.js";

/** An event, as the printers of languages need it. */
export interface LanguageEvent {
  readonly model: EventModel;
  readonly classes: Classes;
  readonly paths: readonly PathConstant[];
}

/** What is printed of an event. */
export interface PrintedEvent {
  readonly file: OutputFile;
  /** What the file declares where all files of the output share their names; none where each has its own. */
  readonly names: readonly string[];
}

/** Why an event cannot be printed in a language. */
export interface Inexpressible {
  /** A sentence without its end: `the key "a" holds half of a surrogate pair`. */
  readonly problem: string;
}

/** Prints events in a language. */
export interface Language {
  /** What is called by its own name in messages. */
  readonly title: string;
  /** The files that it prints, by their names: generated ones that are not wanted are left over. */
  readonly files: RegExp;
  event(event: LanguageEvent): PrintedEvent | Inexpressible;
  /** The files that belong to no event: the client, and what types share. */
  support(): readonly OutputFile[];
  /** The file that names those of all events, where the language needs one: no other is changed by an event that is added. */
  index?(files: readonly string[]): OutputFile;
}

/** A target that is being made. */
export interface OpenTarget {
  /** @param read gives what printers of languages need of the event; it is made once for all targets */
  add(
    model: EventModel,
    read: () => Promise<LanguageEvent | Inexpressible>,
  ): void | Promise<void>;
  /** Every change there is to make. */
  finish(): readonly PlannedChange[];
}

/** A file of a language, which no prettier need look at. */
export function languageFile(path: string, text: string): OutputFile {
  return { path, text, settled: true };
}
