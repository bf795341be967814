/** The size of a newly allocated block; more than most blocks fill. */
const usualRoom = 768 * 1024;

/**
 * The bytes that are held until a block of them is whole. Two pieces of memory take turns: fresh memory for every
 * block would take longer than reading it.
 */
export class HeldBytes {
  length = 0;
  #memory = Buffer.allocUnsafeSlow(0);
  /** The memory of the block before; it is empty where that was transferred to another thread. */
  #spare = this.#memory;

  append(bytes: Uint8Array): void {
    const needed = this.length + bytes.length;
    if (needed > this.#memory.length) {
      const size = Math.max(needed, 2 * this.length);
      const memory = Buffer.allocUnsafeSlow(size);
      this.#memory.copy(memory, 0, 0, this.length);
      this.#memory = memory;
    }
    this.#memory.set(bytes, this.length);
    this.length = needed;
  }

  /** Takes the first bytes, in an `ArrayBuffer` of their own, which is valid until bytes are taken again. */
  take(count: number): Buffer<ArrayBuffer> {
    const taken = this.#memory;
    const rest = taken.subarray(count, this.length);
    // A transferred buffer is detached: writing to it throws, even an empty write.
    if (this.#spare.length === 0 || this.#spare.length < rest.length)
      this.#spare = memoryFor(rest.length);
    this.#memory = this.#spare;
    this.#spare = taken;
    this.#memory.set(rest);
    this.length = rest.length;
    return taken.subarray(0, count);
  }
}

function memoryFor(length: number): Buffer<ArrayBuffer> {
  const size = length === 0 ? 0 : Math.max(length, usualRoom);
  return Buffer.allocUnsafeSlow(size);
}
