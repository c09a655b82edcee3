// A list in an order that a number decides.

/** @returns the list in another order, the same for the same seed (Fisher and Yates, with the generator mulberry32) */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const all = [...list];
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  for (let last = all.length - 1; last > 0; last--) {
    const at = Math.floor(next() * (last + 1));
    const [one, other] = [all[last], all[at]];
    if (one !== undefined && other !== undefined) [all[last], all[at]] = [other, one];
  }
  return all;
}
