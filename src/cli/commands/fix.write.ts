// Writes what mlready fix has shown: never through a link that leads out of the project, never over what is there, and never over what has changed meanwhile.
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FixedFile } from '../../engine/fix.js';
import { KnownError } from '../../errors.js';
import { wayBelow } from '../../project/below.js';
import { makeFolder } from '../../project/folders.js';
import { wholeFile } from '../../project/whole-file.js';
import type { Io } from '../io.js';

/**
 * Writes changed files.
 * @returns what puts them back as they were
 * @throws KnownError where a file is not what was read, or does not lie in the project; then none is written
 */
export function put(folder: string, files: readonly FixedFile[], io: Io): () => void {
  for (const { path, before } of files) {
    const target = inside(folder, path);
    if (!lstatSync(target).isFile()) throw new KnownError(path, 'is no regular file', 'change it by hand');
    const read = wholeFile(target, Buffer.byteLength(before));
    if (!('bytes' in read) || Buffer.from(read.bytes).toString('utf8') !== before)
      throw new KnownError(path, 'has changed in the meantime', 'look again: mlready fix');
  }
  const back = () => {
    for (const { path, before } of files) io.write(join(folder, path), before);
  };
  try {
    for (const { path, after } of files) io.write(join(folder, path), after);
  } catch (error) {
    back();
    throw error;
  }
  return back;
}

/**
 * Writes a new file, with the folders that it needs.
 * @throws KnownError where there is one already, or its folder leads out of the project
 */
export function begin(folder: string, path: string, text: string, io: Io): void {
  const target = inside(folder, path);
  if (existsSync(target) || lstatSync(target, { throwIfNoEntry: false }) !== undefined)
    throw new KnownError(path, 'is there already', 'fill it in, or move it away');
  makeFolder(dirname(target));
  io.write(target, text);
}

/** The path on disk. @throws KnownError where a folder on the way is a link that leads out of the project */
function inside(folder: string, path: string): string {
  const top = realpathSync(folder);
  const target = join(top, path);
  let there = dirname(target);
  while (!existsSync(there)) there = dirname(there);
  const real = realpathSync(there);
  if (wayBelow(top, real) === null) throw new KnownError(path, 'lies behind a link that leads out of the project', 'change it by hand');
  return target;
}
