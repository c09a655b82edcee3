// Matching with stars in linear time: only the last star is ever tried again.

/** Two-pointer match of a sequence where one element (`star`) stands for any number of elements. */
export function sequence(pattern: readonly string[], items: readonly string[], star: string, same: (pattern: string, item: string) => boolean): boolean {
  let p = 0;
  let i = 0;
  let lastStar = -1;
  let resume = 0;
  while (i < items.length) {
    if (p < pattern.length && pattern[p] === star) {
      lastStar = p++;
      resume = i;
    } else if (p < pattern.length && same(pattern[p] ?? '', items[i] ?? '')) {
      p++;
      i++;
    } else if (lastStar >= 0) {
      p = lastStar + 1;
      i = ++resume;
    } else return false;
  }
  while (p < pattern.length && pattern[p] === star) p++;
  return p === pattern.length;
}

/** The same within a name, where `*` is the star and `?` any character. */
export function segment(pattern: string, name: string): boolean {
  let p = 0;
  let i = 0;
  let lastStar = -1;
  let resume = 0;
  while (i < name.length) {
    if (pattern[p] === '*') {
      lastStar = p++;
      resume = i;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[i])) {
      p++;
      i++;
    } else if (lastStar >= 0) {
      p = lastStar + 1;
      i = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
