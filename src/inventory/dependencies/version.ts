// Which releases a requirement allows, as far as its lowest and its highest version tell.

type Release = readonly number[];

interface Bounds {
  /** The lowest release allowed; null where nothing holds it. */
  low: Release | null;
  /** The highest, or the first that is no longer allowed; null where nothing holds it. */
  high: { release: Release; allowed: boolean } | null;
}

const longest = 400;

/**
 * @param specifiers as pip, poetry or conda write them: "==2.1.0", ">=1.13,<3", "^2.6", "2.1.*"; "" where any version will do
 * @param bound ">=2.6" or "<5.1"
 * @returns whether every release that is allowed lies within the bound; false where that cannot be told
 */
export function allowsOnly(specifiers: string, bound: string): boolean {
  const { low, high } = boundsOf(specifiers.slice(0, longest));
  const limit = releaseOf(bound);
  if (limit === null) return false;
  if (bound.startsWith('>=')) return low !== null && compare(low, limit) >= 0;
  if (!bound.startsWith('<') || high === null) return false;
  const order = compare(high.release, limit);
  return order < 0 || (order === 0 && !high.allowed);
}

function boundsOf(specifiers: string): Bounds {
  const bounds: Bounds = { low: null, high: null };
  // Alternatives may allow anything.
  if (specifiers.includes('|')) return bounds;
  for (const one of specifiers.replace(/([<>=!~^])\s+/g, '$1').split(/[,\s]+(?=[<>=!~^\d])/)) {
    const [, sign = '', version = ''] = /^[ \t]*([<>=!~^]{0,3})[ \t]*(v?\d[\w.*+!-]*)/.exec(one) ?? [];
    const release = releaseOf(version);
    if (release === null || sign === '!=') continue;
    if (!sign.startsWith('<')) bounds.low = highest(bounds.low, release);
    const high = highOf(sign, release, version);
    if (high && (bounds.high === null || compare(high.release, bounds.high.release) < 0)) bounds.high = high;
  }
  return bounds;
}

function highOf(sign: string, release: Release, version: string): Bounds['high'] {
  if (sign === '<') return { release, allowed: false };
  if (sign === '<=') return { release, allowed: true };
  if (sign.startsWith('>')) return null;
  const before = (length: number): Bounds['high'] => ({ release: next(release.slice(0, Math.max(1, length))), allowed: false });
  if (sign === '^') return before(release[0] === 0 ? 2 : 1);
  if (sign === '~=' || sign === '~') return before(sign === '~' ? 2 : release.length - 1);
  // "2.1.*", and conda's "=2.1", stand for all releases that begin so.
  return version.includes('*') || sign === '=' ? before(release.length) : { release, allowed: true };
}

function releaseOf(version: string): Release | null {
  const numbers = /\d{1,9}(?:\.\d{1,9}){0,5}/.exec(version)?.[0];
  return numbers === undefined ? null : numbers.split('.').map(Number);
}

function next(release: Release): Release {
  return release.map((number, index) => (index === release.length - 1 ? number + 1 : number));
}

function highest(one: Release | null, other: Release): Release {
  return one !== null && compare(one, other) > 0 ? one : other;
}

function compare(one: Release, other: Release): number {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
