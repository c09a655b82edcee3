// What a CI service tells about the event that it runs for.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { services } from '../inventory/ci/services.js';
import type { Host } from './host.js';

const maxBytes = 4 * 1024 * 1024;

/** @returns the description of the event, parsed; null where there is none that can be read */
export function eventOf({ env }: Host): unknown {
  const path = services.map(({ environment: { eventFile } }) => eventFile && env[eventFile]).find((one) => one);
  const text = path ? regularFile(path) : null;
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A variable may name anything: a device or a pipe, which never end, is not read. */
function regularFile(path: string): string | null {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > maxBytes) return null;
    const bytes = Buffer.alloc(stat.size);
    let filled = 0;
    for (let count = -1; count !== 0 && filled < bytes.length; filled += count) count = readSync(file, bytes, filled, bytes.length - filled, null);
    return bytes.toString('utf8', 0, filled);
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}
