type SnakeCase<S extends string> = S extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeCase<Tail>}`
  : S;

/** A value with every key of every object in it in snake_case; the values stay as they are. */
export type SnakeKeys<T> = T extends readonly (infer Item)[]
  ? SnakeKeys<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T as Key extends string ? SnakeCase<Key> : Key]: SnakeKeys<T[Key]> }
    : T;

/**
 * Renames the keys of plain JSON from camelCase to snake_case, `negativeUsd` to `negative_usd`, at every depth.
 * @param value Objects, arrays and primitives; keys that hold capitals are names of fields, never data.
 */
export function snakeKeys<T>(value: T): SnakeKeys<T> {
  return rename(value) as SnakeKeys<T>;
}

function rename(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rename);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [snakeCase(key), rename(inner)]));
}

const snakeCase = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
