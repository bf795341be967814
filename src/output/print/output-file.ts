/** One file to be written. */
export interface OutputFile {
  /** Relative to the output, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Whether the text is laid out as prettier's default style would have it. */
  readonly settled: boolean;
}

/**
 * Whether text printed here is laid out as prettier would. Its layout counts characters as columns, which
 * is right for ASCII alone: other scripts have letters of no width and of two.
 */
export function isSettled(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}
