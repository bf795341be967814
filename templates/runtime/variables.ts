/**
 * A key of a map, as a variable path can name it: neither empty nor with a dot,
 * which would lead into the value.
 */
export type VariableKey<Key extends string> = Key extends
  "" | `${string}.${string}`
  ? never
  : Key;
