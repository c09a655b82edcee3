// Which repositories are meant: folders, bare repositories, folders that hold many, and files that list them.
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { KnownError } from '../errors.js';
import { decode } from '../parsers/text/decode.js';
import { listed } from '../project/folders.js';
import { wholeFile, whyUnread } from '../project/whole-file.js';

/** A repository of a fleet: what it is called there, and where it lies. */
export interface ListedRepository {
  repository: string;
  folder: string;
}

const maxListBytes = 64 * 1024 * 1024;
const mostRepositories = 1_000_000;

/**
 * @param names folders, bare repositories, list files, or "-" for a list that is piped in; relative to `cwd`
 * @param piped gives what is piped in
 * @returns each repository once, in the order given; those of a folder by their names
 * @throws KnownError where a name leads nowhere or a list is too long
 */
export function repositoriesIn(names: readonly string[], { cwd, piped }: { cwd: string; piped: () => string }): ListedRepository[] {
  const all = new Map<string, ListedRepository>();
  const add = (repository: string, folder: string) => {
    if (!all.has(folder)) all.set(folder, { repository, folder });
    if (all.size > mostRepositories) throw new KnownError('the list', `names more than ${mostRepositories} repositories`, 'audit them in parts');
  };
  for (const name of names) {
    if (name === '-') for (const line of linesOf(piped())) add(line, resolve(cwd, line));
    else {
      const path = resolve(cwd, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      if (stat === undefined) throw new KnownError(name, 'does not exist', 'name folders, bare repositories, or a file with one of them a line');
      if (stat.isFile()) for (const line of listIn(path, name)) add(line, resolve(dirname(path), line));
      else if (!stat.isDirectory())
        throw new KnownError(name, 'is neither a folder nor a file', 'name folders, bare repositories, or a file with one of them a line');
      else for (const folder of foldersIn(path)) add(folder === path ? name : join(name, basename(folder)), folder);
    }
  }
  return [...all.values()];
}

function listIn(path: string, shown: string): string[] {
  const read = wholeFile(path, maxListBytes);
  if (!('bytes' in read)) throw new KnownError(shown, whyUnread(read, maxListBytes), 'name a file with one folder or bare repository a line');
  const text = decode(read.bytes);
  if (text.includes('\0')) throw new KnownError(shown, 'is no text', 'name a file with one folder or bare repository a line');
  return linesOf(text);
}

/** One name a line; what stands behind "#" at the start of a line is a comment. */
function linesOf(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const name = line.trim();
    return name === '' || name.startsWith('#') ? [] : [name];
  });
}

/** A folder that is no repository and holds some stands for those. */
function foldersIn(path: string): string[] {
  if (isRepository(path)) return [path];
  const inside = listed(path)
    .filter((entry) => entry.isDirectory() && entry.name !== '.git')
    .map(({ name }) => join(path, name))
    .filter(isRepository)
    .sort();
  return inside.length === 0 ? [path] : inside;
}

function isRepository(path: string): boolean {
  return existsSync(join(path, '.git')) || (existsSync(join(path, 'HEAD')) && existsSync(join(path, 'objects')) && existsSync(join(path, 'refs')));
}
