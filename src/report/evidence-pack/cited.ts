// Which files a report rests on, and what cites each.
import type { CitationState, ImportState, Place, SignalPlace } from '../../model/index.js';
import type { Report } from '../report.js';

/** What points at a file: a signal that decided a check, an answer, a dispute of a signal, an import, or a guess of what the project is. */
export type CitedBy =
  | { check: string; signal: string; places: Omit<Place, 'path'>[] }
  | { check: string; answer: CitationState }
  | { check: string; disputed: true }
  | { imported: ImportState }
  | { context: string; places: Omit<Place, 'path'>[] };

/** @returns the paths that a report names as evidence, sorted by code unit, each with what cites it in the report's order */
export function citedFiles({ findings, context, imported }: Pick<Report, 'findings' | 'context' | 'imported'>): Map<string, CitedBy[]> {
  const files = new Map<string, CitedBy[]>();
  const add = (path: string, citing: CitedBy) => files.set(path, [...(files.get(path) ?? []), citing]);
  for (const { check, evidence, answer } of findings) {
    for (const [key, places] of grouped(evidence.flatMap((one) => ('signal' in one ? [one] : [])))) {
      const [signal, path] = key;
      add(path, { check, signal, places });
    }
    for (const one of evidence) if ('state' in one && 'path' in one) add(one.path, { check, answer: one.state });
    for (const { path } of answer?.dispute ?? []) add(path, { check, disputed: true });
  }
  for (const { file, state } of imported) add(file, { imported: state });
  for (const [field, { places }] of Object.entries(context)) {
    for (const [[, path], at] of grouped(places.map((place) => ({ signal: '', ...place })))) add(path, { context: field, places: at });
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The places of each signal in each file; of a place without a line only the file. */
function grouped(places: readonly SignalPlace[]): [[signal: string, path: string], Omit<Place, 'path'>[]][] {
  const found = new Map<string, [[string, string], Omit<Place, 'path'>[]]>();
  for (const { signal, path, ...at } of places) {
    const key = `${signal}\0${path}`;
    const [, known] = found.get(key) ?? [[signal, path], []];
    found.set(key, [[signal, path], Object.keys(at).length === 0 ? known : [...known, at]]);
  }
  const order = (a: Omit<Place, 'path'>, b: Omit<Place, 'path'>) => (a.cell ?? 0) - (b.cell ?? 0) || (a.line ?? 0) - (b.line ?? 0);
  return [...found.values()].map(([key, at]) => [key, at.sort(order)]);
}
