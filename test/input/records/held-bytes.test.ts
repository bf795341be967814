import { expect, test } from "vitest";
import { HeldBytes } from "../../../src/input/records/held-bytes.js";

test.each([
  ["all of it", 4],
  ["a part of it", 2],
])("what is taken may be transferred: %s", (_, count) => {
  const held = new HeldBytes();
  let text = "";
  for (const piece of ["abcd", "efgh", "ijkl", "mnop"]) {
    held.append(Buffer.from(piece));
    const bytes = held.take(count);
    const { byteOffset, length } = bytes;
    const buffer = structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    text += Buffer.from(buffer, byteOffset, length).toString();
  }
  expect(text + held.take(held.length).toString()).toBe("abcdefghijklmnop");
});

test("what is taken stays until bytes are taken again, and its memory is used again then", () => {
  const held = new HeldBytes();
  held.append(Buffer.from("abcdef"));
  const first = held.take(4);
  held.append(Buffer.from("gh"));
  expect(first.toString()).toBe("abcd");
  const second = held.take(3);
  expect(second.toString()).toBe("efg");
  expect(held.take(1).toString()).toBe("h");
  expect(second.toString()).toBe("efg");
  expect(second.buffer).not.toBe(first.buffer);
});
