/** What the page of the catalog is given; it knows of the events nothing else. */
export interface CatalogData {
  /** What the templates of variables begin with where the manifest does not say otherwise: the page begins with it. */
  readonly templateRoot: TemplateRoot;
  /** Whether workflows were looked at, so that a variable that none of them reads is known to be unread. */
  readonly hasWorkflows: boolean;
  readonly events: readonly CatalogEvent[];
}

/** What the template of a variable begins with: `event` on the older canvas of workflows, `start` on the newer one. */
export type TemplateRoot = "event" | "start";

/** What people are told of an event. */
export interface CatalogEvent {
  readonly slug: string;
  readonly name: string;
  readonly app?: string;
  readonly description?: string;
  /** Why not to use it any more, or true. */
  readonly deprecated?: string | true;
  /** How many samples there are. */
  readonly samples: number;
  /** The first of them as JSON, with stand-ins in the place of what is sensitive. */
  readonly sample?: string;
  readonly calls: readonly CatalogCall[];
  readonly variables: readonly CatalogVariable[];
  /** The paths of keys that no variable reaches. */
  readonly unreachable: readonly string[];
  /** The workflows that the event starts. */
  readonly starts: readonly CatalogRead[];
  /** What workflows read of it and it does not have. */
  readonly lost: readonly CatalogRead[];
}

/** The code that fires an event, in one language. */
export interface CatalogCall {
  /** The language, as Markdown names it. */
  readonly language: string;
  /** The language, as people name it. */
  readonly label: string;
  readonly code: string;
}

/** What people are told of a variable. */
export interface CatalogVariable {
  /** With `*` for any item of a list or any key of a map. */
  readonly path: string;
  /** The path as a template has it: the first item of a list, and `<key>` for any key. */
  readonly inTemplate: string;
  /** As TypeScript has it. */
  readonly type: string;
  /** What TypeScript does not say: `integer`, or the format of a string. */
  readonly format?: string;
  /** By what it is known that it may be absent. */
  readonly absent?: string;
  /** By what it is known that it may be null. */
  readonly nullable?: string;
  readonly description?: string;
  /** Why not to read it any more, or true. */
  readonly deprecated?: string | true;
  /** The path that it was renamed to. */
  readonly renamedTo?: string;
  /** The workflows that read it. */
  readonly reads: readonly CatalogRead[];
}

/** A place in a workflow. */
export interface CatalogRead {
  readonly workflow?: string;
  readonly node?: string;
  /** Relative to the manifest, with forward slashes. */
  readonly file?: string;
  readonly line?: number;
  /** What reads the payload; absent where the workflow begins. */
  readonly template?: string;
}

/** The template that reads a variable. */
export function templateOf(
  { inTemplate }: Pick<CatalogVariable, "inTemplate">,
  root: TemplateRoot,
): string {
  return `{{${root}.body.${inTemplate}}}`;
}
