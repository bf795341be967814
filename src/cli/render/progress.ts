import type { Progress } from "../../generate.js";
import type { Io } from "../main/io.js";
import { now } from "../main/now.js";

/** Work shorter than this shows no progress. */
const quietMs = 500;
const redrawMs = 80;

const verbs: Readonly<Record<Progress["stage"], string>> = {
  infer: "Reading events",
  write: "Writing files",
};

/** A line on the terminal that says how far the work is. */
export interface ProgressLine {
  readonly update: (progress: Progress) => void;
  /** Shows any text in its place. */
  readonly show: (text: string) => void;
  /** Takes the line away. */
  readonly erase: () => void;
}

/** Makes a progress line; where stderr is no terminal, it stays silent. */
export function createProgressLine(
  io: Pick<Io, "stderr">,
  clock: () => number = now,
): ProgressLine {
  let nextDraw = clock() + quietMs;
  let drawn = false;
  const show = (text: string): void => {
    if (clock() < nextDraw || io.stderr.isTTY !== true) return;
    io.stderr.write(`\r\u001B[2K${text}`);
    drawn = true;
    nextDraw = clock() + redrawMs;
  };
  return {
    update: ({ stage, done, total, bytes }) => {
      const read = bytes === undefined ? "" : `, ${megabytes(bytes)}`;
      show(`${verbs[stage]} ${done}/${total}${read}`);
    },
    show,
    erase: () => {
      if (drawn) io.stderr.write("\r\u001B[2K");
      drawn = false;
    },
  };
}

/** How much has been read, for a person. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}

/** Does some work, and takes its progress line away at the end, whatever that is. */
export async function withProgress<Result>(
  io: Pick<Io, "stderr">,
  work: (line: ProgressLine) => Promise<Result>,
): Promise<Result> {
  const line = createProgressLine(io);
  try {
    return await work(line);
  } finally {
    line.erase();
  }
}
