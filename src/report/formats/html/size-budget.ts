// How much a page shows: the steps in which it gives way until it is small enough.

/** Limits of one attempt. Lengths in characters; `cases` and `places` are counts. */
export interface Room {
  text: number;
  path: number;
  /** Places of one signal. */
  places: number;
  /** Cases of a gap, and of an open question. */
  cases: { gap: number; open: number };
  /** What to do about open questions: all of it, its first sentence, or nothing. */
  remedies: 'whole' | 'start' | 'none';
  /** The items of the frameworks rather than their counts. */
  items: boolean;
  ledger: boolean;
  /** What is inside of checks: of all, of those that are neither met nor set aside, of none. */
  inside: 'all' | 'open' | 'none';
  /** What each consideration is about, and who asks for it. */
  problems: boolean;
  /** Every check, and the map of the considerations. */
  checks: boolean;
  /** What was left out to come this far. */
  left: readonly string[];
}

const whole: Room = {
  text: 2000,
  path: 300,
  places: 5,
  cases: { gap: 2, open: 1 },
  remedies: 'whole',
  items: true,
  ledger: true,
  inside: 'all',
  problems: true,
  checks: true,
  left: [],
};

const steps: [string, Partial<Room>][] = [
  ['cases of open questions', { cases: { gap: 2, open: 0 } }],
  ['all cases but the closest of each gap', { cases: { gap: 1, open: 0 } }],
  ['all but the start of what to do about open questions', { remedies: 'start' }],
  ['what to do about open questions', { remedies: 'none' }],
  ['the ends of long texts', { text: 300, path: 160, places: 3 }],
  ['the points ledger', { ledger: false }],
  ['the items of the frameworks', { items: false }],
  ['more of long texts', { text: 160, path: 100, places: 1 }],
  ['what is inside settled checks', { inside: 'open' }],
  ['what the considerations are about', { problems: false }],
  ['what is inside every check', { inside: 'none' }],
  ['every check, and the map', { checks: false }],
];

/** The attempts, the whole page first; each leaves out something more, the least important first. */
export const rooms: readonly Room[] = [
  whole,
  ...steps.map((_, index) =>
    Object.assign({}, whole, ...steps.slice(0, index + 1).map(([, less]) => less), { left: steps.slice(0, index + 1).map(([name]) => name) }),
  ),
];
