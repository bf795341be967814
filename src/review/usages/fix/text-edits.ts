/** A change of a text, by positions in what it was before. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An edit, and what it is for. */
export interface OwnedEdit<Owner> extends TextEdit {
  readonly owners: ReadonlySet<Owner>;
}

/** Where an edit came to stand. */
export interface EditedSpan<Owner> {
  readonly start: number;
  readonly end: number;
  readonly owners: ReadonlySet<Owner>;
}

/** Makes edits that do not overlap; of those at one place the first comes first. */
export function applyEdits<Owner>(
  text: string,
  edits: readonly OwnedEdit<Owner>[],
): { readonly text: string; readonly spans: readonly EditedSpan<Owner>[] } {
  const spans: EditedSpan<Owner>[] = [];
  let edited = "";
  let done = 0;
  for (const { start, end, text: put, owners } of edits.toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  )) {
    edited += text.slice(done, start);
    spans.push({
      start: edited.length,
      end: edited.length + put.length,
      owners,
    });
    edited += put;
    done = end;
  }
  return { text: edited + text.slice(done), spans };
}
