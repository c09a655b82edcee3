// Walks a folder that git does not know: bounded in files and depth, passing over what .gitignore names, and what is installed or built.
import { type Dirent, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Limit } from '../model/index.js';
import { ignoreRules, manySteps } from '../parsers/glob/ignore-rules.js';
import { decode } from '../parsers/text/decode.js';
import { wayBelow } from './below.js';
import { folderReader } from './folder-reader.js';
import { mayBeDocument } from './linked-documents.js';

const maxFiles = 200_000;
const maxDepth = 64;
/** Files that are passed over are counted up to here. */
const mostCounted = 10_000;
const neverWalked = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '__pycache__',
  '.venv',
  'venv',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.ipynb_checkpoints',
]);
const builtOutput = new Set(['build', 'dist', '.next', '.svelte-kit', 'target']);

/** @returns as many files as are looked at; how many there are beyond at least is said */
export function bounded(files: string[], limits: Limit[]): string[] {
  if (files.length <= maxFiles) return files;
  limits.push({ code: 'too-many-files', files: files.length - maxFiles });
  return files.slice(0, maxFiles);
}

/** The order of paths. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a link dangles or leads out of a folder. */
export function leaves(root: string, path: string): boolean {
  try {
    return wayBelow(root, realpathSync.native(join(root, path))) === null;
  } catch {
    return true;
  }
}

/**
 * Lists the files of a folder that git does not know, as .gitignore says.
 * @param links takes the links at the top that may be documents
 */
export function walk(root: string, limits: Limit[], links: Set<string>): string[] {
  const files: string[] = [];
  const steps = manySteps();
  const queue: { path: string; depth: number; rules: { base: string; ignores: (path: string) => boolean }[] }[] = [{ path: '', depth: 0, rules: [] }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(join(root, next.path), { withFileTypes: true }).sort((a, b) => byCodeUnit(a.name, b.name));
    } catch {
      limits.push({ code: 'unreadable', path: next.path });
      continue;
    }
    const rules = [...next.rules];
    if (entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) {
      const found = folderReader(root).read(join(next.path, '.gitignore').split(sep).join('/'), 64 * 1024);
      if ('bytes' in found) rules.push({ base: next.path, ignores: ignoreRules(decode(found.bytes).split(/\r?\n/), steps) });
    }
    for (const entry of entries) {
      const path = next.path === '' ? entry.name : `${next.path}/${entry.name}`;
      const ignored = (suffix: string) => rules.some((rule) => rule.ignores((rule.base === '' ? path : path.slice(rule.base.length + 1)) + suffix));
      if (entry.isSymbolicLink()) {
        if (leaves(root, path)) limits.push({ code: 'symlink-outside', path });
        else if (mayBeDocument(path)) links.add(path);
      } else if (entry.isDirectory()) {
        if (neverWalked.has(entry.name) || ignored('/')) continue;
        if (builtOutput.has(entry.name) && next.path === '') {
          const passed = filesBelow(join(root, path));
          if (passed > 0) limits.push({ code: 'vendored', pattern: `${path}/**`, files: passed });
          continue;
        }
        if (next.depth >= maxDepth) {
          limits.push({ code: 'too-deep', path });
          continue;
        }
        if (hasFile(join(root, path), 'pyvenv.cfg')) continue;
        queue.push({ path, depth: next.depth + 1, rules });
      } else if (!entry.isFile()) {
        if (!ignored('')) limits.push({ code: 'special-file', path });
      } else if (!ignored('')) {
        files.push(path);
        // So many more are counted, so that what is looked at hardly rests on the order of the walk.
        if (files.length >= maxFiles + mostCounted) return bounded(files.sort(byCodeUnit), limits);
      }
    }
  }
  return files.sort(byCodeUnit);
}

/** How many files lie below a folder, as far as anybody wants to know. */
function filesBelow(folder: string): number {
  const open = [folder];
  let files = 0;
  for (let next = open.pop(), looked = 0; next !== undefined && looked < mostCounted && files < mostCounted; next = open.pop(), looked++) {
    try {
      for (const entry of readdirSync(next, { withFileTypes: true })) {
        if (entry.isDirectory()) open.push(join(next, entry.name));
        else if (entry.isFile()) files++;
      }
    } catch {
      // What cannot be listed is passed over like the rest.
    }
  }
  return Math.min(files, mostCounted);
}

function hasFile(folder: string, name: string): boolean {
  try {
    return lstatSync(join(folder, name)).isFile();
  } catch {
    return false;
  }
}
