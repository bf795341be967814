import type { JsonDocument } from "../../base/json/document.js";
import type {
  Json,
  JsonObject,
  JsonPath,
  JsonScalar,
} from "../../base/json/json.js";
import type { ChangeKind } from "../../type/path-change.js";
import type { StringFormat } from "../../type/formats.js";

/** A manifest that has been read: all of it that is sound. */
export interface Manifest {
  readonly document: JsonDocument;
  /** Absolute path of the folder that the manifest's own paths are relative to. */
  readonly folder: string;
  readonly options: ManifestOptions;
  readonly events: readonly ManifestEvent[];
  /** Breaking changes that are meant. */
  readonly allow: readonly Allowance[];
  readonly workspaces: readonly ManifestWorkspace[];
  /** Further languages and documents that the events are generated in. */
  readonly targets: readonly ManifestTarget[];
}

/** The further languages that there are. */
export const targetLanguages = [
  "csharp",
  "go",
  "java",
  "php",
  "python",
  "ruby",
  "rust",
] as const;

/** A language beside TypeScript and JavaScript. */
export type TargetLanguage = (typeof targetLanguages)[number];

/** What events are described as for other tools. */
export const exportFormats = ["openapi", "asyncapi", "json-schema"] as const;

/** The form of a document for other tools. */
export type ExportFormat = (typeof exportFormats)[number];

/** What the events are generated as besides, and where to. */
export interface ManifestTarget {
  /** Where it stands in the manifest. */
  readonly place: JsonPath;
  readonly language: TargetLanguage | ExportFormat;
  /** A language's folder or a document's file, as written: relative to the manifest's folder, or absolute. */
  readonly output: string;
}

/** A workspace of Cobalt. */
export interface ManifestWorkspace {
  readonly name: string;
  /** Where it stands in the manifest. */
  readonly place: JsonPath;
  /** By default the manifest's. */
  readonly baseUrl?: string;
  /** The name of the environment variable that holds its API key. */
  readonly apiKey: string;
  /** Whether a key of production is refused. */
  readonly test: boolean;
}

/** A breaking change that is meant. */
export interface Allowance {
  /** Where it stands in the manifest. */
  readonly place: JsonPath;
  /** The event's slug; of an event that is gone, what it was. */
  readonly event: string;
  /** The variable path; absent where the event itself changes. */
  readonly path?: string;
  readonly change: ChangeKind;
  readonly reason: string;
  /** The last day, as `2026-12-31`, on which it is allowed; by default there is none. */
  readonly until?: string;
}

/** The options at the top of a manifest, defaults filled in. */
export interface ManifestOptions {
  /** As written: relative to the manifest's folder, or absolute. */
  readonly output: string;
  /** One file for everything, or a folder with a file an event; by default as the output's name says. */
  readonly layout?: "folder" | "file";
  /** Whether the event's slug stands in the URL. */
  readonly route: "slug" | "event";
  readonly baseUrl: string;
  /** What the templates of variables begin with: `start` on the newer canvas of workflows, `event` on the older one. */
  readonly templateRoot: "event" | "start";
  /** What the generated code is written in; JavaScript has declarations beside it. */
  readonly language: "typescript" | "javascript";
  /** The kind of modules that JavaScript is written as. */
  readonly module: "esm" | "commonjs";
  /** What the generated code's relative imports end in; in JavaScript always `.js`. */
  readonly importExtension: "" | ".js" | ".ts";
  /** Whether the project's own prettier configuration is followed. */
  readonly format: boolean;
  /** Whether the schemas forbid properties that no sample has. */
  readonly closed: boolean;
  /** What schemas rest on: all that was seen, or with `settled` only what enough payloads have shown. */
  readonly evidence: "any" | "settled";
  /** Whether code is generated that checks payloads at run time. */
  readonly validation: "off" | "standalone";
  /** Whether the schemas show a sample of each event; nothing else of the output holds a sample's values. */
  readonly examples: boolean;
}

/** The options that depend on how the project is set up. */
export type SetupOptions = Pick<
  ManifestOptions,
  "language" | "module" | "importExtension"
>;

/** One event of a manifest. */
export interface ManifestEvent {
  readonly slug: string;
  /** Where the event stands in the manifest: `["events", slug]`. */
  readonly path: JsonPath;
  /** Whether everything that the manifest says of it could be used. */
  readonly isSound: boolean;
  readonly name: string;
  readonly description?: string;
  readonly deprecated?: string | true;
  readonly app?: string;
  readonly as?: string;
  /** `sample` and `samples` as one list. */
  readonly samples: readonly SampleEntry[];
  readonly overrides: readonly Override[];
  /** A hand-written JSON Schema: the schema itself, or its path relative to the manifest. */
  readonly schema?: string | boolean | JsonObject;
}

/** A payload written in the manifest, or a path or glob that leads to payloads. */
export interface SampleEntry {
  /** A string is a path or glob; anything else should be a payload. */
  readonly value: Json;
  /** Where the entry stands in the manifest. */
  readonly path: JsonPath;
}

/** What the manifest says of one variable path, whatever the samples show. */
export interface Override {
  /** The variable path as written, `*` for any array item: `items.*.sku`. Empty for the payload itself. */
  readonly variable: string;
  /** Where the override stands in the manifest. */
  readonly path: JsonPath;
  readonly type?: readonly OverrideType[];
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly enum?: readonly JsonScalar[];
  /** Whether there may be other strings than those of `enum`, which are only the known ones. */
  readonly open?: boolean;
  readonly format?: StringFormat;
  /** The object's keys are data: its properties become one value type. */
  readonly map?: boolean;
  /** The property whose value tells kinds of objects apart: each gets a type of its own. */
  readonly discriminator?: string;
  /** The values of `discriminator` that get a type of their own; the objects with any other share one. Default: all values. */
  readonly kinds?: readonly string[];
  /** Whether each object has exactly one of the properties: which one it is tells what it is. */
  readonly exactlyOne?: boolean;
  readonly description?: string;
  readonly deprecated?: string | true;
  /** The variable path that this one was renamed to; it is kept for those who still read it. */
  readonly renamedTo?: string;
  /** Whether this path is filled from `renamedTo` before a payload is sent. */
  readonly write?: "both";
}

/** The types that an override may name. */
export const overrideTypes = [
  "string",
  "integer",
  "number",
  "boolean",
  "null",
  "object",
  "array",
  "unknown",
] as const;

/** A type that an override may name. */
export type OverrideType = (typeof overrideTypes)[number];
