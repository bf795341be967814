/** Compiles only where both types are the same. */
export function same<A, B>(
  ..._: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2
    ? []
    : ["the types differ"]
): void {}

/** Compiles only where the value has the type. */
export function accept<T>(_value: T): void {}
