/** What the page of an explained event is given; it knows nothing else. */
export interface ExplanationData {
  readonly slug: string;
  /** The path that was asked for, where it was not the whole payload. */
  readonly path?: string;
  /** How many samples and paths there are. */
  readonly facts: string;
  /** What a reader has to know before the paths, a sentence each. */
  readonly remarks: readonly string[];
  /** Where the next payload may have a key that none has had so far. */
  readonly unseen: readonly ExplainedPlace[];
  readonly suggestions: readonly ExplainedSuggestion[];
  /** What may be worth an override once there are more samples. */
  readonly notes: readonly string[];
  /** How many paths there are. */
  readonly count: number;
  readonly paths: ExplainedPaths;
}

/** An object that may get new keys. */
export interface ExplainedPlace {
  readonly path: string;
  /** How likely that is, in words. */
  readonly told: string;
}

/** An override that the samples speak for. */
export interface ExplainedSuggestion {
  readonly path: string;
  readonly kind: string;
  /** As it stands in the manifest. */
  readonly override: string;
  readonly evidence: string;
}

/** What is in one value. */
export interface ExplainedPaths {
  readonly usual: readonly ExplainedPath[];
  /** What is told of together, because there is so much of it. */
  readonly rare?: { readonly told: string; readonly paths: ExplainedPaths };
}

/** One variable path, with what is below it. */
export interface ExplainedPath {
  /** Its last step. */
  readonly label: string;
  readonly type: string;
  /** How often it was seen, in words. */
  readonly seen: string;
  /** The share of what is around it that has a value here, and the share that has null. */
  readonly shares: readonly [value: number, nulls: number];
  /** The share of nulls, in words. */
  readonly nulls?: string;
  readonly notes: readonly string[];
  readonly examples: readonly string[];
  /** What nobody should rely on. */
  readonly warning?: string;
  /** What the samples speak for here: the kinds of the overrides. */
  readonly suggested?: string;
  readonly below?: ExplainedPaths;
}
