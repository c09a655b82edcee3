// Values that are made when they are first asked for.

/** @returns a function that makes a value when it is first called, and gives the same one from then on. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
