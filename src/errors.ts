// Known errors: each has a place, a cause and a next step, and prints as one line. Anything else that is thrown is a defect of ours.

/** In characters. Whoever quotes others shortens what is quoted; this is for what they forget. */
const longest = { place: 500, reason: 1_000, next: 1_000 } as const;

/** A mistake in what we were given. `message` is "place: cause; next step" in one line, free of control characters. */
export class KnownError extends Error {
  override readonly name = 'KnownError';
  readonly place: string;
  readonly reason: string;
  readonly next: string;
  /** Further mistakes of the same kind of input, for where there is room for more than one line. */
  readonly more: readonly KnownError[];

  constructor(place: string, reason: string, next: string, more: readonly KnownError[] = []) {
    const told = { place: clip(place, longest.place), reason: clip(reason, longest.reason), next: clip(next, longest.next) };
    super(oneLine(`${told.place}: ${told.reason}; ${told.next}`));
    this.place = told.place;
    this.reason = told.reason;
    this.next = told.next;
    this.more = more;
  }
}

/**
 * Text that is safe to print in one line: control characters, line breaks, invisible marks (of direction, fillers, tags) and lone surrogates become visible
 * escapes. Texts of an audited repository reach a terminal through this only.
 */
export function oneLine(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad\u115f\u1160\u180e\u3164\uffa0\ud800-\udfff\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}]/gu,
    (c) => (c === '\n' || c === '\t' || c === '\r' ? ' ' : `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`),
  );
}

/** A text of others as far as an error shows it. @param most how many characters */
export function clip(text: string, most = 80): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/**
 * The candidate closest to a mistyped word.
 * @returns the nearest candidate within a third of the word's length (edit distance, at least 2), or null.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const typed = word.slice(0, 80);
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(typed.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) >= bestDistance) continue;
    const distance = editDistance(typed.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** How many letters have to be changed, added or left out to make one word of the other. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** "did you mean …" for a mistyped word, or for a part of a longer one; the given advice where nothing is near. */
export function suggest(word: string, candidates: Iterable<string>, otherwise: string): string {
  const all = [...candidates];
  const near = nearest(word, all);
  const meant = near === null ? holding(word, all) : [near];
  return meant.length === 0 ? otherwise : didYouMean(meant);
}

/** "did you mean "a", "b" or "c"?" */
export function didYouMean(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  const last = quoted.pop() ?? '';
  return `did you mean ${quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`}?`;
}

/** At most three candidates of which the word is the beginning of a part; none where more are, so that it says nothing. */
function holding(word: string, candidates: readonly string[]): string[] {
  const typed = word.toLowerCase();
  if (typed.length < 3) return [];
  const found = candidates.filter((candidate) => {
    const at = candidate.toLowerCase().indexOf(typed);
    return at === 0 || (at > 0 && /[^\p{L}\p{N}]/u.test(candidate.charAt(at - 1)));
  });
  return found.length > 3 ? [] : found;
}
