// Reads whole files that somebody names: a path may name anything, and a device or a pipe never ends.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** A file's bytes, or why there are none; `code` is what the system says of a file that cannot be read. */
export type WholeFile = { bytes: Uint8Array } | { failure: 'missing' | 'no-file' | 'too-large' } | { failure: 'unreadable'; code: string };

/**
 * Reads a regular file, whatever links lead to it.
 * @param most how many bytes it may have; not more are read, also of one that grows meanwhile
 */
export function wholeFile(path: string, most: number): WholeFile {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return failed(error);
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return { failure: 'no-file' };
    if (stat.size > most) return { failure: 'too-large' };
    const bytes = Buffer.allocUnsafe(stat.size);
    let filled = 0;
    for (let count = -1; count !== 0 && filled < bytes.length; filled += count) count = readSync(file, bytes, filled, bytes.length - filled, null);
    return { bytes: bytes.subarray(0, filled) };
  } catch (error) {
    return failed(error);
  } finally {
    closeSync(file);
  }
}

/** What is said of a file that is not read, as the reason of a mistake. @param most what it may have, in bytes */
export function whyUnread(read: Exclude<WholeFile, { bytes: Uint8Array }>, most: number): string {
  if (read.failure === 'unreadable') return `cannot be read (${read.code})`;
  const larger = most < 1024 * 1024 ? `${most / 1024} KiB` : `${most / 1024 / 1024} MiB`;
  return { missing: 'does not exist', 'no-file': 'is no regular file', 'too-large': `is larger than ${larger}` }[read.failure];
}

function failed(error: unknown): WholeFile {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT' || code === 'ENOTDIR' ? { failure: 'missing' } : code === 'EISDIR' ? { failure: 'no-file' } : { failure: 'unreadable', code };
}
