import type { UnseenKeys, UnseenPlace } from "../../type/unseen-keys.js";
import {
  anyItem,
  anyKey,
  anySign,
  tellPath,
  type Segments,
} from "../../type/variable-path.js";
import { valuesOf } from "../shape/merge.js";
import { isOne, type Mark, type Shape } from "../shape/shape.js";
import type { OverrideNode } from "./override-tree.js";

/** Estimates what the next payload may have that no sample has. Keys that are data are never new. */
export function unseenKeys(shape: Shape, overrides: OverrideNode): UnseenKeys {
  const alone = new Set<Mark>();
  const places: UnseenPlace[] = [];
  const look = (
    { array, object }: Shape,
    node: OverrideNode | undefined,
    segments: Segments,
  ): void => {
    const any = node?.children.get(anySign);
    if (array) look(array.items, any, [...segments, anyItem]);
    if (!object) return;
    if (object.values || node?.override?.map) {
      look(valuesOf(object), any, [...segments, anyKey]);
      return;
    }
    const own = new Set<Mark>();
    let keys = 0;
    for (const [key, { only, shape }] of object.properties)
      // What is below a key that is new is no second surprise.
      if (isOne(only)) {
        keys += 1;
        own.add(only);
        alone.add(only);
      } else look(shape, node?.children.get(key), [...segments, key]);
    if (keys > 0)
      places.push({ path: tellPath(segments), alone: own.size, keys });
  };
  look(shape, overrides, []);
  places.sort((a, b) => b.alone - a.alone || b.keys - a.keys);
  return { samples: shape.object?.payloads ?? 0, alone: alone.size, places };
}
