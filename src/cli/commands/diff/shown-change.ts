import type { Change } from "../../../review/diff/change.js";
import { shownPath } from "../../render/text.js";

/** A change with the files that it names as they are shown. */
export function shownChange(change: Change, cwd: string): Change {
  const { place, impact, ...rest } = change;
  const shown = <Located extends { readonly file?: string }>(
    located: Located,
  ): Located =>
    located.file === undefined
      ? located
      : { ...located, file: shownPath(located.file, cwd) };
  return {
    ...rest,
    ...(impact && {
      impact: {
        workflows: impact.workflows.map(shown),
        calls: impact.calls.map(shown),
      },
    }),
    ...(place && { place: shown(place) }),
  };
}
