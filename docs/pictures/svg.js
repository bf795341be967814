// What the pictures share: a frame with texts for screen readers, and colours for light and dark pages.

/** The names are those of classes; each colours the text, the `fill-…` and `stroke-…` of the same name the rest. */
const colours = {
  ink: ["#1f2328", "#e6edf3"],
  pale: ["#59636e", "#9198a1"],
  paper: ["#ffffff", "#0d1117"],
  panel: ["#f6f8fa", "#161b22"],
  line: ["#d1d9e0", "#3d444d"],
  accent: ["#0969da", "#4493f8"],
  wrong: ["#d1242f", "#f85149"],
  keyword: ["#cf222e", "#ff7b72"],
  string: ["#0a3069", "#a5d6ff"],
  number: ["#0550ae", "#79c0ff"],
  called: ["#8250df", "#d2a8ff"],
};

/** The colours that a body uses, for one of the two schemes. */
function rules(body, scheme) {
  return Object.entries(colours)
    .flatMap(([name, shades]) => [
      [name, "fill", shades[scheme]],
      [`stroke-${name}`, "stroke", shades[scheme]],
    ])
    .filter(([name]) => new RegExp(`[" ]${name}[" ]`).test(body))
    .map(([name, property, shade]) => `.${name} { ${property}: ${shade} }`)
    .join(" ");
}

/** A whole picture. */
export function svg({ width, height, title, description, body }) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escape(title)}</title>
<desc id="description">${escape(description)}</desc>
<style>
text { font: 14px system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif }
.code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre }
.small { font-size: 12px } .strong { font-weight: 600 } .none { fill: none }
${rules(body, 0)}
@media (prefers-color-scheme: dark) { ${rules(body, 1)} }
</style>
${body}
</svg>
`;
}

export function escape(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
