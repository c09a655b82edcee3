// CI that changes of the main line start no more: what it showed counts for less from then on.
import { expect, it } from 'vitest';
import { withBranches } from '../../src/gate/other-branch.js';
import type { Fact, Scan, Tree } from '../../src/model/index.js';
import { type Files, treeOf } from '../../src/project/text-tree.js';

const path = '.github/workflows/ci.yml';
const on = (branch: string) => `on:\n  push:\n    branches: [${branch}]\njobs:\n  test:\n    steps:\n      - run: pytest\n`;
const fact = (more: Partial<Fact> = {}): Fact => ({ signal: 'tests', state: 'present', places: [{ path, line: 7 }], ...more });
const seen = (tree: Tree, ...facts: Fact[]) => ({ tree, scan: { facts } as unknown as Scan });
const main: Files = { [path]: on('main') };
const away: Files = { [path]: on('gh-pages') };
/** A tree whose files have ids, as those of a commit do. */
const withIds = (files: Files, id: (path: string) => string | null): Tree => ({ ...treeOf(files), id });

const rows: [name: string, base: Parameters<typeof withBranches>[0], head: Parameters<typeof withBranches>[0], state: string][] = [
  ['starts on the main line as before', seen(treeOf(main), fact()), seen(treeOf(main), fact()), 'present'],
  ['starts on another branch now', seen(treeOf(main), fact()), seen(treeOf(away), fact()), 'weak other-branch'],
  [
    'starts on another branch now, where something else was looked for first',
    seen(treeOf(main), fact({ signal: 'linter', state: 'absent', places: [] }), fact()),
    seen(treeOf(away), fact()),
    'weak other-branch',
  ],
  ['started there before', seen(treeOf(away), fact()), seen(treeOf(away), fact()), 'present'],
  [
    'starts on another branch now, and is not all that shows it',
    seen(treeOf(main), fact()),
    seen(treeOf(away), fact({ places: [{ path, line: 7 }, { path: 'Makefile' }] })),
    'present',
  ],
  [
    'starts on another branch now, where it was not seen before',
    seen(treeOf(main), fact({ state: 'absent', places: [] })),
    seen(treeOf(away), fact()),
    'present',
  ],
  ['starts on another branch now, where nothing was known before', seen(treeOf(main)), seen(treeOf(away), fact()), 'present'],
  [
    'starts on another branch now, and is hollow anyway',
    seen(treeOf(main), fact()),
    seen(treeOf(away), fact({ state: 'weak', doubt: 'skipped' })),
    'weak skipped',
  ],
  ['starts on another branch now, and what shows it has no place', seen(treeOf(main), fact()), seen(treeOf(away), fact({ places: [] })), 'present'],
  ['is a file that was not there before', seen(treeOf({}), fact()), seen(treeOf(away), fact()), 'present'],
  ['cannot be read', seen(treeOf({ [path]: { bytes: 2 << 20 } }), fact()), seen(treeOf(away), fact()), 'present'],
  [
    'is the same file by its id, whatever its text',
    seen(
      withIds(main, () => '1'),
      fact(),
    ),
    seen(
      withIds(away, () => '1'),
      fact(),
    ),
    'present',
  ],
  [
    'is another file by its id',
    seen(
      withIds(main, () => '1'),
      fact(),
    ),
    seen(
      withIds(away, () => '2'),
      fact(),
    ),
    'weak other-branch',
  ],
  [
    'is another file of which one side has no id',
    seen(
      withIds(main, () => null),
      fact(),
    ),
    seen(
      withIds(away, () => null),
      fact(),
    ),
    'weak other-branch',
  ],
];
it.each(rows)('CI that %s', (_, base, head, state) => {
  const [found] = withBranches(base, head, new Set()).facts;
  expect([found?.state, found?.doubt].filter(Boolean).join(' ')).toBe(state);
});

it('a hazard is none the less one', () => {
  const head = seen(treeOf(away), fact());
  expect(withBranches(seen(treeOf(main), fact()), head, new Set(['tests'])).facts).toEqual([fact()]);
});

it('a file that is no configuration of CI starts nothing', () => {
  const script = (files: Files) =>
    seen(treeOf(Object.fromEntries(Object.entries(files).map(([, text]) => ['ci.yml.txt', text]))), fact({ places: [{ path: 'ci.yml.txt', line: 7 }] }));
  expect(withBranches(script(main), script(away), new Set()).facts[0]?.state).toBe('present');
});

it('one of two practices rests on CI that starts elsewhere now, and the other stays', () => {
  const linter = (files: Files) =>
    seen(
      treeOf({ ...files, 'Makefile.yml': 'a' }),
      fact({ signal: 'told', places: [] }),
      fact(),
      fact({ signal: 'linter', places: [{ path: 'Makefile.yml' }] }),
    );
  expect(withBranches(linter(main), linter(away), new Set()).facts.map(({ state }) => state)).toEqual(['present', 'weak', 'present']);
});

it('what does not start elsewhere is handed on as it is', () => {
  const head = seen(treeOf(main), fact());
  expect(withBranches(seen(treeOf(main), fact()), head, new Set())).toBe(head.scan);
});
