import { errorCode } from "../../base/file-system.js";

/** What a file system says of a file that another program has open, or is looking at. */
const passing: readonly string[] = ["EPERM", "EBUSY", "EACCES"];

/** Milliseconds to wait, one after the other: some 600 together. */
const waits: readonly number[] = [10, 20, 40, 80, 160, 320];

/**
 * Does what a file system may refuse for a moment: Windows neither replaces nor removes a file that is open, and virus
 * scanners and editors open what was just written.
 *
 * @throws the last error of the file system
 */
export function patiently(action: () => void): void {
  for (const wait of waits) {
    try {
      action();
      return;
    } catch (error) {
      if (!passing.includes(errorCode(error))) throw error;
      sleep(wait);
    }
  }
  action();
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
