// Folders that are listed or made; where that cannot be done it is said in one line.
import { type Dirent, mkdirSync, readdirSync } from 'node:fs';
import { KnownError } from '../errors.js';

/** @returns what lies in a folder, in no order @throws KnownError where it cannot be listed */
export function listed(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    throw new KnownError(path, `cannot be listed (${codeOf(error)})`, 'correct its rights, or name another folder');
  }
}

/** Makes a folder and those above it; one that is there stays as it is. @throws KnownError where it cannot be made */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new KnownError(path, `is no folder and cannot be made one (${codeOf(error)})`, 'name another folder');
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
