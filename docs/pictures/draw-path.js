// Prints path.svg, which path.txt describes.

import { readFileSync } from "node:fs";
import { escape, svg } from "./svg.js";

const wide = 168; // of a box
const high = 50;
const across = wide + 28; // from one box to the next
const down = high + 34;
const margin = 24;

const text = readFileSync(new URL("path.txt", import.meta.url), "utf8");
const lines = text.split("\n").filter((line) => /^\w/.test(line));
const all = (kind) =>
  lines
    .filter((line) => line.startsWith(`${kind} `))
    .map((line) => line.slice(kind.length + 1));

const frames = all("frame").map((line) => {
  const [name, column, row, columns, rows, ...heading] = line.split(" ");
  return {
    name,
    heading: heading.join(" "),
    x: leftOf(column) - 14,
    y: topOf(row) - 30,
    width: (columns - 1) * across + wide + 28,
    height: (rows - 1) * down + high + 44,
  };
});
const boxes = ["box", "data"].flatMap((kind) =>
  all(kind).map((line) => {
    const [name, column, row, ...words] = line.split(" ");
    const [label, note] = words.join(" ").split(" | ");
    const place = { x: leftOf(column), y: topOf(row) };
    return { kind, name, label, note, ...place, width: wide, height: high };
  }),
);
const places = new Map([...frames, ...boxes].map((box) => [box.name, box]));

const width = Math.max(...frames.map((frame) => frame.x + frame.width)) + 10;
const height = Math.max(...boxes.map(({ y }) => y)) + high + margin;

process.stdout.write(
  svg({
    width,
    height,
    title: all("title").join(),
    description: all("description").join(),
    body: [
      `<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="pale" d="M0 0 8 4 0 8Z"/></marker></defs>`,
      `<rect class="paper stroke-line" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
      ...frames.map(drawFrame),
      ...all("arrow").map(drawArrow),
      ...boxes.map(drawBox),
    ].join("\n"),
  }),
);

function leftOf(column) {
  return margin + Number(column) * across;
}

/** A frame needs room above its first row, for its heading, and below its last. */
function topOf(row) {
  const edges = all("frame").flatMap((line) => {
    const [, , first, , rows] = line.split(" ").map(Number);
    return [first, first + rows];
  });
  const passed = edges.filter((edge) => row >= edge).length;
  return margin + row * down + passed * 22;
}

function drawFrame({ x, y, width, height, heading }) {
  return `<rect class="panel stroke-line" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>
<text class="small pale strong" x="${x + 14}" y="${y + 19}">${escape(heading)}</text>`;
}

function drawBox({ kind, label, note, x, y }) {
  const [look, round, font] =
    kind === "box"
      ? ['class="paper stroke-accent"', 6, "code small"]
      : ['class="paper stroke-pale" stroke-dasharray="4 3"', high / 2, "small"];
  const middle = x + wide / 2;
  return `<rect ${look} x="${x}" y="${y}" width="${wide}" height="${high}" rx="${round}"/>
<text class="ink strong" text-anchor="middle" x="${middle}" y="${y + 22}">${escape(label)}</text>
<text class="${font} pale" text-anchor="middle" x="${middle}" y="${y + 39}">${escape(note)}</text>`;
}

/** Straight along a row or down a column; between rows, with two corners halfway. */
function drawArrow(line) {
  const [from, to] = line.split(" ").map((name) => places.get(name));
  const middle = (box) => box.y + box.height / 2;
  const centre = from.x + from.width / 2;
  const half = (from.x + from.width + to.x) / 2;
  const path =
    from.x === to.x || to.width > wide
      ? `M${centre} ${from.y + from.height}V${to.y}`
      : from.y === to.y
        ? from.x < to.x
          ? `M${from.x + from.width} ${middle(from)}H${to.x}`
          : `M${from.x} ${middle(from)}H${to.x + to.width}`
        : `M${from.x + from.width} ${middle(from)}H${half}V${middle(to)}H${to.x}`;
  return `<path class="none stroke-pale" stroke-width="1.5" marker-end="url(#head)" d="${path}"/>`;
}
