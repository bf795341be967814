import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Whether a language's tool is here. Where `LANGUAGES_REQUIRED` is set, it has to be. */
export function has(tool: string, ...parameters: readonly string[]): boolean {
  try {
    execFileSync(tool, parameters, { stdio: "ignore" });
    return true;
  } catch (cause) {
    if (process.env["LANGUAGES_REQUIRED"])
      throw new Error(`${tool} is required, but cannot be run.`, { cause });
    return false;
  }
}

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The example of a language in `docs/clients.md`. */
export function exampleIn(language: "python" | "go"): string {
  const text = readFileSync(from("../../../docs/clients.md"), "utf8");
  const [, example = ""] = text.split(`\`\`\`${language}\n`);
  return example.slice(0, example.indexOf("```"));
}

/** A folder with the client's templates in `cobalt/`, and beside them what the tests add. */
export function clientFolder(language: "python" | "go"): {
  readonly folder: string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), `cobalt-${language}-`));
  cpSync(from(`../../../templates/${language}`), join(folder, "cobalt"), {
    recursive: true,
  });
  cpSync(from(language), folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
