import { isList, isObject, type Json } from "../../base/json/json.js";
import { digest } from "./digest.js";
import { type Mark, unmarked } from "./shape.js";

/** Tells payloads that come again from those that are new: repeats of one payload are one sample. */
export class Marks {
  readonly #known = new Set<number>();
  #first: Json | undefined;

  /** The mark of a payload, whatever the order of its keys; {@link unmarked} where it came before. */
  of(payload: Json): Mark {
    // Most events have one sample, which is compared with nothing.
    if (this.#first === undefined && this.#known.size === 0) {
      this.#first = payload;
      return 1;
    }
    return this.ofDigest(digestOf(payload));
  }

  /** The mark of a payload of which only its {@link digestOf} is at hand. */
  ofDigest(payload: number): Mark {
    if (this.#first !== undefined) this.#known.add(digestOf(this.#first));
    this.#first = undefined;
    const { size } = this.#known;
    return this.#known.add(payload).size > size ? size + 1 : unmarked;
  }
}

/** The bits of a number. */
const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/** A value as a number, as {@link digest} makes one of a text; the order of keys does not count. */
export function digestOf(value: Json): number {
  if (typeof value === "string") return digest(value);
  if (isList(value))
    return value.reduce<number>(
      (sum, item) => mixed(sum, digestOf(item)),
      value.length + 1,
    );
  if (typeof value === "number") {
    // What is written -0 is the same number.
    float[0] = value + 0;
    return mixed(mixed(5, words[0] ?? 0), words[1] ?? 0);
  }
  if (!isObject(value)) return mixed(3, digest(String(value)));
  // Sums have no order, and neither have keys; those of 32 bits are exact.
  let [low, high] = [0, 0];
  for (const key in value) {
    const member = mixed(digest(key), digestOf(value[key] ?? null));
    low = (low + (member | 0)) | 0;
    high = (high + ((member / 2 ** 32) | 0)) | 0;
  }
  return mixed(low >>> 0, high >>> 0);
}

/** Two numbers of 53 bits as one that depends on their order. */
function mixed(one: number, other: number): number {
  // Bitwise operators see the low 32 bits; a division brings the others down.
  const low = Math.imul(one ^ Math.imul(other, 0x85ebca6b), 0x9e3779b1);
  const far = (one / 2 ** 32) ^ (other / 2 ** 32) ^ low;
  const high = Math.imul(far, 0xc2b2ae35) ^ (low >>> 15);
  return (high & 0x1fffff) * 2 ** 32 + ((low ^ (high >>> 13)) >>> 0);
}
