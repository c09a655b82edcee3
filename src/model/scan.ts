// What is seen in a tree.

/** A place in a tree: a path relative to its root with "/", a line counted from 1, and for notebooks the cell counted from 1. */
export interface Place {
  path: string;
  line?: number;
  cell?: number;
}

/** A place that a signal was seen at. */
export type SignalPlace = { signal: string } & Place;

export type FactState = 'present' | 'declared' | 'absent' | 'unreadable';

export interface Fact {
  signal: string;
  state: FactState;
  /** The label of the alternative that the first place shows, where the rules give it one. */
  label?: string;
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
  | { code: 'excluded'; pattern: string; files: number };

export interface Guess {
  value: string;
  places: Place[];
}

/** What one look at a tree gives. `whole` is false when something that could hold evidence was not read. */
export interface Scan {
  facts: Fact[];
  guesses: Record<string, Guess[]>;
  limits: Limit[];
  files: number;
  /** How many files of the folders above were looked at. */
  filesAbove: number;
  whole: boolean;
}
