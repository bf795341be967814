import { expect, test } from "vitest";
import { lintFiles } from "./project.js";

const right = [
  "email",
  "First Name",
  "address",
  "address.city",
  "items.0.sku",
  "items[0].sku",
  "items",
  "tags.0",
  "tags[12]",
  "extra.whatever.there.is",
  "a.b",
  '["email"]',
];

const wrong = [
  ["emial", "CE811"],
  ["address.town", "CE811"],
  ["email.domain", "CE811"],
  ["items.0.price", "CE811"],
  ["tags.0.x", "CE811"],
  ["address.pincode", "CE814"],
  ["manager", "CE814"],
  ["manager.name", "CE814"],
  ["items[0].note", "CE814"],
  ["items.sku", "CE815"],
  ["items.*.sku", "CE815"],
  ["old_id", "CE813"],
] as const;

const alien = [
  "{{node.2.body.emial}}",
  "{{env.emial}}",
  "{{linked_account.emial}}",
  "{{event.headers.emial}}",
  "{{event.bodyguard}}",
  "{{dataslot.emial}}",
  "\\{{event.body.emial}}",
  "{{#each event.body.emial}}",
  "{{event.body.${key}}}",
  "{{ event.body.emial | upper }}",
  "{{event.body.…}}",
  "{{event.body.<path>}}",
  "{event: emial}",
  "{ {event.body.emial}}",
];

/** A path in all the ways in which it can be written. */
function spellings(path: string): readonly string[] {
  const step = path.startsWith("[") ? path : `.${path}`;
  return [
    `{{event.body${step}}}`,
    `{{start.body${step}}}`,
    `{{ event.body${step} }}`,
    `{{\tstart.body${step}  }}`,
  ];
}

const frames = {
  "flow.json": (text: string) => JSON.stringify({ text: `"é" ${text}\n` }),
  "flow.yaml": (text: string) => `steps:\n  - text: 'Hi ${text}'\n`,
  "guide.md": (text: string) => `# Mail\n\nWrite \`${text}\` here.\n`,
  "code.ts": (text: string) => `export const mail = '${text}';\n`,
};

const kinds = Object.entries(frames);

/** Every template in a file of its own, the kinds of files in turn. */
const corpus = [
  ...right.flatMap(spellings).map((text) => [text, undefined] as const),
  ...wrong.flatMap(([path, code]) =>
    spellings(path).map((text) => [text, code] as const),
  ),
  ...alien.map((text) => [text, undefined] as const),
  ["{event:email}", undefined] as const,
  ["{event:emial}", "CE811"] as const,
].flatMap(([text, code], index) =>
  [0, 1].map((turn) => {
    const [name, frame] = kinds[(index + turn * 2 + (index >> 2)) % 4] ?? [];
    return { file: `${index}-${turn}-${name ?? ""}`, text, code, frame };
  }),
);

test("of 200 templates and more every fault is found, and nothing else", async () => {
  expect(corpus.length).toBeGreaterThanOrEqual(200);
  const files = Object.fromEntries(
    corpus.map(({ file, text, frame }) => [file, frame?.(text) ?? ""]),
  );
  const { findings, diagnostics } = await lintFiles(files);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual(
    [],
  );
  const found = findings.map(
    ({ file, code, template }) =>
      `${file?.slice("/app/".length)} ${code} ${template}`,
  );
  const planted = corpus.flatMap(({ file, code, text }) =>
    code ? [`${file} ${code} ${text}`] : [],
  );
  expect(found.toSorted()).toEqual(planted.toSorted());
});
