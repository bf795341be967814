import type { JsonObject } from "../base/json/json.js";
import type { PayloadType } from "../type/payload-type.js";
import type { SchemaCode } from "../output/validators/compile-validator.js";
import type { Variable } from "./variables.js";

/** Everything the printers need of one event; they decide nothing themselves. */
export interface EventModel extends EventHead {
  readonly payload: PayloadModel;
}

/** What is said of an event where events are listed. */
export interface EventHead {
  readonly slug: string;
  /** The name that is sent as `event` in the body. */
  readonly name: string;
  /** The application slug that stands in the URL in place of the event's. */
  readonly app?: string;
  readonly description?: string;
  readonly deprecated?: string | true;
  readonly names: EventNames;
}

/** What an event is called in the generated code. */
export interface EventNames {
  /** File name without extension. */
  readonly file: string;
  readonly payload: string;
  readonly variables: string;
  readonly variableTypes: string;
  readonly variablePath: string;
  readonly trigger: string;
  readonly validator: string;
}

/** An event's payload. */
export interface PayloadModel {
  /** What the payload looks like; its TypeScript type is printed from it unless `declarations` is there. */
  readonly type: PayloadType;
  /** The paths by which workflows read it. */
  readonly variables: Variable;
  /** The JSON Schema that is written beside the code. */
  readonly schema: JsonObject;
  /** TypeScript of a hand-written schema, which declares the payload's type; printed in place of `type`. */
  readonly declarations: string | undefined;
  /** What checks it at run time, where the manifest asks for that. */
  readonly validator: SchemaCode | undefined;
}
