// Loads that bring nothing strange in: of what this repository keeps, of what is checked just before, of what the program itself has just written.
import type { FileView } from '../../inventory/file-view.js';
import type { Matcher, Sighting } from '../../model/index.js';
import { type CodeStatement, calledName, functionAt, type Outline, type ValueNode } from '../../parsers/code/outline.js';
import { once } from '../../parsers/text/lazy.js';
import { type Bindings, bindingsOf, partsOf } from './bindings.js';
import { ownWrites } from './own.js';
import { pathOf } from './path.js';

const longestPath = 500;
const loaders = /^(?:load|loads|read_pickle|Unpickler|decode)$/;
const mostLoads = 5_000;
const mostOnLine = 10;
const mostBefore = 500;
const mostOfName = 1_000;

/** A load of a constant path: harmless where the tree holds every one of `paths`. */
export interface ConstantLoad {
  line: number;
  cell?: number;
  paths: string[];
}

/**
 * Takes out sightings of loads of files that the tree holds.
 * @param loads of what was seen, with the matcher that saw it
 */
export function dropKeptLoads(
  hits: Map<Matcher, Sighting[]>,
  loads: readonly (ConstantLoad & { matcher: Matcher; path: string })[],
  paths: readonly string[],
): void {
  if (loads.length === 0) return;
  const kept = keptFiles(paths);
  const spot = ({ path, line, cell }: Sighting) => `${path}\0${cell ?? ''}\0${line ?? ''}`;
  const gone = new Map<Matcher, Set<string>>();
  for (const one of loads) if (one.paths.every(kept)) gone.set(one.matcher, (gone.get(one.matcher) ?? new Set()).add(spot(one)));
  for (const [matcher, spots] of gone) {
    const left = (hits.get(matcher) ?? []).filter((place) => !spots.has(spot(place)));
    if (left.length > 0) hits.set(matcher, left);
    else hits.delete(matcher);
  }
}

/** Whether a path, from some folder on, is a file of the tree. */
function keptFiles(paths: readonly string[]): (path: string) => boolean {
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const list = byName.get(name);
    if (list && list.length < mostOfName) list.push(path);
    else if (!list) byName.set(name, [path]);
  }
  return (written) => {
    const path = written
      .replaceAll('\\', '/')
      .replace(/\/{2,}/g, '/')
      .replace(/^(?:\.{0,2}\/)+/, '');
    return (byName.get(path.slice(path.lastIndexOf('/') + 1)) ?? []).some((one) => one === path || one.endsWith(`/${path}`));
  };
}

/** One load, and what surrounds it. */
interface Load {
  argument: ValueNode;
  at: number;
  owner: number;
  outline: Outline;
  bindings: Bindings;
  source: string;
}

/**
 * @returns for a file what tells of the loads on a line: the constant paths of those that bring something in if the tree does not hold them (none where nothing strange
 * comes in), null where one may bring in anything
 */
export function loadJudge(view: FileView): (place: Omit<Sighting, 'path'>) => string[] | null {
  const outline = view.outline();
  if (outline === null) return () => null;
  const bindings = bindingsOf(outline);
  const source = view.effective();
  const loads = outline.statements.flatMap((statement) => loadsIn(statement)).slice(0, mostLoads);
  const own = once(() => ownWrites(outline, bindings, source));
  return ({ line, cell }) => {
    if (line === undefined) return null;
    const start = view.offsetOf(cell === undefined ? { line } : { line, cell });
    const end = source.indexOf('\n', start);
    const there = loads.filter(({ at }) => start <= at && (end < 0 || at <= end));
    if (there.length === 0 || there.length > mostOnLine) return null;
    const paths: string[] = [];
    for (const { args, at } of there) {
      const [first] = args;
      const load = first && { argument: first.value, at, owner: functionAt(outline, at), outline, bindings, source };
      if (!load) return null;
      const stems = stemsOf(load);
      if (isInMemory(stems) || isChecked(load, stems) || own()(load, stems)) continue;
      const path = pathOf(load.argument, load);
      if (path === null || path === '') return null;
      paths.push(path.slice(0, longestPath));
    }
    return paths;
  };
}

function loadsIn({ value }: CodeStatement): (ValueNode & { kind: 'call' })[] {
  return value === null ? [] : callsIn(value).filter(({ of }) => loaders.test(calledName(of) ?? ''));
}

function callsIn(value: ValueNode): (ValueNode & { kind: 'call' })[] {
  return partsOf(value).flatMap((one) => (one.kind === 'call' ? [one] : []));
}

/** Everything that the argument of a load stems from, through the names of its file. */
function stemsOf({ argument, at, owner, bindings }: Load): ValueNode[] {
  const found = partsOf(argument);
  const names = new Set<string>();
  for (let next = 0; next < found.length && found.length < 500; next++) {
    const one = found[next];
    if (one?.kind !== 'name' || names.has(one.name)) continue;
    names.add(one.name);
    const value = bindings.valueOf(one.name, at, owner);
    if (value !== null) found.push(...partsOf(value));
  }
  return found;
}

/** What turns an object of the program into bytes. */
const written = new Set(['tobytes', 'numpy', 'dumps']);
const collective = /^(?:all_?gather\w{0,10}|gather\w{0,10}|broadcast\w{0,12}|bcast|scatter\w{0,10}|recv)$/i;
/** What brings bytes from elsewhere. */
const brings =
  /^(?:open|get|post|urlopen|read|read_bytes|request|requests|response|content|body|data|download\w{0,20}|fetch\w{0,20}|recvfrom|argv|environ|getenv|input)$/;

function isInMemory(stems: readonly ValueNode[]): boolean {
  const calls = stems.flatMap((one) => (one.kind === 'call' ? [one] : []));
  const words = [...calls.map(({ of }) => calledName(of) ?? ''), ...stems.flatMap((one) => (one.kind === 'member' ? [one.name] : []))];
  if (words.some((word) => brings.test(word)) || stems.some((one) => one.kind === 'name' && /^(?:requests?|response|socket|urllib)$/.test(one.name)))
    return false;
  return calls.some(({ of, args }) => {
    const name = calledName(of) ?? '';
    if (written.has(name) || (name === 'BytesIO' && args.length === 0)) return true;
    return of.kind === 'member' && collective.test(name) && /^(?:dist|distributed|comm\w{0,20}|mpi\w{0,20}|hvd)$/i.test(calledName(of.of) ?? '');
  });
}

const checks = /verif|check_?sum|check_?hash|check_?integrity|signature|compare_digest/i;
/** A hash that is taken says nothing before it is compared. */
const hashes = /hmac|sha_?\d{1,3}|blake2|digest|file_?hash|hash_?file/i;

/** Whether what is loaded was checked before, in the same function. */
function isChecked({ at, owner, outline }: Load, stems: readonly ValueNode[]): boolean {
  const known = new Set(stems.flatMap(wordOf));
  const before = outline.statements.filter((one) => one.owner === owner && one.start < at).slice(-mostBefore);
  let hashed = false;
  for (const { value } of before) {
    if (value === null) continue;
    for (const call of callsIn(value)) {
      const name = partsOf(call.of)
        .flatMap((one) => calledName(one) ?? [])
        .join('.');
      if (
        !(checks.test(name) || hashes.test(name)) ||
        !call.args.some((one) => partsOf(one.value).some((part) => wordOf(part).some((word) => known.has(word))))
      )
        continue;
      if (checks.test(name)) return true;
      hashed = true;
    }
    if (hashed && partsOf(value).some((one) => one.kind === 'operation' && (one.makes === 'comparison' || one.makes === 'membership'))) return true;
  }
  return false;
}

/** What names a file or its bytes. */
function wordOf(value: ValueNode): string[] {
  if (value.kind === 'name') return /^(?:self|cls|os|io|open|str|Path)$/.test(value.name) ? [] : [value.name];
  if (value.kind === 'member') return [`.${value.name}`];
  return value.kind === 'string' && value.text.length > 3 && /[./]/.test(value.text) ? [`"${value.text}`] : [];
}
