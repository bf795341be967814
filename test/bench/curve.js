// @ts-check
// A line chart as SVG: the share of payloads that a schema accepts, by the number of samples that it was made of.

/** @typedef {{ name: string, shares: readonly number[] }} Line */

const [left, top, wide, high] = [46, 20, 460, 260];
const colours = ["#1f6feb", "#8250df", "#1a7f37", "#bf8700", "#cf222e"];

/**
 * @param {readonly number[]} sizes
 * @param {readonly Line[]} lines
 * @returns {string}
 */
export function curve(sizes, lines) {
  const x = (/** @type {number} */ at) =>
    left + (wide * at) / (sizes.length - 1);
  const y = (/** @type {number} */ share) => top + high * (1 - share);
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<path d="M${left} ${y(share)}H${left + wide}" stroke="#d0d7de"/><text x="${left - 6}" y="${y(share) + 4}" text-anchor="end">${share * 100} %</text>`,
  );
  const ticks = sizes.map(
    (size, at) =>
      `<text x="${x(at)}" y="${top + high + 18}" text-anchor="middle">${size}</text>`,
  );
  const drawn = lines.map(({ name, shares }, index) => {
    const colour = colours[index % colours.length];
    const points = shares
      .map((share, at) => `${x(at).toFixed(1)},${y(share).toFixed(1)}`)
      .join(" ");
    const key = top + high - 14 - 18 * (lines.length - 1 - index);
    return (
      `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"/>` +
      `<path d="M${left + wide - 130} ${key}h18" stroke="${colour}" stroke-width="2"/><text x="${left + wide - 106}" y="${key + 4}">${name}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + wide + 20} ${top + high + 46}" font-family="sans-serif" font-size="12" fill="#57606a">`,
    "<title>Unseen payloads that are accepted, by the number of samples</title>",
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...grid,
    ...ticks,
    ...drawn,
    `<text x="${left + wide / 2}" y="${top + high + 38}" text-anchor="middle">samples</text>`,
    "</svg>",
    "",
  ].join("\n");
}
