import type { WorkflowSource } from "../workflow-source.js";

/** Where to look for those whom a breaking change hurts. */
export interface ImpactOptions {
  /**
   * Exported workflows: files, folders of JSON files, or globs, relative to `cwd`; or the text of workflows that come
   * from elsewhere.
   */
  readonly workflows?: readonly (string | WorkflowSource)[] | undefined;
  /**
   * The project whose code fires events: its `tsconfig.json` or its folder, relative to `cwd`; by default the nearest
   * `tsconfig.json` in `cwd` or above it.
   */
  readonly project?: string | undefined;
  /** `tsc`, or the folder that TypeScript is installed in, relative to `cwd`; by default the compiler of this package. */
  readonly tsc?: string | undefined;
}

/** Whom a breaking change hurts, as far as was looked for. */
export interface Impact {
  readonly workflows: readonly WorkflowRead[];
  readonly calls: readonly BrokenCall[];
}

/** A place in a workflow that reads what changes. */
export interface WorkflowRead {
  /** Absolute path; absent for a workflow that comes from elsewhere. */
  readonly file?: string;
  /** The workflow's name, or its id. */
  readonly workflow?: string;
  /** The name of the node, or its id. */
  readonly node?: string;
  /** Both count from 1, columns in UTF-16 code units; absent without a file. */
  readonly line?: number;
  readonly column?: number;
  /** As it is written; absent where the event itself changes, which starts the workflow. */
  readonly template?: string;
}

/** A place in the code that compiles now and will not any more. */
export interface BrokenCall {
  /** Absolute path. */
  readonly file: string;
  /** Both count from 1, columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  /** The slug that the code has for the event; absent where the code does not say which it is. */
  readonly event?: string;
  /** What the compiler says, shortened: `TS2322: Type 'number' is not assignable to type 'string'.` */
  readonly message: string;
}
