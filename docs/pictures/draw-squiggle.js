// Prints squiggle.svg: a call with a wrong field as an editor shows it. Place and message are the compiler's own,
// about the generated code in examples/.

import { fileURLToPath } from "node:url";
import ts from "typescript";
import { escape, svg } from "./svg.js";

const file = fileURLToPath(
  new URL("../../examples/node-backend/src/announce.ts", import.meta.url),
);
const source = `\
import { createCobaltClient, triggerEmployeeCreated } from "./generated/cobalt/index.js";

const cobalt = createCobaltClient({ apiKey: "tk_…" });

await triggerEmployeeCreated(cobalt, {
  linkedAccountId: "acme@example.com",
  payload: { first_name: "Mark", lastName: "wood", employee_id: 221 },
});
`;
const firstLine = 4;

const [mistake, ...others] = mistakesIn(file, source);
if (!mistake || others.length > 0)
  throw new Error("The compiler finds another number of mistakes than one.");
process.stdout.write(draw(mistake));

/** What the compiler says of a source that is not on the disk. */
function mistakesIn(name, text) {
  const options = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ["lib.es2022.d.ts"],
    types: [],
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => path === name || fileExists(path);
  host.readFile = (path) => (path === name ? text : readFile(path));
  const program = ts.createProgram([name], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ code, start, length, messageText }) => ({
      code,
      length,
      place: ts.getLineAndCharacterOfPosition(
        program.getSourceFile(name),
        start,
      ),
      message: ts.flattenDiagnosticMessageText(messageText, " "),
    }));
}

function draw({ code, place, length, message }) {
  const lines = source.trimEnd().split("\n").slice(firstLine);
  const [left, top, step, wide] = [64, 40, 24, 8.4];
  const baseline = (index) => top + index * step;

  const x = left + place.character * wide;
  const y = baseline(place.line - firstLine) + 5;
  const told = wrap(message, 66);
  const tip = { x: 160, y: y + 12, width: 560, height: told.length * 20 + 46 };
  // What stands below the mistake moves down, to leave room for what is said of it.
  const below = (index) =>
    baseline(index) + (index > place.line - firstLine ? tip.height + 16 : 0);
  const height = below(lines.length - 1) + 24;

  const body = [
    `<rect class="paper stroke-line" x="0.5" y="0.5" width="759" height="${height - 1}" rx="8"/>`,
    ...lines.map((line, index) =>
      [
        `<text class="code pale" x="40" y="${below(index)}" text-anchor="end">${firstLine + index + 1}</text>`,
        `<text class="code ink" xml:space="preserve" x="${left}" y="${below(index)}" textLength="${round(line.length * wide)}">${highlight(line)}</text>`,
      ].join("\n"),
    ),
    `<path class="none stroke-wrong" stroke-width="1.4" d="${squiggle(x, y, length * wide)}"/>`,
    `<rect class="panel stroke-line" x="${tip.x}.5" y="${tip.y}.5" width="${tip.width}" height="${tip.height}" rx="6"/>`,
    ...told.map(
      (line, index) =>
        `<text class="ink" x="${tip.x + 16}" y="${tip.y + 26 + index * 20}">${escape(line)}</text>`,
    ),
    `<text class="small wrong strong" x="${tip.x + 16}" y="${tip.y + tip.height - 14}">ts(${code})</text>`,
  ].join("\n");

  return svg({
    width: 760,
    height,
    title: "A wrong field, underlined in the editor",
    description: `The call:\n${lines.join("\n")}\nThe compiler's error TS${code}, at ${lines[place.line - firstLine].slice(place.character, place.character + length)}: ${message}`,
    body,
  });
}

/** A line of code, with its tokens in colour. */
function highlight(line) {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, false);
  scanner.setText(line);
  let result = "";
  for (
    let kind = scanner.scan();
    kind !== ts.SyntaxKind.EndOfFileToken;
    kind = scanner.scan()
  ) {
    const text = escape(scanner.getTokenText());
    const name = colourOf(kind, line[scanner.getTokenEnd()]);
    result += name ? `<tspan class="${name}">${text}</tspan>` : text;
  }
  return result;
}

function colourOf(kind, next) {
  if (kind === ts.SyntaxKind.StringLiteral) return "string";
  if (kind === ts.SyntaxKind.NumericLiteral) return "number";
  if (kind === ts.SyntaxKind.Identifier && next === "(") return "called";
  return kind >= ts.SyntaxKind.FirstKeyword && kind <= ts.SyntaxKind.LastKeyword
    ? "keyword"
    : undefined;
}

function squiggle(x, y, width) {
  const waves = Math.round(width / 6);
  return `M${round(x)} ${y}${" q1.5 -3 3 0 t3 0".repeat(waves)}`;
}

function wrap(text, columns) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length <= columns) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines;
}

function round(number) {
  return Math.round(number * 10) / 10;
}
