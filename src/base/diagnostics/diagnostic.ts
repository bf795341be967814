import { catalogue, type DiagnosticCode } from "./catalogue.js";

/** Where a problem stands in a file; lines and columns count from 1, in UTF-16 code units. */
export interface Place {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters of the line the problem covers; at least 1. */
  readonly length: number;
}

/** One problem, with everything that is needed to show it and to mend it. */
export interface Diagnostic {
  /** Stable: safe to search for, to filter by and to link to. */
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  /** What is wrong, in one sentence that names the thing. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** Absent only where there is no file to point at. */
  readonly place?: Place;
}

/** Collects the problems of a run, so that all of them are reported at once. */
export class Diagnostics {
  readonly #list: Diagnostic[] = [];
  readonly #known = new Set<string>();
  #errors = 0;

  /**
   * Records a problem; its severity comes from the catalogue. The same problem of the same place is recorded
   * once, because a file that two events use is read for both.
   *
   * @param help what to do, where more can be said than the catalogue's advice
   */
  add(
    code: DiagnosticCode,
    message: string,
    place?: Place,
    help: string = catalogue[code].fix,
  ): void {
    const { severity } = catalogue[code];
    if (severity === "error") this.#errors += 1;
    const key = JSON.stringify([code, message, place]);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#list.push({ code, severity, message, help, ...(place && { place }) });
  }

  /** How many problems there are so far. */
  get count(): number {
    return this.#list.length;
  }

  /** How many errors were found so far; one that two events share was found twice. */
  get errorCount(): number {
    return this.#errors;
  }

  /** Whether anything so far forbids writing. */
  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  /** Everything recorded, in the order of the files and lines it stands in. */
  get list(): readonly Diagnostic[] {
    return this.#list.toSorted(byPlace);
  }
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (!a.place || !b.place)
    return Number(Boolean(a.place)) - Number(Boolean(b.place));
  if (a.place.file !== b.place.file)
    return a.place.file < b.place.file ? -1 : 1;
  return a.place.line - b.place.line || a.place.column - b.place.column;
}
