// Which folder a command is about.
import { resolve } from 'node:path';
import { KnownError } from '../errors.js';
import { projectFolder } from '../manifest/read.js';
import type { Io } from './io.js';

/** The folder that a command is about: the one that was named, otherwise the nearest upwards that holds a manifest. @throws KnownError for an empty name */
export function folderOf(dir: string | undefined, io: Io): string {
  if (dir === '') throw new KnownError('the folder', 'is an empty text', 'name the folder of a project, or none');
  return dir === undefined ? projectFolder(io.cwd()) : resolve(io.cwd(), dir);
}
