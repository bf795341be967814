// @ts-check

/**
 * An event that has a text in one place.
 *
 * @typedef {object} Place
 * @property {string} name
 * @property {(text: string, at: number) => object} event the event
 * @property {(text: string, at: number) => string} [slug] by default a plain one
 */

/** What an object has a key in, whatever it is. @param {string} key @param {unknown} value */
const keyed = (key, value) => ({ [key]: value });

const sample = { a: "x", m: { k: 1 }, l: [{ b: null }] };

/** @param {object} override @returns {Place["event"]} */
const overridden = (override) => () => ({ sample, overrides: { a: override } });

/** @type {readonly Place[]} every place of an event that takes a text */
export const hostilePlaces = [
  {
    name: "slug",
    event: () => ({ sample }),
    slug: (text, at) => `${text}${at}`,
  },
  ...["name", "description", "deprecated", "app", "as"].map((field) => ({
    name: field,
    event: (/** @type {string} */ text) => ({ sample, [field]: text }),
  })),
  { name: "key", event: (text) => ({ sample: keyed(text, 1) }) },
  {
    name: "nested key",
    event: (text) => ({
      sample: { a: keyed(text, [keyed(text, { b: keyed(text, null) })]) },
    }),
  },
  {
    name: "key of a map",
    event: (text) => ({
      sample: { m: keyed(text, keyed(text, 1)) },
      overrides: { m: { map: true } },
    }),
  },
  { name: "value", event: (text) => ({ sample: { a: text, l: [text] } }) },
  {
    name: "path of an override",
    event: (text) => ({
      sample: keyed(text, 1),
      overrides: keyed(text, { optional: true }),
    }),
  },
  ...["description", "deprecated", "format", "discriminator"].map((field) => ({
    name: `${field} of an override`,
    event: (/** @type {string} */ text) =>
      overridden({ [field]: text })(text, 0),
  })),
  {
    name: "enum of an override",
    event: (text) => overridden({ enum: [text, "x"] })(text, 0),
  },
  { name: "sample file", event: (text) => ({ sample: text }) },
  { name: "glob", event: (text) => ({ samples: [`*${text}`] }) },
  { name: "schema file", event: (text) => ({ schema: text }) },
  {
    name: "key of a schema",
    event: (text) => ({
      schema: {
        type: "object",
        properties: keyed(text, {
          type: "object",
          properties: keyed(text, true),
          required: [text],
        }),
        required: [text],
        patternProperties: { "^x": { enum: [keyed(text, text)] } },
        definitions: keyed(text, {}),
      },
    }),
  },
  {
    name: "text of a schema",
    event: (text) => ({
      schema: {
        type: "object",
        title: text,
        description: text,
        $comment: text,
        properties: {
          a: {
            title: text,
            description: text,
            default: text,
            examples: [text],
          },
          b: { const: text },
          c: { enum: [text, 1] },
        },
      },
    }),
  },
  {
    name: "pattern",
    event: (text) => ({
      schema: { properties: { a: { type: "string", pattern: text } } },
    }),
  },
  {
    name: "key pattern",
    event: (text) => ({
      schema: { patternProperties: keyed(text, { type: "string" }) },
    }),
  },
  {
    name: "reference",
    event: (text) => ({ schema: { properties: { a: { $ref: text } } } }),
  },
  {
    name: "reference to a definition",
    event: (text) => ({
      schema: {
        definitions: keyed(text, { type: "string" }),
        properties: {
          a: {
            $ref: `#/definitions/${encodeURIComponent(text.toWellFormed())}`,
          },
        },
      },
    }),
  },
  {
    name: "identifier of a schema",
    event: (text) => ({ schema: { $id: text, type: "object" } }),
  },
  {
    name: "dialect",
    event: (text) => ({ schema: { $schema: text, type: "object" } }),
  },
  { name: "keyword", event: (text) => ({ schema: keyed(text, text) }) },
  { name: "field", event: (text) => ({ sample, ...keyed(text, 1) }) },
];

/** @type {readonly string[]} every field of a manifest that takes a text */
export const hostileFields = [
  "output",
  "baseUrl",
  "importExtension",
  "route",
  "$schema",
  "allow",
];
