// The table of contents of an evidence pack, for machines and for people.

import { code, table, text } from '../formats/markdown/text.js';
import type { Report } from '../report.js';
import type { CitedBy } from './cited.js';

/** Why a file that the report cites is not in the pack. */
export type LeftOut = 'too-large' | 'pack-full' | 'unreadable' | 'lfs';

/** A file of the pack; `entry` is its name there. */
export interface Packed {
  entry: string;
  bytes: number;
  sha256: string;
}

/** A file of the repository that the report cites. Where it is left out it has no entry and no hash. */
export type CitedFile = { path: string; citedBy: CitedBy[] } & (Packed | { entry: null; bytes: number | null; sha256: null; left: LeftOut });

/** index.json, `schema: 1`. */
export interface Contents {
  schema: 1;
  tool: Report['tool'];
  pack: Report['pack'];
  project: Report['project'];
  /** Where the files were read: from git's objects, or from disk, where they may differ from the commit. */
  readFrom: 'revision' | 'working-directory';
  generated: string;
  /** The report in its forms, and the manifest. */
  documents: Packed[];
  files: CitedFile[];
}

const leftNames: Record<LeftOut, (mebibytes: number) => string> = {
  'too-large': (most) => `left out: larger than ${most} MiB`,
  'pack-full': () => 'left out: the pack has reached its limit',
  unreadable: () => 'left out: not there, or not readable',
  lfs: () => 'left out: Git LFS keeps its content elsewhere',
};

/** index.md. @param mostBytes the most that one file may have */
export function contentsPage({ tool, pack, project, readFrom, generated, documents, files }: Contents, mostBytes: number): string {
  const mebibytes = mostBytes / 1024 / 1024;
  const link = (shown: string, entry: string) => `[${shown}](<${entry.split('/').map(encodeURIComponent).join('/')}>)`;
  const left = files.filter(({ entry }) => entry === null).length;
  return `${[
    // By this the program knows what it has written itself, which is no evidence.
    '<!-- mlready:evidence -->',
    `# Evidence of the readiness of ${text(project.name)}`,
    '',
    `- Audited: ${readFrom === 'revision' ? '' : 'the working directory, at '}${project.revision === null ? 'no commit' : `commit ${code(project.revision)}`}, on ${generated}`,
    `- By: mlready ${tool.version}, rules ${code(pack.id)} ${pack.version}, ${code(pack.digest)}`,
    ...pack.extensions.map(({ id, version, digest, from }) => `- With the pack ${code(id)} ${text(version)} from ${code(from)}, ${code(digest)}`),
    `- Cited files: ${files.length}${left === 0 ? '' : `, of which ${left} left out`}`,
    '',
    'Every hash is the SHA-256 of the bytes in this pack. `sha256sum -c SHA256SUMS` proves them all.',
    '',
    '## The report',
    '',
    ...table(
      ['File', 'Bytes', 'SHA-256'],
      ['left', 'right', 'left'],
      documents.map(({ entry, bytes, sha256 }) => [link(code(entry), entry), String(bytes), code(sha256)]),
    ),
    '## The files that it cites',
    '',
    ...table(
      ['File', 'Bytes', 'SHA-256', 'Cited by'],
      ['left', 'right', 'left', 'left'],
      files.map((file) => [
        file.entry === null ? code(file.path) : link(code(file.path), file.entry),
        file.bytes === null ? '–' : String(file.bytes),
        file.entry === null ? leftNames[file.left](mebibytes) : code(file.sha256),
        file.citedBy.map(citingText).join('; '),
      ]),
    ),
  ].join('\n')}`;
}

function citingText(citing: CitedBy): string {
  if ('context' in citing) return `what the project is, ${code(citing.context)}${linesOf(citing.places)}`;
  if ('imported' in citing) return `a result of another tool (${citing.imported})`;
  if ('answer' in citing) return `${code(citing.check)}, its answer${citing.answer === 'good' ? '' : ` (${citing.answer})`}`;
  if ('disputed' in citing) return `${code(citing.check)}, disputed`;
  return `${code(citing.check)}, ${code(citing.signal)}${linesOf(citing.places)}`;
}

/** Lines that are shown of one signal in one file; index.json has all. */
const mostLines = 10;

function linesOf(places: readonly { line?: number; cell?: number }[]): string {
  const shown = places.slice(0, mostLines).map(({ line, cell }) => [cell === undefined ? '' : `cell ${cell} `, line ?? ''].join('').trim());
  if (shown.length === 0) return '';
  const more = places.length - shown.length;
  return ` (${shown.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}
