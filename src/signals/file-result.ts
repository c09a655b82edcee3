// What one file tells, whatever else is in the tree: plain data, so that it can be kept for the next tree that holds the same file.

import { type Collected, collect, emptyCollection } from '../inventory/collect.js';
import { type FileView, viewOf } from '../inventory/file-view.js';
import { readCode, type SeenCode } from '../inventory/read-code.js';
import { isReport } from '../inventory/report-heads.js';
import { isBundle } from '../inventory/roles.js';
import { shortLivedIn } from '../inventory/short-lived.js';
import type { Ignore, Matcher, Place, Sighting, Surroundings } from '../model/index.js';
import type { DeadLines } from '../parsers/code/dead-lines.js';
import { functionAt, statementAt } from '../parsers/code/outline.js';
import { countedUnder, hollowTests, isNotebookInside, languageInside } from '../parsers/languages.js';
import { unnamedObjects } from '../parsers/python/unnamed.js';
import { isBinary, isTextWithNuls } from '../parsers/text/decode.js';
import type { CandidateFile } from './candidate-file.js';
import type { CompiledRules } from './compile.js';
import { ignoresIn } from './ignores.js';
import { type ConstantLoad, loadJudge } from './loads/harmless.js';
import { rootsIn } from './matchers/code.js';

/** A sighting without its path: a result is of one file. */
type SightingInFile = Omit<Sighting, 'path'>;

export interface FileResult {
  /** How large the file is. */
  bytes: number;
  /** What the matchers saw, each by its number among the compiled ones. */
  hits: [matcher: number, places: SightingInFile[]][];
  /** `binary`: code by its name, but no text; `bundle`: put together by a tool; `broken`: a notebook that cannot be parsed, or code that breaks off, of which no line can run. */
  failure: 'binary' | 'bundle' | 'broken' | null;
  collected: Collected | null;
  /** Comments that dispute hazards. */
  ignores: Omit<Ignore, 'path'>[];
  /** The first segments of the names that code uses; whether the project defines them decides what is a tool. */
  roots: string[];
  /** Sightings that count only where another file mentions a name: this one does so only once. */
  namedOnce: { matcher: number; line: number; name: string }[];
  /** Loads that count only where the tree does not hold what they load. */
  constantLoads: ({ matcher: number } & ConstantLoad)[];
  /** Those of them that the project defined when the file was seen. */
  own: string[];
}

/** Results of files of trees that were scanned before, by path and content. The matchers that made them have to be the same. */
export interface ScanCache {
  get(key: string): FileResult | undefined;
  set(key: string, result: FileResult): void;
}

/** What a file's result is kept by: its role follows from the rest of the tree, and decides who looks. */
export function cacheKey({ path, role }: Pick<CandidateFile, 'path' | 'role'>, id: string): string {
  return `${id} ${role} ${path}`;
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
  { path, role, language: named, interested, collects }: CandidateFile,
  bytes: Uint8Array,
  {
    signsIn,
    interests,
    numbers,
    used,
    foreign,
    sketched,
    close,
  }: Pick<CompiledRules, 'signsIn' | 'interests' | 'numbers' | 'used' | 'foreign' | 'sketched' | 'close'>,
  code: (seen: SeenCode) => ReadonlyMap<Matcher, Place[]>,
  modules: ReadonlySet<string>,
): FileResult {
  const result: FileResult = {
    bytes: bytes.length,
    hits: [],
    failure: null,
    collected: null,
    ignores: [],
    roots: [],
    namedOnce: [],
    constantLoads: [],
    own: [],
  };
  if (isBundle(path, bytes)) return { ...result, failure: 'bundle' };
  // Code, and what says how the project is built and run, is no report, whatever it begins with.
  if (named === null && !collects && isReport(bytes)) return result;
  // What is no text holds nothing that is asked for; of code it is a surprise, and is said.
  if (isBinary(bytes) && !(named && isTextWithNuls(bytes))) return { ...result, failure: named ? 'binary' : null };
  const view = viewOf(path, role, bytes);
  const language = named ?? languageInside(path, view.text);
  const note = (matcher: Matcher, places: readonly Sighting[]) => {
    if (places.length === 0) return;
    const number = numbers.get(matcher);
    if (number === undefined) return;
    const near = language !== null && close.has(matcher);
    result.hits.push([number, places.map(({ path: _, ...place }) => (near ? { ...place, within: surroundings(view, place) } : place))]);
  };
  const collected = emptyCollection();
  result.ignores = ignoresIn(view);
  const mayMean = interested.length > 0 ? signsIn(view) : null;
  for (const { matcher, number, inspect } of interested) if (mayMean?.(number)) note(matcher, inspect.placesIn(view));
  if (language) {
    const read = readCode(view, bytes, language, interests, sketched);
    if (!read) result.failure = 'broken';
    else {
      const { seen, sketch } = read;
      for (const [matcher, places] of code(seen)) note(matcher, places);
      const notebook = language.id === 'notebook' ? view.notebook() : null;
      const counted = notebook !== null ? countedUnder(notebook) : isNotebookInside({ path, bytes, text: view.text }) ? 'notebook' : language.id;
      collect.code(collected, seen, counted);
      collect.script(collected, seen, view.text);
      if (sketch) collected.sketches.push(sketch);
      result.roots = rootsIn(seen);
      result.own = result.roots.filter((root) => modules.has(root));
    }
  }
  if (language && role !== 'vendored' && isBroken(view)) result.failure ??= 'broken';
  if (language) result.constantLoads = judgeLoads(result, foreign, view);
  if (language && result.hits.length > 0) {
    doubtDead(result.hits, view.dead());
    result.namedOnce = doubtUnnamed(result.hits, used, language.id === 'python' ? view.text : null);
    if (role === 'own') doubtShortLived(result.hits, view);
    const hollow = role === 'test' ? hollowTests(path, view.text) : null;
    if (hollow !== null) for (const place of result.hits.flatMap(([, places]) => places)) place.doubt ??= hollow;
  }
  if (collects) collect.file(collected, path, bytes, view.text);
  if (collects && role === 'own') collect.unread(collected, path, view.text);
  return language || collects ? { ...result, collected } : result;
}

/** Takes out loads that bring nothing strange in. @returns those of constant paths */
function judgeLoads(result: FileResult, foreign: ReadonlySet<number>, view: FileView): FileResult['constantLoads'] {
  const asked = result.hits.filter(([number]) => foreign.has(number));
  if (asked.length === 0 || !/\.(?:pyw?|ipynb)$/.test(view.path)) return [];
  const judge = loadJudge(view);
  const constant: FileResult['constantLoads'] = [];
  for (const hit of asked) {
    const [matcher, places] = hit;
    hit[1] = places.filter((place) => {
      const paths = judge(place);
      const { line, cell } = place;
      if (paths && paths.length > 0 && line !== undefined) constant.push({ matcher, line, ...(cell !== undefined && { cell }), paths });
      return paths === null || paths.length > 0;
    });
  }
  result.hits = result.hits.filter(([, places]) => places.length > 0);
  return constant;
}

/** Marks what was seen in lines that never run. */
function doubtDead(hits: FileResult['hits'], dead: readonly DeadLines[]): void {
  if (dead.length === 0) return;
  for (const [, places] of hits)
    for (const place of places) {
      const { line, cell } = place;
      if (place.doubt !== undefined || line === undefined) continue;
      const lines = dead.find((one) => one.cell === cell && one.from <= line && line <= one.to);
      if (lines) place.doubt = lines.why;
    }
}

/** Whether all of a file is no code of its language as it stands. */
function isBroken(view: FileView): boolean {
  return view.dead().some(({ why, cell }) => why === 'not-parsed' && cell === undefined);
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

/** Marks what the file takes down again. */
function doubtShortLived(hits: FileResult['hits'], view: FileView): void {
  const isShortLived = shortLivedIn(view);
  for (const [, places] of hits)
    for (const place of places) if (place.line !== undefined && isShortLived(place.line, place.cell)) place.doubt ??= 'short-lived';
}

/**
 * Marks objects that are made inside a function and never named again.
 * @param used the matchers that ask for it
 * @returns those at the top of the file, which others may name
 */
function doubtUnnamed(hits: FileResult['hits'], used: ReadonlySet<number>, text: (() => string) | null): FileResult['namedOnce'] {
  const asked = hits.filter(([number]) => used.has(number));
  const unnamed = asked.length > 0 && text ? unnamedObjects(text()) : [];
  if (unnamed.length === 0) return [];
  return asked.flatMap(([matcher, places]) =>
    places.flatMap((place) => {
      const { line } = place;
      const found = line === undefined ? undefined : unnamed.find(({ from, to }) => from <= line && line <= to);
      if (!found || line === undefined) return [];
      if (found.top) return [{ matcher, line, name: found.name }];
      place.doubt ??= 'unused';
      return [];
    }),
  );
}
