import { isIndexLike } from "../../event/variables.js";
import {
  anyItem,
  anyKey,
  type Segment,
  type Segments,
} from "../../type/variable-path.js";

/**
 * The paths below a map, by their segments from the last one on. Nothing keeps the `${string}` of a map's key
 * from going on after a dot, so that the pattern of one path covers others, and these end as it does.
 */
export interface CoveredPaths<Value> {
  readonly add: (segments: Segments, value: Value) => void;
  /** What was added with other segments that a pattern covers, in the order in which it was. */
  readonly find: (pattern: Segments) => readonly Value[];
}

interface Entry<Value> {
  readonly segments: Segments;
  readonly value: Value;
  readonly position: number;
}

interface Node<Value> {
  readonly entries: Entry<Value>[];
  readonly before: Map<Segment, Node<Value>>;
}

/** @param depth how many segments lead to the map; they are the same in all paths */
export function coveredPaths<Value>(depth: number): CoveredPaths<Value> {
  const root: Node<Value> = { entries: [], before: new Map() };
  let count = 0;
  return {
    add(segments, value) {
      let node = root;
      for (const segment of segments.slice(depth).reverse()) {
        const next = node.before.get(segment) ?? newNode<Value>();
        node.before.set(segment, next);
        node = next;
      }
      node.entries.push({ segments, value, position: count });
      count += 1;
    },
    find(pattern) {
      const lastKey = pattern.lastIndexOf(anyKey);
      const isOneKey = pattern.indexOf(anyKey, depth) === lastKey;
      let nodes: readonly Node<Value>[] = [root];
      for (const step of pattern.slice(lastKey + 1).reverse())
        nodes = nodes.flatMap((node) => stepBack(node, step));
      return nodes
        .flatMap((node) => [...entriesBefore(node)])
        .filter(
          ({ segments }) =>
            segments !== pattern && (isOneKey || covers(pattern, segments)),
        )
        .sort((a, b) => a.position - b.position)
        .map(({ value }) => value);
    },
  };
}

function newNode<Value>(): Node<Value> {
  return { entries: [], before: new Map() };
}

function stepBack<Value>(
  { before }: Node<Value>,
  step: Segment,
): readonly Node<Value>[] {
  if (step !== anyItem) return [before.get(step) ?? []].flat();
  return [...before].flatMap(([other, node]) =>
    matches(step, other) ? [node] : [],
  );
}

function* entriesBefore<Value>({
  before,
}: Node<Value>): Generator<Entry<Value>> {
  for (const node of before.values()) {
    yield* node.entries;
    yield* entriesBefore(node);
  }
}

function covers(pattern: Segments, path: Segments): boolean {
  let reached: readonly number[] = [0];
  for (const step of pattern) {
    const [first = path.length] = reached;
    reached =
      step === anyKey
        ? path.slice(first).map((_, index) => first + index + 1)
        : reached
            .filter((index) => matches(step, path[index]))
            .map((index) => index + 1);
  }
  return reached.includes(path.length);
}

function matches(step: Segment, other: Segment | undefined): boolean {
  return (
    step === other ||
    (step === anyItem && typeof other === "string" && isIndexLike(other))
  );
}
