// What Tab does to a half-typed path.

/**
 * @param candidates paths, sorted
 * @returns the text made as long as all that fits it has in common, and what fits, by the next part of the path
 */
export function complete(text: string, candidates: readonly string[]): { text: string; found: string[] } {
  const fitting = candidates.filter((path) => path.startsWith(text));
  const [first] = fitting;
  if (first === undefined) return { text, found: [] };
  const common = fitting.reduce((shared, path) => {
    let length = 0;
    while (length < shared.length && shared[length] === path[length]) length++;
    return shared.slice(0, length);
  }, first);
  if (fitting.length === 1) return { text: first, found: [] };
  const upTo = common.lastIndexOf('/') + 1;
  const next = new Set(fitting.map((path) => path.slice(upTo).replace(/(?<=\/).*$/, '')));
  return { text: common, found: [...next] };
}
