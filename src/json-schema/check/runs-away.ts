import { mostPlaces, type PatternSteps, stepsOf } from "./pattern-steps.js";

/** A longer pattern is not looked into. */
const mostCharacters = 2_000;

/**
 * Whether a regular expression can take for ever: there is a text that a repetition in it reads in two ways, so that
 * with each time more that the text has it the ways double, and something behind it can make all of them fail.
 */
export function runsAway(pattern: string): boolean {
  if (pattern.length > mostCharacters) return false;
  const steps = stepsOf(pattern);
  const { atoms, last } = steps;
  if (atoms.length > mostPlaces) return false;
  const canFail = /\$|\\b|\(\?<?[=!]/i.test(pattern);
  return atoms.some(
    (_, place) =>
      (canFail || !last.includes(place)) && isAmbiguous(place, steps),
  );
}

/** Whether there is a text that leads from a place back to it in two ways. */
function isAmbiguous(place: number, { atoms, follow }: PatternSteps): boolean {
  const key = (a: number, b: number): number => a * atoms.length + b;
  // Two readers of one text, both from the place: where they have gone apart is remembered.
  const together = new Set<number>();
  const apart = new Set<number>();
  const open: [a: number, b: number, apart: boolean][] = [
    [place, place, false],
  ];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [a, b, wereApart] = pair;
    for (const [nextA, ways] of follow[a] ?? [])
      for (const nextB of follow[b]?.keys() ?? []) {
        if (!overlap(atoms[nextA], atoms[nextB])) continue;
        const areApart = wereApart || nextA !== nextB || ways > 1;
        if (areApart && nextA === place && nextB === place) return true;
        const seen = areApart ? apart : together;
        const next = key(nextA, nextB);
        if (seen.has(next)) continue;
        seen.add(next);
        open.push([nextA, nextB, areApart]);
      }
  }
  return false;
}

/** Characters to try: printable ASCII, white space, and some of other scripts. */
const samples = [
  ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(at + 32)),
  ...["\t", "\n", "\u00a0", "é", "ß", "Ω", "ж", "日", "한", "\u{1f600}"],
];

/** The samples that a pattern of one character reads, and the pattern's own character. */
const read = new Map<string, ReadonlySet<string>>();

function overlap(a = "", b = ""): boolean {
  if (a === b) return true;
  const [one, other] = [readBy(a, b), readBy(b, a)];
  return [...one].some((character) => other.has(character));
}

/** @param other what the pattern is compared with: one of its own characters may be the one that both read */
function readBy(atom: string, other: string): ReadonlySet<string> {
  const key = JSON.stringify([atom, other]);
  const known = read.get(key);
  if (known) return known;
  const form = new RegExp(`^${atom}$`, "u");
  const characters = new Set([...samples, ...Array.from(atom + other)]);
  const found = new Set([...characters].filter((each) => form.test(each)));
  read.set(key, found);
  return found;
}

/** Whether the time that a pattern takes grows in step with the text: from its start it repeats one thing at most. */
export function isPlain(pattern: string): boolean {
  const bare = pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gsu, "c");
  const repetitions = bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  return repetitions === 0 || (repetitions === 1 && /^\^[^|(]*$/.test(bare));
}
