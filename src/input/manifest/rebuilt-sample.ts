import { findNodeAtLocation, parseTree, visit } from "jsonc-parser";

/** What is said above a sample that was made of keys and types, since the workspace told nothing else of it. */
export const rebuiltComment =
  "Rebuilt from the workspace's keys and types: the values of its sample say nothing.";

/** How many of an event's samples are marked as rebuilt, in the text of a manifest that is free of mistakes. */
export function countRebuilt(text: string, slug: string): number {
  if (!text.includes(rebuiltComment)) return 0;
  const source = text.replace(/^\uFEFF/, " ");
  const root = parseTree(source, [], { allowTrailingComma: true });
  const event = root && findNodeAtLocation(root, ["events", slug])?.parent;
  if (!event) return 0;
  // The mark of an event's only sample stands above the event.
  const before = event.parent?.children?.findLast(
    ({ offset }) => offset < event.offset,
  );
  const from = before ? before.offset + before.length : 0;
  let count = 0;
  visit(source, {
    onComment: (offset, length) => {
      const isOwn = offset >= from && offset < event.offset + event.length;
      const comment = source.slice(offset, offset + length);
      if (isOwn && comment.includes(rebuiltComment)) count += 1;
    },
  });
  return count;
}
