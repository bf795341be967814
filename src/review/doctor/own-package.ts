import { createRequire } from "node:module";

/** What this package says of itself. */
interface OwnPackage {
  readonly name: string;
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Reads this package's own package.json, which is beside both the source and what is built of it. */
export function ownPackage(): OwnPackage {
  const require = createRequire(import.meta.url);
  return require("cobalt-events/package.json") as OwnPackage;
}
