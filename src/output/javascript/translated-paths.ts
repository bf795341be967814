/** The files that a TypeScript file becomes: `a.ts` the code `a.js` and the declarations `a.d.ts`, `a.mts` accordingly. */
export function translatedPaths(path: string): readonly [string, string] {
  return [path.replace(/ts$/, "js"), path.replace(/([cm]?ts)$/, "d.$1")];
}
