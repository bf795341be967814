/** Lets things happen one after the other, in the order in which they were asked for, however long each has to wait. */
export class Turns {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** How many have not happened yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Asks for a turn. Where one before it failed, it does not come. */
  take(happen: () => void | Promise<void>): void {
    this.#waiting += 1;
    this.#last = this.#last.then(happen).finally(() => {
      this.#waiting -= 1;
    });
    // Whoever waits for all of them gets the error.
    this.#last.catch(() => undefined);
  }

  /**
   * Waits until all have happened.
   *
   * @throws what the first threw that failed
   */
  async done(): Promise<void> {
    await this.#last;
  }
}
