import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatsOf, nameOf, stringFormats } from "../../src/type/formats.js";
import { runs } from "../runs.js";

const ajv = new Ajv();
addFormats.default(ajv);

const acceptedBy = (text: string): string[] =>
  stringFormats.filter((format) =>
    ajv.validate({ type: "string", format }, text),
  );

const recognised = (text: string): string[] => {
  const set = formatsOf(text);
  return stringFormats.filter((_, index) => set & (1 << index));
};

describe("formatsOf", () => {
  it.each([
    ["2024-02-29T12:00:00Z", "date-time"],
    ["2023-02-29T12:00:00Z", undefined],
    ["2016-12-31T23:59:60Z", "date-time"],
    ["2024-02-29", "date"],
    ["2024-02-30", undefined],
    ["mark@example.com", "email"],
    ["mark@localhost", undefined],
    ["https://example.com/a?b=c#d", "uri"],
    ["example.com", undefined],
    ["123e4567-e89b-12d3-a456-426614174000", "uuid"],
    ["221", undefined],
    ["lorem ipsum", undefined],
    ["mailto:mark@example.com", "uri"],
    ["urn:isbn:0451450523", "uri"],
    ["file:///etc/hosts", "uri"],
    ["", undefined],
  ])("%j is %s", (text, format) => {
    expect(nameOf(formatsOf(text))).toBe(format);
    expect(recognised(text)).toEqual(acceptedBy(text));
  });

  it.each([
    "postgres:16",
    "note:later",
    "f:Patient/f:name",
    "tel:later",
    "pnpm@8.6.0",
    "left-pad@1.3.0-rc.alpha",
    "icon@2x.png",
    "chunk@main.js",
  ])("takes %j for what it is, and no accident of syntax", (text) => {
    expect(recognised(text)).toEqual([]);
  });

  it("finds only what the validator does, whatever the text", () => {
    const parts = fc.constantFrom(
      "2024",
      "-",
      "02",
      "T",
      ":",
      "00",
      "Z",
      "@",
      ".",
      "a",
      "http",
      "/",
      "urn:uuid:",
      " ",
      "é",
    );
    const text = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.emailAddress(),
      fc.uuid(),
      fc.array(parts).map((p) => p.join("")),
    );
    fc.assert(
      fc.property(text, (text) => {
        expect(acceptedBy(text)).toEqual(
          expect.arrayContaining(recognised(text)),
        );
      }),
      { numRuns: runs(1000) },
    );
  });

  it("takes a megabyte of hostile text in its stride", () => {
    for (const text of [
      "a".repeat(1e6) + "@",
      "a@" + "a".repeat(1e6) + "!",
      "a@" + "a.".repeat(5e5),
      "x:" + "/".repeat(1e6) + " ",
    ]) {
      expect(recognised(text)).toEqual([]);
    }
  });
});
