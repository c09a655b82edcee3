// Records in a folder: one file each, written whole or not at all, so that a run that was interrupted goes on where it stood.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { KnownError } from '../errors.js';
import { listed, makeFolder } from '../project/folders.js';
import { wholeFile } from '../project/whole-file.js';
import { lineOf } from '../report/project-summary.js';
import { keyOf } from './record.js';
import { type FleetRecord, mostRecordBytes, recordSchema } from './record-schema.js';

/** Where records are kept. */
export interface FolderStore {
  /** Every record, sorted by repository and time. Files that are none are passed over; `wrong` takes their names. */
  records(wrong: (path: string) => void): FleetRecord[];
  put(record: FleetRecord): void;
}

type Write = (path: string, content: string) => void;

/**
 * @param folder an absolute path
 * @param write writes a whole file or nothing
 * @throws KnownError where there is no such folder, and none can be made
 */
export function folderStore(folder: string, write: Write): FolderStore {
  const made = new Set<string>();
  return {
    records: (wrong) => recordsIn(folder, wrong),
    put(record) {
      const key = keyOf(record);
      const part = join(folder, key.slice(0, 2));
      if (!made.has(part)) makeFolder(part);
      made.add(part);
      write(join(part, `${key}.json`), lineOf(record));
    },
  };
}

function recordsIn(folder: string, wrong: (path: string) => void): FleetRecord[] {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) throw new KnownError(folder, 'is no folder', 'name the folder that mlready fleet run --out wrote');
  const records: FleetRecord[] = [];
  for (const { name: part } of listed(folder).filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name))) {
    for (const { name } of listed(join(folder, part)).filter((entry) => /^[0-9a-f]{40}\.json$/.test(entry.name))) {
      const record = recordAt(join(folder, part, name));
      if (record === null || `${keyOf(record)}.json` !== name) wrong(`${part}/${name}`);
      else records.push(record);
    }
  }
  return sorted(records);
}

function recordAt(path: string): FleetRecord | null {
  try {
    const read = wholeFile(path, mostRecordBytes);
    if (!('bytes' in read)) return null;
    const parsed = recordSchema.safeParse(JSON.parse(Buffer.from(read.bytes).toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Sorts by repository, then by time, then by revision. */
export function sorted(records: FleetRecord[]): FleetRecord[] {
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return records.sort((a, b) => order(a.repository, b.repository) || order(a.when, b.when) || order(a.revision ?? '', b.revision ?? ''));
}
