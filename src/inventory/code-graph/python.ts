// Of Python: a module is known by any end of its path, the nearest file first where several end alike.
import type { Sketch } from '../sketch.js';
import { type Definition, definedIn, type Indexed } from './target.js';

const deepest = 3;
const longestPath = 8;
/** More files of one name tell nothing. */
const mostAlike = 50;
const mostWhole = 50;

export interface PythonNames {
  resolve(name: string, from: Sketch): Definition | null;
  module(name: string, from: Sketch): Sketch | null;
}

/** @param affords whether one more look-up is within bounds */
export function pythonNames(sketches: readonly Sketch[], indexOf: (file: Sketch) => Indexed, affords: () => boolean): PythonNames {
  const find = moduleFinder(sketches);
  const resolve = (name: string, from: Sketch, depth: number): Definition | null => {
    const absolute = absoluteName(name, from, indexOf(from).imports);
    if (absolute === null || depth > deepest) return null;
    const parts = absolute.split('.');
    if (parts.length === 1) return fromWhole(absolute, from);
    for (let end = Math.min(parts.length - 1, longestPath); end >= 1; end--) {
      const file = affords() ? find(parts.slice(0, end).join('.'), from) : null;
      const found = file && (definedIn(indexOf(file), parts.slice(end)) ?? handedOn(file, parts.slice(end), depth));
      if (found) return found;
    }
    return null;
  };
  /** A module may hand on what it imports; where it does nothing else, and from one module, also under another name. */
  const handedOn = (file: Sketch, [first = '', ...rest]: readonly string[], depth: number): Definition | null => {
    const module = indexOf(file).handedOn.get(first);
    const further = module === undefined ? null : resolve([module, ...rest].join('.'), file, depth + 1);
    const [only] = file.imports;
    if (further || only === undefined || file.definitions.length > 0 || !file.imports.every((one) => one.startsWith(only))) return further;
    const renamed = find(fromRelative(only, file.path) ?? only, file);
    return renamed && { file: renamed, definition: '' };
  };
  /** A bare name that the file does not define: of a module that it imports whole. */
  const fromWhole = (name: string, from: Sketch): Definition | null => {
    if (indexOf(from).definitions.has(name)) return null;
    for (const module of from.imports.slice(0, mostWhole)) {
      const file = module.startsWith('.') || !affords() ? null : find(module, from);
      const target = file && definedIn(indexOf(file), [name]);
      if (target) return target;
    }
    return null;
  };
  return { resolve: (name, from) => resolve(name, from, 0), module: (name, from) => find(fromRelative(name, from.path) ?? name, from) };
}

function moduleFinder(sketches: readonly Sketch[]): (module: string, from: Sketch) => Sketch | null {
  const bySuffix = new Map<string, Sketch[]>();
  for (const file of sketches) {
    if (file.language !== 'python') continue;
    const parts = file.path.replace(/(?:\/__init__)?\.pyw?$/, '').split('/');
    for (let at = Math.max(0, parts.length - longestPath); at < parts.length; at++) {
      const suffix = parts.slice(at).join('.');
      const list = bySuffix.get(suffix);
      if (list) list.push(file);
      else bySuffix.set(suffix, [file]);
    }
  }
  return (module, from) => {
    const alike = bySuffix.get(module) ?? [];
    if (alike.length > mostAlike) return null;
    const found = alike.filter(({ path }) => path !== from.path);
    if (found.length < 2) return found[0] ?? null;
    const ranked = found.map((file) => ({ file, shared: sharedFolders(file.path, from.path) })).sort((a, b) => b.shared - a.shared);
    return ranked[0] && ranked[0].shared > (ranked[1]?.shared ?? -1) ? ranked[0].file : null;
  };
}

/** A name that starts with a dot starts at a relative import, or at an object of unknown kind. */
function absoluteName(name: string, { path }: Sketch, imports: ReadonlySet<string>): string | null {
  if (!name.startsWith('.')) return name;
  for (let end = name.lastIndexOf('.'); end > 0; end = name.lastIndexOf('.', end - 1)) if (imports.has(name.slice(0, end))) return fromRelative(name, path);
  return imports.has(name) ? fromRelative(name, path) : null;
}

/** ".score.f" in "app/api.py" is "app.score.f". */
function fromRelative(name: string, path: string): string | null {
  if (!name.startsWith('.')) return name;
  const dots = /^\.{1,20}/.exec(name)?.[0].length ?? 0;
  const folders = path.split('/').slice(0, -1);
  if (dots - 1 > folders.length) return null;
  return [...folders.slice(0, folders.length - (dots - 1)), name.slice(dots)].join('.');
}

function sharedFolders(a: string, b: string): number {
  const [left, right] = [a.split('/').slice(0, -1), b.split('/').slice(0, -1)];
  const differs = left.findIndex((part, at) => part !== right[at]);
  return differs < 0 ? left.length : differs;
}
