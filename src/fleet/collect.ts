// Summaries that CI jobs left, taken in. Whoever may write there may write anything: each line is bounded, held against the schema, and refused in one line where it is something else.
import { closeSync, type Dirent, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clip, KnownError } from '../errors.js';
import { listed } from '../project/folders.js';
import { summarySchema } from '../report/summary-schema.js';
import { isNewer, keyOf, recordOf } from './record.js';
import { type FleetRecord, mostRecordBytes, recordSchema } from './record-schema.js';

/** A line of a file; null where it is longer than any record. */
export interface Line {
  /** Its file and number. */
  place: string;
  text: string | null;
}

const mostFiles = 1_000_000;
const deepest = 12;
const chunkBytes = 256 * 1024;

/** @returns the files of JSON lines that a name stands for: itself, or those below a folder, sorted; below a folder no link is followed @throws KnownError where it leads nowhere, or to too many */
export function summaryFiles(path: string, shown: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new KnownError(shown, 'does not exist', 'name files of JSON lines, or folders that hold some');
  if (stat.isFile()) return [path];
  if (!stat.isDirectory()) throw new KnownError(shown, 'is neither a folder nor a regular file', 'name files of JSON lines, or folders that hold some');
  const files: string[] = [];
  const walk = (folder: string, depth: number) => {
    const order = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1);
    for (const entry of listed(folder).sort(order)) {
      if (entry.isDirectory() && depth < deepest) walk(join(folder, entry.name), depth + 1);
      else if (entry.isFile() && /\.(?:json|jsonl|ndjson)$/.test(entry.name)) files.push(join(folder, entry.name));
      if (files.length > mostFiles) throw new KnownError(shown, `holds more than ${mostFiles} files`, 'collect them in parts');
    }
  };
  walk(path, 0);
  return files;
}

/** The lines of a file, of which at most one is held. @throws KnownError where it cannot be read */
export function* fileLines(path: string, shown: string): Generator<Line> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw new KnownError(shown, 'cannot be read', 'name a file of JSON lines');
  }
  try {
    const chunk = Buffer.alloc(chunkBytes);
    let held: Buffer | null = Buffer.alloc(0);
    let number = 1;
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      let from = 0;
      for (let end = chunk.indexOf(10, from); end >= 0 && end < read; end = chunk.indexOf(10, from)) {
        yield { place: `${shown}:${number}`, text: textOf(held, chunk.subarray(from, end)) };
        held = Buffer.alloc(0);
        number += 1;
        from = end + 1;
      }
      const rest: Buffer = chunk.subarray(from, read);
      held = held === null || held.length + rest.length > mostRecordBytes ? null : Buffer.concat([held, rest]);
    }
    if (held === null || held.length > 0) yield { place: `${shown}:${number}`, text: held?.toString('utf8') ?? null };
  } finally {
    closeSync(file);
  }
}

function textOf(held: Buffer | null, rest: Buffer): string | null {
  return held === null || held.length + rest.length > mostRecordBytes ? null : Buffer.concat([held, rest]).toString('utf8');
}

/** The lines of a text. */
export function textLines(text: string, shown: string): Line[] {
  return text
    .split('\n')
    .map((line, index) => ({ place: `${shown}:${index + 1}`, text: Buffer.byteLength(line) > mostRecordBytes ? null : line }))
    .filter((line) => line.text !== '');
}

/** How many lines were taken in, by what came of them. */
export interface TakenIn {
  taken: number;
  /** There was a later result of the same project at the same commit. */
  older: number;
  refused: number;
}

/** Clocks of machines differ by so much. */
const mostAhead = 24 * 60 * 60 * 1000;

/**
 * @param now a result of the future would stay the newest for ever, and is refused
 * @param put keeps a record
 * @param wrong takes the place of a line and what is wrong with it
 */
export function collect(
  lines: Iterable<Line>,
  { before, now }: { before: readonly FleetRecord[]; now: Date },
  { put, wrong }: { put: (record: FleetRecord) => void; wrong: (place: string, why: string) => void },
): TakenIn {
  const known = new Map(before.map((record) => [keyOf(record), record]));
  const counts: TakenIn = { taken: 0, older: 0, refused: 0 };
  for (const { place, text } of lines) {
    if (text !== null && text.trim() === '') continue;
    const read = text === null ? `is longer than ${mostRecordBytes} bytes` : readLine(text, now);
    if (typeof read === 'string') {
      counts.refused += 1;
      wrong(place, read);
      continue;
    }
    const other = known.get(keyOf(read));
    if (other !== undefined && !isNewer(read, other)) counts.older += 1;
    else {
      known.set(keyOf(read), read);
      put(read);
      counts.taken += 1;
    }
  }
  return counts;
}

/** @returns the record, or what is wrong with the line */
function readLine(text: string, now: Date): FleetRecord | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'is no JSON';
  }
  const isRecord = typeof data === 'object' && data !== null && 'record' in data;
  const parsed = isRecord ? recordSchema.safeParse(data) : summarySchema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `is no summary of mlready (${clip(`${issue?.message ?? 'wrong'}${issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`}`, 160)})`;
  }
  const record = 'record' in parsed.data ? parsed.data : recordOf(repositoryOf(parsed.data), parsed.data);
  return Date.parse(record.when) > now.getTime() + mostAhead ? `is of the future (${record.when})` : record;
}

/** Where the repository is kept names the project everywhere alike; without that its own name has to do. */
function repositoryOf({ remote, inside, name }: { remote: string | null; inside: string; name: string }): string {
  return remote === null ? name || '?' : `${remote}${inside === '' ? '' : `/${inside}`}`;
}
