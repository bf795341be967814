/** Finds where records begin and end. Offsets count from the first byte that is still held. */
export interface Scanner {
  /** Looks through the next bytes, which begin at the offset. */
  readonly scan: (chunk: Buffer, offset: number) => void;
  /** Ends the last record, where one has begun. */
  readonly finish: (length: number) => void;
  /** The start and end of each record that has ended, white space around it included. */
  readonly bounds: number[];
  /** Up to where nothing is needed for a record that is still to end. */
  readonly settled: (length: number) => number;
  /** What is held begins so many bytes later. */
  readonly shift: (by: number) => void;
  /** Whether nothing between two bounds is a record, too: one without a value. */
  readonly keepsEmpty: boolean;
}
