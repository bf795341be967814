import { expect, test } from "vitest";
import { block, code, inline } from "../../../src/output/catalog/markdown.js";

test.each([
  { text: "A plain text, with e-mail: a.b@c.de (1).", shown: undefined },
  { text: "<b>*a*_b_`c`</b>", shown: "\\<b\\>\\*a\\*\\_b\\_\\`c\\`\\</b\\>" },
  { text: "a|b ![x](y)", shown: "a\\|b \\!\\[x\\](y)" },
  { text: "# title", shown: "\\# title" },
  { text: "- item", shown: "\\- item" },
  { text: "12. item", shown: "12\\. item" },
  { text: " two\n lines\u202e", shown: "two lines\\\\u202e" },
])("$text is text in Markdown", ({ text, shown = text }) => {
  expect(inline(text)).toBe(shown);
});

test.each([
  { text: "items.0", shown: "`items.0`" },
  { text: "a`b", shown: "``a`b``" },
  { text: "`", shown: "`` ` ``" },
  { text: "a|b", shown: "`a\\|b`" },
  { text: "a\nb", shown: "`a\\u000ab`" },
])("$text is code in Markdown", ({ text, shown }) => {
  expect(code(text)).toBe(shown);
});

test("no code ends its own block", () => {
  expect(block("json", "{\n````\n}\n")).toBe("`````json\n{\n````\n}\n`````\n");
});
