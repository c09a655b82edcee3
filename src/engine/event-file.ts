// What a CI service tells about the event that it runs for.
import { services } from '../inventory/ci/services.js';
import { wholeFile } from '../project/whole-file.js';
import type { Host } from './host.js';

const maxBytes = 4 * 1024 * 1024;

/** @returns the description of the event, parsed; null where there is none that can be read */
export function eventOf({ env }: Host): unknown {
  const path = services.map(({ environment: { eventFile } }) => eventFile && env[eventFile]).find((one) => one);
  // A variable may name anything.
  const read = path ? wholeFile(path, maxBytes) : null;
  if (read === null || !('bytes' in read)) return null;
  try {
    return JSON.parse(Buffer.from(read.bytes).toString('utf8'));
  } catch {
    return null;
  }
}
