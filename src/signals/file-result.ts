// What one file tells, whatever else is in the tree: plain data, so that it can be kept for the next tree that holds the same file.

import { type Collected, collect, emptyCollection } from '../inventory/collect.js';
import { type FileView, viewOf } from '../inventory/file-view.js';
import { readCode, type SeenCode } from '../inventory/read-code.js';
import { isReport } from '../inventory/report-heads.js';
import { isBundle } from '../inventory/roles.js';
import type { Matcher, Place, Sighting, Surroundings } from '../model/index.js';
import { functionAt, statementAt } from '../parsers/code/outline.js';
import { isBinary } from '../parsers/text/decode.js';
import type { CandidateFile } from './candidate-file.js';
import type { CompiledRules } from './compile.js';
import { rootsIn } from './matchers/code.js';

/** A sighting without its path: a result is of one file. */
type SightingInFile = Omit<Sighting, 'path'>;

export interface FileResult {
  /** How large the file is. */
  bytes: number;
  /** What the matchers saw, each by its number among the compiled ones. */
  hits: [matcher: number, places: SightingInFile[]][];
  /** `binary`: code by its name, but no text; `broken`: a notebook that cannot be parsed. */
  failure: 'binary' | 'broken' | null;
  collected: Collected | null;
  /** The first segments of the names that code uses; whether the project defines them decides what is a tool. */
  roots: string[];
  /** Those of them that the project defined when the file was seen. */
  own: string[];
}

/** Results of files of trees that were scanned before, by path and content. The matchers that made them have to be the same. */
export interface ScanCache {
  get(key: string): FileResult | undefined;
  set(key: string, result: FileResult): void;
}

/** What a file's result is kept by. */
export function cacheKey(path: string, id: string): string {
  return `${id} ${path}`;
}

/** Whether a result says what looking again would say: no name it depends on has become the project's own, or ceased to be. */
export function holdsFor({ roots, own }: FileResult, modules: ReadonlySet<string>): boolean {
  const now = roots.filter((root) => modules.has(root));
  return now.length === own.length && now.every((root) => own.includes(root));
}

/**
 * Looks at one file.
 * @param code what the matchers of code see, for a project that defines `modules`
 */
export function examineFile(
  { path, role, language, interested, collects }: CandidateFile,
  bytes: Uint8Array,
  { interest, numbers, close }: Pick<CompiledRules, 'interest' | 'numbers' | 'close'>,
  code: (seen: SeenCode) => ReadonlyMap<Matcher, Place[]>,
  modules: ReadonlySet<string>,
): FileResult {
  const result: FileResult = { bytes: bytes.length, hits: [], failure: null, collected: null, roots: [], own: [] };
  if (isBundle(path, bytes) || isReport(bytes)) return result;
  // What is no text holds nothing that is asked for; of code it is a surprise, and is said.
  if (isBinary(bytes)) return { ...result, failure: language ? 'binary' : null };
  const view = viewOf(path, role, bytes);
  const note = (matcher: Matcher, places: readonly Sighting[]) => {
    const number = numbers.get(matcher);
    if (number === undefined || places.length === 0) return;
    const near = language !== null && close.has(matcher);
    result.hits.push([number, places.map(({ path: _, ...place }) => (near ? { ...place, within: surroundings(view, place) } : place))]);
  };
  const collected = emptyCollection();
  for (const { matcher, inspect } of interested) note(matcher, inspect.placesIn(view));
  if (language) {
    const seen = readCode(view, bytes, language, interest);
    if (!seen) result.failure = 'broken';
    else {
      for (const [matcher, places] of code(seen)) note(matcher, places);
      collect.code(collected, seen);
      result.roots = rootsIn(seen);
      result.own = result.roots.filter((root) => modules.has(root));
    }
  }
  if (collects) collect.file(collected, path, bytes, view.text);
  return language || collects ? { ...result, collected } : result;
}

/** Where code is not read by statements, or not at all, each line stands for itself. */
function surroundings(view: FileView, { line = 1, cell }: SightingInFile): Surroundings {
  const outline = view.outline();
  const offset = view.offsetOf(cell === undefined ? { line } : { line, cell });
  const ofLine = -2 - offset;
  if (!outline) return { function: ofLine, statement: ofLine };
  const statement = statementAt(outline, offset);
  return { function: functionAt(outline, offset), statement: statement < 0 ? ofLine : statement };
}
