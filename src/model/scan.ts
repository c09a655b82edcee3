// What is seen in a tree.

/** A place in a tree: a path relative to its root with "/", a line counted from 1, and for notebooks the cell counted from 1. */
export interface Place {
  path: string;
  line?: number;
  cell?: number;
}

/** A place that a signal was seen at. */
export type SignalPlace = { signal: string } & Place;

/** Why a practice that is there, and used, proves less than it seems to: it cannot fail, or little depends on it. */
export const hollows = [
  'failure-allowed',
  'status-lost',
  'not-on-change',
  'other-branch',
  'asserts-nothing',
  'skipped',
  'deselected',
  'short-lived',
  'switched-off',
  'not-kept',
] as const;
/** Why what stands there proves nothing: it never runs, or nothing uses it. */
export const deads = ['never-true', 'after-the-end', 'not-parsed', 'set-aside', 'commented-out', 'unused', 'collects-nothing', 'missing-target'] as const;
export type Doubt = (typeof hollows)[number] | (typeof deads)[number];

/** A place as a matcher saw it; `doubt` says why it counts for less than a live one. */
export type Sighting = Place & { doubt?: Doubt; within?: Surroundings };

/** The function and the statement of its file that a place lies in, by their numbers: where somebody asks how near to each other things are. */
export interface Surroundings {
  function: number;
  statement: number;
}

export const factStates = ['present', 'weak', 'declared', 'absent', 'unreadable'] as const;
/**
 * `present`: there, live and able to fail; `weak`: there and used, but hollow; `declared`: a dependency that is never configured or called; `absent`: not there, or
 * only where it never runs; `unreadable`: what could show it was not read.
 */
export type FactState = (typeof factStates)[number];

/** How many of how many: own modules that live tests reach, routes behind authentication, pinned dependencies. */
export interface Degree {
  count: number;
  total: number;
}

export interface Fact {
  signal: string;
  state: FactState;
  /** The label of the alternative that the first place shows, where the rules give it one. */
  label?: string;
  /** Why a weak fact is weak, where the place itself tells. */
  doubt?: Doubt;
  /**
   * What comes nearest to an absent practice: it stands there and never runs, or nothing uses it; without a doubt, a part of an alternative (of that `label`) is there
   * and the rest is not.
   */
  near?: { doubt: Doubt | null; label?: string; places: Place[] };
  /** It is seen only in examples, tutorials and the like, which show how something is used and are not what the project does. */
  beside?: true;
  degree?: Degree;
  /** What the degree leaves out: modules that no test reaches, dependencies that are not pinned. At most 20. */
  rest?: Place[];
  places: Place[];
}

/** Whether a project does something here. `unclear` where too much of its code was not read to deny it. */
export interface ActivityFact {
  id: string;
  state: 'present' | 'absent' | 'unclear';
  places: Place[];
}

/** Something that limits what the scan could see. */
export type Limit =
  | { code: 'unreadable'; path: string }
  | { code: 'too-large'; path: string; bytes: number }
  | { code: 'not-parsed'; path: string }
  | { code: 'too-slow'; path: string }
  | { code: 'symlink-outside'; path: string }
  | { code: 'too-deep'; path: string }
  | { code: 'submodule'; path: string }
  | { code: 'special-file'; path: string }
  | { code: 'git-silent' }
  | { code: 'untracked'; files: number }
  | { code: 'too-many-files'; files: number }
  | { code: 'excluded'; pattern: string; files: number }
  /** Left out as somebody else's: vendored, generated, installed. */
  | { code: 'vendored'; pattern: string; files: number }
  /** The project's own code in a language that is not read; lines without blank ones. */
  | { code: 'language'; language: string; files: number; lines: number };

export interface Guess {
  value: string;
  places: Place[];
}

/** A comment in a file that disputes the hazard of a code. */
export interface Ignore {
  code: string;
  /** Why; "" where nobody says, and then it disputes nothing. */
  reason: string;
  path: string;
  line: number;
  cell?: number;
  /** The line whose hazard is disputed: its own, or the next one where the comment stands alone. */
  disputes: number;
}

/** What one look at a tree gives. `whole` is false when something that could hold evidence was not read. */
export interface Scan {
  facts: Fact[];
  /** For each hazard that is seen the label of the alternative that each of its places shows, null where the rules give it none; in the order of the places. */
  labels: Record<string, (string | null)[]>;
  /** In the order of the rules. */
  activities: ActivityFact[];
  guesses: Record<string, Guess[]>;
  limits: Limit[];
  ignores: Ignore[];
  files: number;
  /** How many files of the folders above were looked at. */
  filesAbove: number;
  whole: boolean;
}
