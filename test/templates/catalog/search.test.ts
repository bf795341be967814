import { expect, test } from "vitest";
import type { CatalogEvent } from "../../../src/output/catalog/catalog-data.js";
import { hashOf, readHash } from "../../../templates/catalog/route.js";
import { createSearch } from "../../../templates/catalog/search.js";

const nothing = {
  samples: 0,
  calls: [],
  unreachable: [],
  starts: [],
  lost: [],
};

const variable = (path: string, type: string, format?: string) => ({
  path,
  inTemplate: path,
  type,
  reads: [],
  ...(format !== undefined && { format }),
});

const events: readonly CatalogEvent[] = [
  {
    ...nothing,
    slug: "contact-created",
    name: "New Contact Created",
    app: "hubspot",
    variables: [
      variable("owner.email", "string", "email"),
      variable("owner.id", "number", "integer"),
    ],
  },
  {
    ...nothing,
    slug: "email-sent",
    name: "Email Sent",
    description: "To somebody new.",
    variables: [
      variable("to.*", "string", "email"),
      variable("size", "number"),
    ],
  },
  { ...nothing, slug: "ÉTÉ", name: "Été", deprecated: true, variables: [] },
];

test.each([
  { query: "", found: ["contact-created", "email-sent", "ÉTÉ"] },
  { query: "contact", found: ["contact-created"] },
  { query: "HUB spot", found: ["contact-created"] },
  // Its own name comes before a variable's.
  { query: "email", found: ["email-sent", "contact-created owner.email"] },
  { query: "owner.id", found: ["contact-created owner.id"] },
  { query: "contact integer", found: ["contact-created owner.id"] },
  {
    query: "type:number",
    found: ["contact-created owner.id", "email-sent size"],
  },
  { query: "to email", found: ["email-sent to.*"] },
  { query: "somebody", found: ["email-sent"] },
  { query: "été", found: ["ÉTÉ"] },
  { query: "deprecated", found: ["ÉTÉ"] },
  { query: "owner size", found: [] },
])("$query finds $found", ({ query, found }) => {
  const hits = createSearch(events)(query);
  expect(
    hits.map(({ event, variables }) =>
      [event.slug, ...variables.map(({ path }) => path)].join(" "),
    ),
  ).toEqual(found);
});

test.each([
  {},
  { slug: "a" },
  { slug: "a/b?#%", path: "c/d.*.é" },
  { slug: "..", path: "__proto__" },
])("%j has an address that leads to it", (route) => {
  expect(readHash(hashOf(route))).toEqual(route);
});

test.each(["", "#", "#/", "#/event", "#/else/a"])(
  "%j leads to the overview",
  (hash) => expect(readHash(hash)).toEqual({}),
);

test("an address that somebody broke is taken as it is", () => {
  expect(readHash("#/event/%E0%A4%A")).toEqual({ slug: "%E0%A4%A" });
});
