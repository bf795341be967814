// @ts-check
// What the commands found, as GitHub shows it.

/**
 * The fields of a command's JSON that are told of.
 *
 * @typedef {object} Report
 * @property {string} command
 * @property {boolean} ok
 * @property {readonly { path: string, action: string }[]} files
 * @property {readonly (Placed & { code: string, severity: Finding["severity"], message: string, help?: string })[]} diagnostics
 * @property {readonly (Placed & { code: string, severity: Finding["severity"], message: string, suggestion?: string })[]} [findings]
 * @property {readonly (Placed & { kind: string, event?: string, reason?: string })[]} [usages]
 */

/** @typedef {{ file?: string | null, line?: number | null, column?: number | null }} Placed */
/** @typedef {Placed & { severity: "error" | "warning", title: string, message: string }} Finding */

/** More would be cut off by GitHub, which takes 65,536 characters. */
const mostLines = 50;

/**
 * @param {Report} report
 * @returns {readonly Finding[]}
 */
export function findingsIn({ command, files, diagnostics, ...report }) {
  const stale = files.filter(({ action }) => action !== "unchanged");
  return [
    ...diagnostics.map(({ code, message, help, ...rest }) => ({
      ...rest,
      title: code,
      message: help === undefined ? message : `${message} ${help}`,
    })),
    ...(report.findings ?? []).map(
      ({ code, message, suggestion, ...rest }) => ({
        ...rest,
        title: code,
        message:
          suggestion === undefined ? message : `${message} Write ${suggestion}`,
      }),
    ),
    ...(report.usages ?? []).flatMap(({ kind, reason, ...rest }) =>
      reason === undefined
        ? []
        : [
            {
              ...rest,
              severity: /** @type {const} */ ("error"),
              title: kind === "bypass" ? "Around the generated code" : kind,
              message: reason,
            },
          ],
    ),
    ...(command === "check" && stale.length > 0
      ? [
          {
            severity: /** @type {const} */ ("error"),
            title: "The generated code is not current",
            message: `Run \`npx cobalt-events generate\` and commit what it writes: ${stale.map(({ path }) => path).join(", ")}.`,
          },
        ]
      : []),
  ];
}

const names = {
  check: "Generated code",
  lint: "Templates of workflows",
  usages: "Code that fires events",
};

/**
 * @param {Report} report
 * @returns {string} Markdown
 */
export function sectionOf(report) {
  const findings = findingsIn(report);
  const name = names[/** @type {keyof typeof names} */ (report.command)];
  if (findings.length === 0) return `### ${name}: nothing to complain of`;
  const rows = findings.slice(0, mostLines).map((finding) => {
    const { severity, title, message, file, line } = finding;
    const place = file ? `${code(line ? `${file}:${line}` : file)} ` : "";
    return `- ${severity === "error" ? "❌" : "⚠️"} ${place}**${title}**: ${code(message)}`;
  });
  const rest = findings.length - rows.length;
  return [
    `### ${name}: ${findings.length} to look at`,
    "",
    ...rows,
    ...(rest > 0 ? [`- … and ${rest} more, in the job's log`] : []),
  ].join("\n");
}

/**
 * @param {Finding} finding
 * @returns {string} a command of GitHub's workflows
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function annotationOf({ severity, title, message, file, line, column }) {
  const where = { file, line, col: column, title };
  const properties = Object.entries(where)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${severity} ${properties.join(",")}::${escapeData(message)}`;
}

/** @param {string} text */
function escapeData(text) {
  return text
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}

/** @param {string} text */
function escapeProperty(text) {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/**
 * A text from outside, which mentions nobody and makes no markup.
 *
 * @param {string} text
 */
function code(text) {
  const runs = [...text.matchAll(/`+/gu)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const line = text.replaceAll(/\s+/gu, " ");
  return fence === "`" ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}
