import { resolve } from 'node:path';

/** A folder's absolute path; a relative one starts at the working directory. */
export function absolute(folder: string): string {
  return resolve(folder);
}
