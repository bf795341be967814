// @ts-check

/** How the tries of one attack ended. */
export class Tally {
  tried = 0;
  held = 0;
  leaked = 0;
  firedTwice = 0;
  /** What is worth knowing beside the counts. @type {string[]} */
  remarks = [];

  /**
   * One try, which holds unless it throws; then it is told at once, on stderr.
   *
   * @param {string} name
   * @param {() => unknown} attempt
   */
  async try(name, attempt) {
    this.tried += 1;
    try {
      await attempt();
      this.held += 1;
    } catch (fault) {
      const said = fault instanceof Error ? fault.message : String(fault);
      if (fault instanceof Leak) this.leaked += 1;
      if (fault instanceof FiredTwice) this.firedTwice += 1;
      console.error(`${name}: ${said}`);
    }
  }
}

/** Something got out that must not. */
export class Leak extends Error {}

/** An event was sent again where that could fire it twice. */
export class FiredTwice extends Error {}

/**
 * @param {unknown} condition
 * @param {string} message
 * @returns {asserts condition}
 */
export function assert(condition, message) {
  if (!condition) throw new Error(message);
}
