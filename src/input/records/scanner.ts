/** Finds where records begin and end. Offsets count from the first byte that is still held. */
export interface Scanner {
  /** Looks through the next bytes, which begin at the offset. */
  readonly scan: (chunk: Buffer, offset: number) => void;
  /** Ends the last record, where one has begun. */
  readonly finish: (length: number) => void;
  /** The start and end of each record that has ended, white space around it included. */
  readonly bounds: number[];
  /** The offset before which no byte belongs to an unfinished record. */
  readonly settled: (length: number) => number;
  /** Drops the first bytes of those that are held, so that offsets count from the next. */
  readonly shift: (by: number) => void;
  /** Whether an empty stretch between two bounds counts as a record: one that lacks its value. */
  readonly keepsEmpty: boolean;
}
