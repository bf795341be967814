import type { ts } from "ts-morph";
import type { DiagnosticCode } from "../../base/diagnostics/catalogue.js";

/** A place in the code that has to do with an event. */
export interface Usage {
  /**
   * A call that fires an event, a variable path, what fires an event without the generated code, or a template that
   * is written out where a constant is to be had.
   */
  readonly kind: "trigger" | "variable" | "bypass" | "template";
  /** Its slug; absent where it is known only when the code runs, or where several events have the path. */
  readonly event?: string;
  /** The variable path, `*` in it for what is known only when the code runs. */
  readonly path?: string;
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Whether the generated code was put in its place, could be, or cannot be; `"no"`, too, for what needs no fix. */
  readonly fix: "done" | "possible" | "no";
  /** Why it cannot be rewritten. */
  readonly code?: DiagnosticCode;
  /** What goes around the generated code, or where that cannot be rewritten, why. */
  readonly reason?: string;
}

/** A variable of an event. */
export interface EventVariable {
  readonly event: string;
  readonly path: string;
}

/** What nobody uses. */
export interface Unused {
  /** Slugs of the events that nothing can fire. */
  readonly events: readonly string[];
  readonly variables: readonly EventVariable[];
}

/** A place that a search found, and what it says of the events. */
export interface Finding {
  readonly kind: Usage["kind"];
  /** Where in the text of its file. */
  readonly position: number;
  /** The events that it may fire or whose path it has; one or several. */
  readonly events: readonly string[];
  readonly path?: string;
  readonly reason?: string;
  /** What goes around the generated code; absent for what does not. */
  readonly target?: Target;
}

/** A call or a text that goes around the generated code. */
export type Target = BypassingCall | WrittenText;

/** A call that fires an event without the generated code. */
export interface BypassingCall {
  readonly call: ts.CallExpression;
  /** The module that the called function comes from. */
  readonly from: string;
  /** The last part of what is called. */
  readonly name: string;
}

/** A text with a template in it. */
export interface WrittenText {
  readonly text: ts.Node;
}
