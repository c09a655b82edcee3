// Fuzzing: files of every kind that the program reads, mutated, and what must hold of whatever reads them.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { KnownError } from '../../src/errors.js';
import { root } from '../../src/root.js';

/** A file as a target reads it. */
export interface FuzzedFile {
  path: string;
  text: string;
}

/** What is fuzzed: files to begin with, what they are put together from, and what reads one. */
export interface FuzzTarget {
  name: string;
  seeds: readonly FuzzedFile[];
  tokens: readonly string[];
  /** Whether reading takes so long that not every file is read twice. */
  dear?: true;
  /** @returns what came of it, as data */
  read(file: FuzzedFile): unknown;
}

type Change =
  | { kind: 'insert'; at: number; token: string }
  | { kind: 'cut'; at: number; length: number }
  | { kind: 'repeat'; at: number; length: number; times: number }
  | { kind: 'move'; at: number; length: number; to: number };

/** What stands in any text. */
const anywhere = [
  '\n',
  '\r\n',
  '\r',
  '\0',
  '\t',
  ' ',
  '"',
  "'",
  '\\',
  '`',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ':',
  ',',
  '-',
  '#',
  '*',
  '&a',
  '*a',
  '|',
  '>',
  '$',
  '%',
  '@',
  '!',
  '=',
  '<',
  '~',
  '\u202e',
  '\ud800',
  '\ufeff',
  'é',
  '0',
  '-1',
  '1e999',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'a'.repeat(300),
  '[['.repeat(60),
  '((('.repeat(60),
];
/** So much may come of a character of a file, and of a file at all: what grows faster than its input is a way to fill a machine. */
const most = { each: 400, all: 400_000 };

/** Files of a target: its seeds after a few changes, and texts put together from nothing. */
export function filesOf({ seeds, tokens }: Pick<FuzzTarget, 'seeds' | 'tokens'>): fc.Arbitrary<FuzzedFile> {
  const token = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...tokens) },
    { weight: 2, arbitrary: fc.constantFrom(...anywhere) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  );
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), at: share, token }),
    fc.record({ kind: fc.constant('cut' as const), at: share, length: fc.nat(200) }),
    fc.record({ kind: fc.constant('repeat' as const), at: share, length: fc.nat(200), times: fc.integer({ min: 2, max: 40 }) }),
    fc.record({ kind: fc.constant('move' as const), at: share, length: fc.nat(200), to: share }),
  );
  const changed = fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 12 }))
    .map(([seed, changes]) => ({ ...seed, text: changes.reduce(apply, seed.text) }));
  const made = fc
    .tuple(fc.constantFrom(...seeds.map(({ path }) => path)), fc.array(token, { maxLength: 80 }))
    .map(([path, parts]) => ({ path, text: parts.join('') }));
  return fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: made });
}

function apply(text: string, change: Change): string {
  const at = Math.floor(change.at * text.length);
  if (change.kind === 'insert') return text.slice(0, at) + change.token + text.slice(at);
  const piece = text.slice(at, at + change.length);
  const rest = text.slice(at + change.length);
  if (change.kind === 'cut') return text.slice(0, at) + rest;
  if (change.kind === 'repeat') return text.slice(0, at) + piece.repeat(change.times) + rest;
  const to = Math.floor(change.to * (at + rest.length));
  const without = text.slice(0, at) + rest;
  return without.slice(0, to) + piece + without.slice(to);
}

/** What must hold of one file. @throws Error where it does not */
export async function holds({ read, dear }: Pick<FuzzTarget, 'read' | 'dear'>, file: FuzzedFile): Promise<void> {
  const first = await told(read, file);
  if ((dear === undefined || file.text.length % 4 === 0) && (await told(read, file)) !== first)
    throw new Error('the same file came to something else the second time');
  if (first.length > most.all + most.each * file.text.length) throw new Error(`${file.text.length} characters came to ${first.length}`);
}

/** What comes of a file, a mistake of the project's own kind included; any other that is thrown is thrown on. */
async function told(read: FuzzTarget['read'], file: FuzzedFile): Promise<string> {
  try {
    return (
      JSON.stringify(await read(file), (_, value: unknown) =>
        value instanceof KnownError ? value.message : value instanceof Map || value instanceof Set ? [...value] : value,
      ) ?? ''
    );
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    if (/[\n\0\u001b]/.test(error.message)) throw new Error(`a mistake of more than a line: ${JSON.stringify(error.message)}`);
    return error.message;
  }
}

/** The cases that once failed, from the fixtures. */
export function keptCases(target: string): FuzzedFile[] {
  const folder = join(root, 'fixtures', 'fuzz', target);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return names.map((name): FuzzedFile => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** Keeps a case that fails. @returns where */
export function keep(target: string, file: FuzzedFile): string {
  const folder = join(root, 'fixtures', 'fuzz', target);
  const text = `${JSON.stringify(file, null, 2)}\n`;
  const path = join(folder, `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text);
  return path;
}
