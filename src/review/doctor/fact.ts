import type { DiagnosticCode } from "../../base/diagnostics/catalogue.js";

/** Something that was found out about a project. */
export interface Fact {
  /** What it is about; stable. */
  readonly topic: Topic;
  /** `error`: something will not work; `warning`: something could be better; `ok`: neither. */
  readonly status: "ok" | "warning" | "error";
  /** What was found. */
  readonly message: string;
  /** What to do about it; absent where all is well. */
  readonly help?: string;
  /** The code under which other commands tell the same. */
  readonly code?: DiagnosticCode;
}

/** What a fact is about. */
export type Topic =
  | "node"
  | "cobalt-events"
  | "typescript"
  | "prettier"
  | "manifest"
  | "$schema"
  | "tsconfig"
  | "modules"
  | "imports"
  | "output"
  | "compile"
  | "eslint"
  | "biome"
  | "git"
  | "scripts";

/** All is well. */
export function ok(topic: Topic, message: string): Fact {
  return { topic, status: "ok", message };
}

/** Something could be better. */
export function warn(topic: Topic, message: string, help: string): Fact {
  return { topic, status: "warning", message, help };
}

/** Something will not work. */
export function fail(topic: Topic, message: string, help: string): Fact {
  return { topic, status: "error", message, help };
}
