import { isList, isObject, type Json } from "../../base/json/json.js";
import { createSearchCounter } from "../../input/sensitive/find-sensitive.js";
import { maxKeys } from "../shape/shape.js";

/**
 * Tells the samples of which it matters when they come: those that bring a key that was not there before, since
 * properties are in the order in which they appeared; and those in which secrets are searched, since the first is told.
 *
 * Of samples that several readers share, the first with a key is also the first that its reader sees with it. So all
 * that matters is among what they find new, each for itself.
 */
export class News {
  readonly #isSearched = createSearchCounter();
  readonly #known = new KnownKeys();

  /** Whether there is anything new in a sample. It is known from then on. */
  isIn(sample: Json): boolean {
    const isSearched = this.#isSearched(sample);
    return this.#known.add(sample) || isSearched;
  }
}

/** The keys that were seen at and below a path. */
class KnownKeys {
  readonly #keys = new Map<string, KnownKeys>();
  #items: KnownKeys | undefined;
  /** What stands below all keys, once there were too many of them to be names. */
  #values: KnownKeys | undefined;

  /** Adds those of a value, and says whether there were new ones. */
  add(value: Json): boolean {
    let isNew = false;
    if (isList(value)) {
      this.#items ??= new KnownKeys();
      for (const item of value) isNew = this.#items.add(item) || isNew;
    } else if (isObject(value))
      for (const key in value) {
        const known = this.#values ?? this.#keys.get(key);
        const child = known ?? this.#addKey(key);
        isNew = child.add(value[key] ?? null) || !known || isNew;
      }
    return isNew;
  }

  #addKey(key: string): KnownKeys {
    const child = new KnownKeys();
    if (this.#keys.size < maxKeys) this.#keys.set(key, child);
    else {
      this.#keys.clear();
      this.#values = child;
    }
    return child;
  }
}
