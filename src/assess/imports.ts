// What results of other tools are worth: while what they rest on is what it was, and for a while where nobody says what that is.
import type { Catalogue, Check, Imported, ImportedResult, ImportMeasure, ImportRef, ImportRule, ImportShowing } from '../model/index.js';
import { daysBetween } from '../parsers/text/days.js';

/** A result of which nobody says what it rests on counts for so long. */
export const freshDays = 90;
/** The figures of one file may show so many checks by the word of the manifest. */
const mostChecks = 3;

/** What a result says about one check. */
export interface ImportedShown {
  ref: ImportRef;
  /** What it earns on the scale; 0 where it failed. */
  value: 0 | 1 | 2;
  /** Whether it earns less, as nobody says what it rests on. */
  half: boolean;
  failed: { leaves: 'none' | 'half' } | null;
  /** Whether the manifest says that it is about the check, and not the rules. */
  said: boolean;
}

/** The results of a manifest, with what they are worth and what they say about each check. */
export interface ImportsKnown {
  imports: Imported[];
  shown: ReadonlyMap<string, readonly ImportedShown[]>;
}

/**
 * @param today "YYYY-MM-DD" in UTC
 * @returns every result in the order given; for each check those that say something of it
 */
export function importsKnown(
  results: readonly ImportedResult[],
  { imports: rules, checks }: Pick<Catalogue, 'imports' | 'checks'>,
  today: string,
): ImportsKnown {
  const shown = new Map<string, ImportedShown[]>();
  const told = new Map<string, number>();
  const imports = results.map((result): Imported => {
    const rows = rowsOf(result, rules, checks);
    const { state, old } = stateOf(result, rows, today);
    const [shows, against]: [string[], string[]] = [[], []];
    for (const [row, measures] of rows) {
      // One figure that is to show everything shows nothing more.
      const used = told.get(result.file) ?? 0;
      if (result.says !== null && used >= mostChecks) continue;
      if (result.says !== null) told.set(result.file, used + 1);
      const one = shownBy(result, row, measures, state);
      if (one === null) continue;
      shown.set(row.check, [...(shown.get(row.check) ?? []), one]);
      if (one.value > 0) shows.push(row.check);
      if (one.failed !== null) against.push(row.check);
    }
    return { ...result, state, old, checks: [...new Set(rows.map(([{ check }]) => check))], shows: [...new Set(shows)], against: [...new Set(against)] };
  });
  return { imports, shown };
}

/** What the rules, or the manifest, take a result for: each row with the measures that it is about. */
function rowsOf(result: ImportedResult, rules: readonly ImportRule[], checks: readonly Pick<Check, 'id'>[]): [ImportShowing, ImportMeasure[]][] {
  const { says, format, measures, tool } = result;
  if (measures.length === 0) return [];
  const ids = new Set(checks.map(({ id }) => id));
  // What a person takes a figure for may be half of the matter: whether it is reached again and again no file says.
  if (says !== null) return ids.has(says) ? [[{ kind: '', check: says, earns: 'half', needs: 'passed', leaves: 'half', tools: [] }, measures]] : [];
  const name = tool?.toLowerCase() ?? '';
  const shows = rules.find((rule) => rule.format === format)?.shows ?? [];
  return shows.flatMap((row): [ImportShowing, ImportMeasure[]][] => {
    const about = measures.filter(({ kind }) => kind === row.kind);
    return about.length > 0 && ids.has(row.check) && (row.tools.length === 0 || row.tools.includes(name)) ? [[row, about]] : [];
  });
}

function stateOf({ problem, changed, measures, date }: ImportedResult, rows: readonly unknown[], today: string): Pick<Imported, 'state' | 'old'> {
  if (problem !== null || measures.length === 0) return { state: 'unread', old: null };
  if (changed !== null && changed.length > 0) return { state: 'old', old: 'changed' };
  // What failed has failed, whenever that was: until what it rests on is another.
  if (measures.some(({ passed }) => passed === false)) return { state: 'failed', old: null };
  if (changed !== null) return { state: 'shown', old: null };
  const age = date === null ? null : daysBetween(date, today);
  // A day that is yet to come says nothing of an age.
  if (age === null || age < 0) return { state: 'old', old: 'no-date' };
  if (age >= freshDays) return { state: 'old', old: 'too-old' };
  return { state: rows.length === 0 ? 'shown' : 'half', old: null };
}

function shownBy(result: ImportedResult, row: ImportShowing, measures: readonly ImportMeasure[], state: Imported['state']): ImportedShown | null {
  if (state === 'unread' || state === 'old') return null;
  const { file, tool, version, date } = result;
  const said = result.says !== null;
  const failed = measures.some(({ passed }) => passed === false);
  const ref: ImportRef = { file, tool, version, date, measures: [...(failed ? measures.filter(({ passed }) => passed === false) : measures)] };
  if (failed) return { ref, value: 0, half: false, failed: row.leaves === null ? null : { leaves: row.leaves }, said };
  if (row.needs === 'passed' && measures.some(({ passed }) => passed === null)) return null;
  // A part of a file may have failed; what passed in it counts while the whole does.
  const known = result.changed !== null;
  if (row.covered === 'required' && !known) return null;
  const value = row.earns === 'full' && known ? 2 : 1;
  return { ref, value, half: row.earns === 'full' && !known, failed: null, said };
}
