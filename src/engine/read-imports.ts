// Reads the results of other tools that a manifest takes in. They are data of strangers: read within limits, and nothing of them is run or fetched.
import { isReport } from '../inventory/report-heads.js';
import type { CoveredChange, ImportEntry, ImportedResult, ImportFigure, ImportMeasure, ImportProblem, Manifest, Tree } from '../model/index.js';
import { readResult } from '../parsers/results/index.js';
import { keeps, numberAt } from '../parsers/results/number-at.js';
import type { ToolResult } from '../parsers/results/result.js';
import { decode } from '../parsers/text/decode.js';
import { isPattern } from '../project/matching-files.js';
import type { Taken } from '../signals/citations.js';
import { hashesOf, hashOf } from '../signals/stored-hash.js';
import type { ProjectSource } from './open-source.js';

/** What is read of one file, and of all of them, in bytes; how many files one glob and all entries take in. */
const most = { file: 20 * 1024 * 1024, all: 100 * 1024 * 1024, glob: 50, files: 200, covered: 20 * 1024 * 1024 };

/** What a manifest takes in, and what of it is no evidence of an answer besides. */
export interface ReadImports {
  results: ImportedResult[];
  taken: Taken;
}

type ImportSource = Pick<ProjectSource, 'tree' | 'matching'>;

/** @returns the results in the order of the manifest, those of a glob by their paths; a file that cannot be read is one as well, with the reason */
export function readImports({ tree, matching }: ImportSource, { imports }: Pick<Manifest, 'imports'>): ReadImports {
  const results: ImportedResult[] = [];
  const hashes = new Set<string>();
  let left = most.all;
  const read = (path: string, entry: ImportEntry): ImportedResult => {
    const reading = tree.read(path, Math.min(most.file, left));
    if ('failure' in reading) {
      const gone = reading.failure === 'unreadable' && tree.size(path) === null;
      return unread(path, reading.failure === 'too-large' ? 'too-large' : gone ? 'missing' : 'unreadable');
    }
    left -= reading.bytes.length;
    for (const hash of hashesOf(reading.bytes)) hashes.add(hash);
    return resultIn(path, reading.bytes, entry, tree);
  };
  for (const entry of imports) {
    const paths = isPattern(entry.file) ? matching(entry.file) : [entry.file];
    if (paths.length === 0) results.push(unread(entry.file, 'missing'));
    for (const path of paths.slice(0, most.glob)) if (results.length < most.files) results.push(read(path, entry));
    if (paths.length > most.glob || results.length >= most.files) results.push(unread(entry.file, 'too-many'));
    if (results.length > most.files) break;
  }
  return { results, taken: { paths: new Set(results.map(({ file }) => file)), hashes } };
}

function unread(file: string, problem: ImportProblem): ImportedResult {
  return { file, format: null, tool: null, version: null, date: null, commit: null, measures: [], changed: null, says: null, problem };
}

/** What the bytes of one file say, by what its entry asks for. */
export function resultIn(file: string, bytes: Uint8Array, entry: ImportEntry, tree: Pick<Tree, 'read' | 'size'>): ImportedResult {
  // What this program says of a project proves nothing about it.
  if (isReport(bytes)) return unread(file, 'own-report');
  const text = decode(bytes);
  const found = entry.path === undefined ? readResult(text, entry.format ?? null) : numberIn(text, entry.path);
  if (found === null) return unread(file, entry.path === undefined ? 'not-known' : 'no-number');
  if (found.tool.toLowerCase() === 'mlready') return unread(file, 'own-report');
  const date = found.date ?? entry.on ?? null;
  const measures = held(found.measures, entry.bound);
  const problem = found.measures.length === 0 ? 'no-measure' : measures === null ? 'no-share' : null;
  return {
    file,
    format: found.format,
    tool: found.tool === '' ? null : found.tool,
    version: found.version,
    date,
    commit: found.commit,
    measures: measures ?? [],
    changed: changedOf(entry, found.date, tree),
    says: entry.check ?? null,
    problem,
  };
}

function numberIn(text: string, path: string): (ToolResult & { format: string }) | null {
  const value = numberAt(text, path);
  if (value === null) return null;
  return { format: 'number', tool: '', version: null, date: null, commit: null, measures: [{ kind: 'metrics', name: path, figure: { value }, passed: null }] };
}

/** Measures held against a bound of the manifest: a number by itself, a count by its share; null where there is neither a number that was asked for nor a count. */
function held(measures: ToolResult['measures'], bound: string | undefined): ImportMeasure[] | null {
  if (bound === undefined) return measures.map((one) => ({ ...one, bound: null }));
  const asked = measures.length === 1 && measures[0]?.kind === 'metrics';
  const counted = measures.filter(({ figure }) => asked || 'total' in figure);
  if (counted.length === 0) return null;
  return counted.map((one) => ({ ...one, bound, passed: keeps(worth(one.figure), bound) }));
}

function worth(figure: ImportFigure): number {
  return 'value' in figure ? figure.value : 'total' in figure ? figure.count / figure.total : Number.NaN;
}

/** What a result rests on that is another now; null where nobody says, or says it of the result of another day. */
function changedOf({ covers, on }: ImportEntry, date: string | null, { read, size }: Pick<Tree, 'read' | 'size'>): CoveredChange[] | null {
  if (covers === undefined || (date !== null && on !== undefined && date !== on)) return null;
  return covers.flatMap(({ path, sha256 }): CoveredChange[] => {
    const reading = read(path, most.covered);
    if ('failure' in reading) return [{ path, how: size(path) === null ? 'removed' : 'changed' }];
    return hashesOf(reading.bytes).includes(sha256) || hashOf(reading.bytes) === sha256 ? [] : [{ path, how: 'changed' }];
  });
}
