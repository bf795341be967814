/** How likely it is that the next payload has a key that none has had so far, and where. */
export interface UnseenKeys {
  /** Payloads that differ. */
  readonly samples: number;
  /** Those that alone have some key. By Good and Turing, their share is that chance. */
  readonly alone: number;
  /** The objects that have such keys, those of the most samples first. */
  readonly places: readonly UnseenPlace[];
}

/** An object with keys that one sample alone has. */
export interface UnseenPlace {
  /** Empty for the payload itself. */
  readonly path: string;
  /** Samples that alone have a key of it. */
  readonly alone: number;
  /** Keys that one sample alone has. */
  readonly keys: number;
}
