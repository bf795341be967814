import type { Place } from "../base/diagnostics/diagnostic.js";
import type { JsonObject } from "../base/json/json.js";
import type { WholeType } from "./payload-type.js";
import type { UnseenKeys } from "./unseen-keys.js";
import type { RenamedPath } from "./renamed-path.js";

/** The drafts of JSON Schema that a schema may be of. */
export type Draft =
  "draft-04" | "draft-06" | "draft-07" | "2019-09" | "2020-12";

/** What is known of the payloads of an event, inferred or written by hand. */
export interface Payload {
  readonly type: WholeType;
  /** Says the same as the type, or only what of it is settled; what was written by hand says all that it ever said. */
  readonly schema: JsonObject;
  readonly draft: Draft;
  /** Whether the schema was written by hand. */
  readonly isHandwritten: boolean;
  /** The paths that were renamed, and are kept in the type. */
  readonly renamed: readonly RenamedPath[];
  /** What the next payload may have that no sample has; absent where the schema was written by hand. */
  readonly unseen?: UnseenKeys;
  /** Where the schema stands, or the event for which it was inferred. */
  readonly place: () => Place;
}
