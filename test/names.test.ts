// One word, one meaning, in the whole tree: a stranger who searches for a name finds one thing.
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sources } from './support/imports.js';

interface Declared {
  name: string;
  path: string;
  exported: boolean;
  /** From the name to the end of the declaration, white space as one blank. */
  text: string;
}

const declared = sources.flatMap(({ path, text }): Declared[] =>
  // A declaration ends where a line is not indented any more.
  [...text.matchAll(/^(export )?(?:interface|type) (\w+)\b([\s\S]*?[};](?=\n(?! )))/gm)].map(([, exported, name = '', rest = '']) => ({
    name,
    path,
    exported: exported !== undefined,
    text: rest.replace(/\s+/g, ' '),
  })),
);

/** Names that are declared in several files with other text, at least one of them for others to use. */
function clashes(all: readonly Declared[]): Record<string, string[]> {
  const names = [...new Set(all.filter(({ exported }) => exported).map(({ name }) => name))].sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const own = all.filter((one) => one.name === name);
      return new Set(own.map(({ text }) => text)).size > 1 ? [[name, own.map(({ path }) => path)]] : [];
    }),
  );
}

describe('the names of types', () => {
  it('mean one thing each', () => expect(clashes(declared)).toEqual({}));

  it('are seen where they are declared', () => {
    expect(declared.find(({ name }) => name === 'Verdict')).toMatchObject({ path: 'src/model/assessment.ts', exported: true });
    expect(declared.find(({ name }) => name === 'Finding')?.text).toMatch(/ waiver: Waiver \| null;/);
  });

  it('would be caught', () => {
    const one = { name: 'A', path: 'a.ts', exported: true, text: ' { a: 1; }' };
    expect(clashes([one, { ...one, path: 'b.ts', exported: false, text: ' { b: 1; }' }])).toEqual({ A: ['a.ts', 'b.ts'] });
    expect(clashes([one, { ...one, path: 'b.ts' }])).toEqual({});
    expect(clashes([one].map((local) => ({ ...local, exported: false })))).toEqual({});
  });
});

/** Folders in which a name says which part of a thing a file is, the same for each thing: a language (it has a scanner), a kind of matcher, a command, what does a command in one call, a part of the manifest that is proved. */
const languages = sources.filter(({ path }) => /^src\/parsers\/[^/]+\/scan\.ts$/.test(path)).map(({ path }) => `${posix.dirname(path)}/`);
const hasRole = (path: string) =>
  posix.basename(path).startsWith('index.') ||
  [...languages, 'src/signals/matchers/', 'src/cli/commands/', 'src/library/', 'src/manifest/proved/'].some((folder) => path.startsWith(folder));

/** As above: files that still share a name three times. */
const leftFiles: string[] = [];

describe('the names of files', () => {
  it('stand at most twice where their folder gives them no role', () => {
    const paths = sources.map(({ path }) => path).filter((path) => !hasRole(path));
    const shared = paths.filter((path) => paths.filter((other) => posix.basename(other) === posix.basename(path)).length > 2);
    expect(shared).toEqual(leftFiles);
  });
});
