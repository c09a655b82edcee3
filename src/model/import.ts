// Results of other tools: what the rules make of them, what a manifest names, and what became of it.
import type { ComponentKind } from './component.js';

/** What one kind of measure of a format says about a check. */
export interface ImportShowing {
  kind: string;
  check: string;
  earns: 'full' | 'half';
  /** Whether the result has to keep a bound, or it is enough that something was measured. */
  needs: 'passed' | 'measured';
  /** Where it says something only while it is known what the result rests on: that it is run again after each change follows from nothing else. */
  covered?: 'required';
  /** What a failing result leaves of the check at most; null where it says nothing against it. */
  leaves: 'none' | 'half' | null;
  /** The tools that it holds for, in small letters; all where there is none. */
  tools: string[];
}

/** What the results of a format show, and what they usually rest on. */
export interface ImportRule {
  format: string;
  shows: ImportShowing[];
  restsOn: { components: ComponentKind[]; signals: string[]; activities: string[] };
}

/** A file that a result rests on, with the hash of what git stores of it. */
export interface Covered {
  path: string;
  sha256: string;
}

/** What a manifest takes in: a file of results, or a glob of them. */
export interface ImportEntry {
  file: string;
  format?: string;
  /** What the results rest on, as it was when they were made; left out where nobody says. */
  covers?: Covered[];
  /** The day of the result that `covers` is about, and of one that says none itself. */
  on?: string;
  check?: string;
  /** A number in a JSON file that shows `check` where it keeps `bound`. */
  path?: string;
  bound?: string;
}

/** So many of so many, a number, or a word that the tool has for it. */
export type ImportFigure = { count: number; total: number } | { value: number } | { said: string };

export interface ImportMeasure {
  kind: string;
  name: string | null;
  figure: ImportFigure;
  /** What it is held against by the manifest; null for nothing. */
  bound: string | null;
  /** Whether it keeps that bound, or passed by the word of its tool; null where it only measures. */
  passed: boolean | null;
}

/** Why nothing is known of a file that a manifest takes in. */
export const importProblems = ['missing', 'unreadable', 'too-large', 'not-known', 'no-measure', 'no-number', 'no-share', 'own-report', 'too-many'] as const;
export type ImportProblem = (typeof importProblems)[number];

/** What a result rests on and what became of that. */
export interface CoveredChange {
  path: string;
  how: 'changed' | 'removed';
}

/** A file of results that a manifest takes in, as it was read. Its texts are those of the file. */
export interface ImportedResult {
  file: string;
  /** Null where nothing is known of it; "number" for a number at a path. */
  format: string | null;
  tool: string | null;
  version: string | null;
  /** "YYYY-MM-DD". */
  date: string | null;
  commit: string | null;
  measures: ImportMeasure[];
  /** What it rests on that is not what it was; null where nobody says what it rests on. */
  changed: CoveredChange[] | null;
  /** The check that the manifest says it shows; null for those of the rules. */
  says: string | null;
  problem: ImportProblem | null;
}

/** `shown`: it shows its checks; `half`: at most half, as nobody says what it rests on; `failed`; `old`: it shows nothing any more; `unread`. */
export const importStates = ['shown', 'half', 'failed', 'old', 'unread'] as const;
export type ImportState = (typeof importStates)[number];
/** Why a result is old. */
export const importAges = ['changed', 'too-old', 'no-date'] as const;
export type ImportAge = (typeof importAges)[number];

/** What is told of the result that decided a check. */
export interface ImportRef extends Pick<ImportedResult, 'file' | 'tool' | 'version' | 'date'> {
  /** Those that are about the check. */
  measures: ImportMeasure[];
}

/** A result with what it is worth. */
export interface Imported extends ImportedResult {
  state: ImportState;
  /** Why it is old; null where it is not. */
  old: ImportAge | null;
  /** The checks that it is about; those of them that it shows, and those that it speaks against. */
  checks: string[];
  shows: string[];
  against: string[];
}
