// Of JavaScript and TypeScript: a name starts with the module that it was imported from.
import type { Sketch } from '../sketch.js';
import { type Definition, definedIn, type Indexed } from './target.js';

const deepest = 2;
const mostHandedOn = 20;
const endings = ['', '.ts', '.js', '.tsx', '.jsx', '.mts', '.mjs', '.cjs', '.svelte', '.vue', '/index.ts', '/index.js', '/index.tsx'];

/** @param affords whether one more look-up is within bounds */
export function scriptNames(
  sketches: readonly Sketch[],
  indexOf: (file: Sketch) => Indexed,
  affords: () => boolean,
): (name: string, from: Sketch) => Definition | null {
  const byPath = new Map(sketches.map((file) => [file.path, file]));
  // A file uses many names of a module.
  const known = new Map<string, Sketch | null>();
  const fileOf = (module: string, from: string): Sketch | null => {
    const key = `${from}\0${module}`;
    let file = known.get(key);
    if (file === undefined) known.set(key, (file = scriptFile(module, from, byPath)));
    return file;
  };
  const resolve = (name: string, from: Sketch, depth: number): Definition | null => {
    const module = moduleOf(name, indexOf(from).imports);
    const file = module !== null && affords() ? fileOf(module, from.path) : null;
    if (module === null || !file) return null;
    const rest = name === module ? [] : name.slice(module.length + 1).split('.');
    if (rest.length === 0 || rest[0] === 'default') return { file, definition: '' };
    const target = definedIn(indexOf(file), rest);
    if (target || depth >= deepest) return target;
    for (const one of file.imports.slice(0, mostHandedOn)) {
      const further = resolve([one, ...rest].join('.'), file, depth + 1);
      if (further && further.definition !== '') return further;
    }
    return null;
  };
  return (name, from) => resolve(name, from, 0);
}

/** The longest beginning of a name that is an import. */
function moduleOf(name: string, imports: ReadonlySet<string>): string | null {
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) if (imports.has(name.slice(0, end))) return name.slice(0, end);
  return null;
}

function scriptFile(module: string, from: string, byPath: ReadonlyMap<string, Sketch>): Sketch | null {
  const folders = from.split('/').slice(0, -1);
  for (const base of basesOf(module, folders)) {
    for (const stem of new Set([base, base.replace(/\.[cm]?jsx?$/, '')])) {
      for (const ending of endings) {
        const file = byPath.get(stem + ending);
        if (file && file.path !== from) return file;
      }
    }
  }
  return null;
}

/** Where a module may lie: beside the file, or below the sources of a folder above it where an alias says so. */
function basesOf(module: string, folders: readonly string[]): string[] {
  if (module.startsWith('.')) return [normal([...folders, ...module.split('/')])];
  const [, alias, rest] = /^(\$lib|@|~)\/(.{1,200})$/.exec(module) ?? [];
  if (alias === undefined || rest === undefined) return [];
  const sources = alias === '$lib' ? ['src/lib'] : ['src', '.'];
  const above = folders.slice(0, 8).map((_, at) => folders.slice(0, at + 1));
  return [...above.reverse(), []].flatMap((start) => sources.map((source) => normal([...start, ...source.split('/'), ...rest.split('/')])));
}

function normal(parts: readonly string[]): string {
  const out: string[] = [];
  for (const part of parts) {
    if (part === '..') out.pop();
    else if (part !== '.' && part !== '') out.push(part);
  }
  return out.join('/');
}
