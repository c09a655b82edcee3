// The evidence pack: a ZIP file with the report, the manifest and the files that the report cites, for whoever has to prove later what was there.

import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { jsonText } from '../../terminal/json.js';
import type { Report } from '../report.js';
import { type CitedBy, citedFiles } from './cited.js';
import { type CitedFile, type Contents, contentsPage, type LeftOut, type Packed } from './contents.js';
import { namer } from './names.js';

/** The most that one cited file, and all of them, may have. */
export const limits = { fileBytes: 20 * 1024 * 1024, allBytes: 200 * 1024 * 1024 };

/** What is read of a file: its bytes, or why not. */
export type FileReading = { bytes: Uint8Array } | { failure: Exclude<LeftOut, 'pack-full'>; size: number | null };

export interface EvidenceInput {
  report: Report;
  readFrom: Contents['readFrom'];
  /** The report in the forms that the pack holds, by file name. */
  documents: Record<string, string>;
  /** The manifest's text as it was audited; null where there is none. */
  manifest: Uint8Array | null;
  /** Reads a file by its path in the report; no link is followed. Files over `maxBytes` are not read. */
  read(path: string, maxBytes: number): FileReading;
  /** Smaller limits; for tests. */
  most?: typeof limits;
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Makes the pack. The same input gives the same bytes: entries are sorted, have one date, and are compressed at one level. @returns a ZIP file */
export function evidencePack({ report, readFrom, documents, manifest, read, most = limits }: EvidenceInput): Uint8Array {
  const entries = new Map<string, Uint8Array>();
  const put = (entry: string, bytes: Uint8Array): Packed => {
    entries.set(entry, bytes);
    return { entry, bytes: bytes.length, sha256: hashOf(bytes) };
  };
  const written = Object.entries(documents).map(([name, text]) => put(name, Buffer.from(text)));
  if (manifest !== null) written.push(put('mlready.yaml', manifest));

  const nameOf = namer();
  let used = 0;
  const take = (path: string, citedBy: CitedBy[]): CitedFile => {
    const reading = read(path, most.fileBytes);
    const leave = (left: LeftOut, bytes: number | null): CitedFile => ({ path, citedBy, entry: null, bytes, sha256: null, left });
    if ('failure' in reading) return leave(reading.failure, reading.size);
    if (used + reading.bytes.length > most.allBytes) return leave('pack-full', reading.bytes.length);
    used += reading.bytes.length;
    return { path, citedBy, ...put(nameOf(path), reading.bytes) };
  };
  const files = [...citedFiles(report)].map(([path, citedBy]) => take(path, citedBy));
  const { tool, pack, project, generated } = report;
  const contents: Contents = { schema: 1, tool, pack, project, readFrom, generated, documents: written, files };
  put('index.json', Buffer.from(jsonText(contents)));
  put('index.md', Buffer.from(contentsPage(contents, most.fileBytes)));

  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const sums = sorted.map(([name, bytes]) => `${hashOf(bytes)}  ${name}\n`).join('');
  // ZIP has the local time, from 1980 on; noon of one day is that day everywhere.
  return zipSync(Object.fromEntries([['SHA256SUMS', Buffer.from(sums)] as const, ...sorted]), { level: 6, mtime: new Date(1980, 0, 1, 12) });
}
