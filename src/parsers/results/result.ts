// What a file of results says, whichever tool wrote it.

/** What a result measures. */
export const measureKinds = [
  'tests',
  'coverage',
  'evals',
  'red-team',
  'scores',
  'spread',
  'attacks',
  'injections',
  'run',
  'metrics',
  'drift',
  'data-tests',
  'findings',
  'vulnerabilities',
  'models',
] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** So many of so many, a number, or a word that the tool has for it. */
export type Figure = { count: number; total: number } | { value: number } | { said: string };

export interface Measure {
  kind: MeasureKind;
  /** What the file calls it: a task with its metric, a suite; null where there is only one. */
  name: string | null;
  figure: Figure;
  /** What the file itself says of it; null where it only measures. */
  passed: boolean | null;
}

export interface ToolResult {
  /** As the tool is called, or as it calls itself. */
  tool: string;
  version: string | null;
  /** The day, "YYYY-MM-DD"; null where the file says none. */
  date: string | null;
  /** The commit that it names; null where it names none. */
  commit: string | null;
  /** In the order of the file; what is measured more often than that is not listed. */
  measures: Measure[];
}

/** A text that may be one of several formats: each form of it is made once, where somebody asks. */
export interface ResultText {
  /** The value of a JSON text; undefined where it is none. Numbers that JSON has not (NaN, Infinity) are null. */
  json(): unknown;
  /** The values of a text of one JSON value a line; lines that are none are left out. Empty where the first is none. */
  lines(): readonly unknown[];
  /** The whole text. */
  text: string;
}

export interface ResultFormat {
  id: string;
  /** What somebody would call such a file. */
  title: string;
  /** All that such a file may measure. */
  kinds: readonly MeasureKind[];
  /** @returns what the text says; null where it is of another format */
  read(file: ResultText): ToolResult | null;
}

/** Nothing of a file is told at more length. */
const longest = 120;
/** No more measures of one file are told. */
export const mostMeasures = 40;

/** A text of a file, as far as it is told; null where it is none, or empty. */
export function told(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  const text = value.trim();
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** A number that is one; null for all else, also for what is not finite. */
export function numberIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A whole number that is not negative; null for all else. */
export function countIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** A commit by its id, whole or shortened; null for all else. */
export function commitIn(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9a-f]{7,64}$/i.test(value) ? value.toLowerCase() : null;
}
