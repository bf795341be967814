/** The text of one or several workflows: a file, or the JSON that a workspace answers. */
export interface WorkflowSource {
  /** Absolute path; absent where it comes from elsewhere. */
  readonly file?: string;
  /** What a workflow is called that does not say so itself. */
  readonly name?: string;
  readonly text: string;
}
