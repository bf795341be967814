// @ts-check
// Pictures of what was measured, for docs/benchmarks.md.
import { escape, svg } from "../../docs/pictures/svg.js";
import { grouped } from "./report.js";

/** @typedef {readonly { name: string, at: number, milliseconds: number }[]} Points */

const [width, height] = [640, 360];
const frame = { left: 64, right: width - 130, top: 48, bottom: height - 44 };
const colours = ["accent", "wrong", "called", "number", "keyword"];

/**
 * Time against how much there is, both by powers of ten; a line a name.
 *
 * @param {string} title
 * @param {string} unit of what there is
 * @param {Points} points
 * @returns {string}
 */
export function plot(title, unit, points) {
  const x = scale(
    points.map(({ at }) => at),
    frame.left,
    frame.right,
  );
  const y = scale(
    points.map(({ milliseconds }) => milliseconds),
    frame.bottom,
    frame.top,
  );
  const names = [...new Set(points.map(({ name }) => name))];
  const lines = names.map((name, index) => {
    const own = points.filter((point) => point.name === name);
    const colour = colours[index % colours.length];
    const places = own.map((point) => [
      x.place(point.at),
      y.place(point.milliseconds),
    ]);
    const [left, top] = places.at(-1) ?? [0, 0];
    return [
      `<polyline class="none stroke-${colour}" stroke-width="2" points="${places.map((place) => place.join()).join(" ")}"/>`,
      ...places.map(
        ([cx, cy]) => `<circle class="${colour}" r="3" cx="${cx}" cy="${cy}"/>`,
      ),
      `<text class="${colour} small" x="${(left ?? 0) + 8}" y="${(top ?? 0) + 4}">${escape(name)}</text>`,
    ].join("");
  });
  return svg({
    width,
    height,
    title,
    description: points
      .map(
        ({ name, at, milliseconds }) =>
          `${name}, ${grouped(at)} ${unit}: ${Math.round(milliseconds)} ms`,
      )
      .join("; "),
    body: [
      `<rect class="paper stroke-line" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
      `<text class="ink strong" x="${frame.left}" y="28">${escape(title)}</text>`,
      ...y.ticks.map(
        (tick) =>
          `<line class="stroke-line" x1="${frame.left}" x2="${frame.right}" y1="${y.place(tick)}" y2="${y.place(tick)}"/><text class="pale small" text-anchor="end" x="${frame.left - 8}" y="${y.place(tick) + 4}">${grouped(tick)} ms</text>`,
      ),
      ...x.ticks.map(
        (tick) =>
          `<text class="pale small" text-anchor="middle" x="${x.place(tick)}" y="${frame.bottom + 20}">${grouped(tick)}</text>`,
      ),
      `<text class="pale small" text-anchor="end" x="${width - 12}" y="${frame.bottom + 20}">${escape(unit)}</text>`,
      ...lines,
    ].join("\n"),
  });
}

/**
 * @param {readonly number[]} values
 * @param {number} from where the least is
 * @param {number} to where the most is
 */
function scale(values, from, to) {
  const low = Math.log10(Math.min(...values)) - 0.1;
  const high = Math.log10(Math.max(...values)) + 0.1;
  const powers = Array.from({ length: 8 }, (_, power) => 10 ** power);
  return {
    ticks: powers.filter(
      (power) => Math.log10(power) >= low && Math.log10(power) <= high,
    ),
    /** @param {number} value */
    place: (value) =>
      Math.round(
        from + ((Math.log10(value) - low) / (high - low)) * (to - from),
      ),
  };
}
