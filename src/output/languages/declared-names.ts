import type { Classes } from "./classes.js";

/** What the declarations that quicktype made are called in a language. */
export interface DeclaredNames {
  readonly has: (declaration: string) => boolean;
  readonly nameOf: (declaration: string) => string;
  readonly isEnum: (declaration: string) => boolean;
}

/**
 * Names the declarations, in their order.
 *
 * @param claim gives a declaration the name that it has in the language
 */
export function nameDeclarations(
  { declarations }: Classes,
  claim: (declaration: string) => string,
): DeclaredNames {
  const names = new Map(declarations.map(({ name }) => [name, claim(name)]));
  const enums = new Set(
    declarations.filter(({ kind }) => kind === "enum").map(({ name }) => name),
  );
  return {
    has: (name) => names.has(name),
    nameOf: (name) => names.get(name) ?? name,
    isEnum: (name) => enums.has(name),
  };
}
