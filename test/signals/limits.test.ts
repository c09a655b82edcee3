// What is not read, and what that does to the facts: data and bundles hide nothing, code and documents may.
import { describe, expect, it } from 'vitest';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { matchersOf } from '../../src/signals/expression.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const look = (files: Files) => scan(treeOf(files), catalogue, []);
const states = (files: Files) => new Set(look(files).facts.map(({ state }) => state));
const large = (start: string, size = 3 * 1024 * 1024) => `${start}${'x'.repeat(size)}`;

describe('a file that is too large', () => {
  it.each([['data/rows.json'], ['webui/package-lock.json'], ['data/rows.csv'], ['static/app.js'], ['docs/index.html']])(
    'is said, and hides nothing where it is %s',
    (path) => {
      const seen = look({ [path]: large('{"a": "'), 'main.py': 'print(1)\n' });
      expect(seen.limits.filter(({ code }) => code !== 'too-large')).toEqual([]);
      expect(seen.whole).toBe(true);
      expect(new Set(seen.facts.map(({ state }) => state))).toEqual(new Set(['absent']));
    },
  );

  it.each([['train.py'], ['notes/README.md'], ['conf/main.yaml']])('may hide something where it is %s', (path) => {
    const seen = look({ [path]: large('# '), 'main.py': 'print(1)\n' });
    expect(seen.limits).toMatchObject([{ code: 'too-large', path }]);
    expect(seen.whole).toBe(false);
    expect(states({ [path]: large('# ') })).toContain('unreadable');
  });
});

describe('a file that is no text', () => {
  it('is passed over where it is no code', () => {
    const seen = look({ 'README.md': new Uint8Array([0, 1, 2, 3]), 'docs/readme.doctree': new Uint8Array([128, 4, 0, 0]), 'main.py': 'print(1)\n' });
    expect({ limits: seen.limits, whole: seen.whole }).toEqual({ limits: [], whole: true });
  });
  it('is said where it should be code', () =>
    expect(look({ 'train.py': new Uint8Array([0, 1, 2, 3]) })).toMatchObject({ limits: [{ code: 'not-parsed', path: 'train.py' }], whole: false }));
});

describe('a file that begins like a report of this program', () => {
  const load = 'import pickle\nmodel = pickle.load(open(path, "rb"))\n';
  const stateOf = (files: Files, id: string) => look(files).facts.find(({ signal }) => signal === id)?.state;
  it.each([
    ['code', { 'train.py': `# <meta name="generator" content="mlready">\n${load}` }, 'security.unsafe_load'],
    ['code, from the first line on', { 'train.py': `mlready - x\n${load}` }, 'security.unsafe_load'],
    [
      'a workflow',
      {
        '.github/workflows/a.yml': '{"schema": 1, "tool": {"name": "mlready"}, "on": "push", "jobs": {"a": {"steps": [{"run": "pytest"}]}}}',
        'tests/test_a.py': 'def test_a():\n    assert f() == 1\n',
      },
      'verify.tests_in_ci',
    ],
  ])('is looked at all the same where it is %s', (_, files, signal) => expect(stateOf(files, signal)).toBe('present'));
});

describe('code that cannot be read', () => {
  it('may hide what is told by names in code alone', () => {
    const [signal] = catalogue.signals;
    const seen = catalogue.signals.flatMap((one) => matchersOf(one.seen)).find(({ kind }) => kind === 'call');
    if (!signal || !seen) throw new Error('no rule asks for a call');
    const only = { ...catalogue, signals: [{ ...signal, seen, weak: null }], activities: [], context: [] };
    const stateIn = (failure: 'unreadable' | null) => {
      const tree = treeOf({ 'train.py': 'x = 1\n' });
      return scan(failure ? { ...tree, read: () => ({ failure, size: 1 }) } : tree, only, []).facts.map(({ state }) => state);
    };
    expect([stateIn('unreadable'), stateIn(null)]).toEqual([['unreadable'], ['absent']]);
  });
});

describe('commands of CI that cannot be followed to an end', () => {
  it('are left, and nobody says that something does not run', () => {
    const tree = treeOf({ '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    steps:\n      - run: bash ci.sh\n', 'ci.sh': 'pytest\n' });
    let asked = 0;
    const endless: typeof tree = {
      ...tree,
      read(path, most) {
        if (path === 'ci.sh' && asked++ > 0) throw new RangeError('Maximum call stack size exceeded');
        return tree.read(path, most);
      },
    };
    const { limits, facts } = scan(endless, catalogue, []);
    expect(limits).toMatchObject([{ code: 'too-slow' }]);
    expect(facts.find(({ signal }) => signal === 'verify.tests_in_ci')?.state).toBe('unreadable');
  });
});

describe('a script that a tool put together', () => {
  const call = 'import * as tf from "@tensorflow/tfjs";\nimport { createRoot } from "react-dom/client";\ncreateRoot(document.body);\n';
  it.each([
    ['very long', `${call}${'// x\n'.repeat(80_000)}`],
    ['minified', `${call}${'x;'.repeat(4_000)}\n`],
    ['of a bundler', `var __webpack_require__ = {};\n${call}`],
  ])('is nobody’s own where it is %s', (_, text) => expect(states({ 'app/tool.js': text })).toEqual(new Set(['absent'])));
  it('is said', () => {
    const bundle = `/*! x 1.0.0 */\n${call}`;
    expect(look({ 'app/tool.js': bundle }).limits).toEqual([{ code: 'vendored', pattern: 'app/tool.js', files: 1 }]);
    expect(look({ 'app/a.js': bundle, 'app/b.js': bundle }).limits).toEqual([{ code: 'vendored', pattern: 'bundled scripts', files: 2 }]);
  });
  it('is looked at where somebody wrote it', () => expect(states({ 'app/tool.js': call })).toContain('present'));
});

describe('code in a language that is not read', () => {
  const swift = { 'App/Model.swift': 'import Foundation\n\nlet a = 1\n' };

  it('is said by language and size, tests and what is vendored left out', () => {
    const seen = look({ ...swift, 'Tests/ModelTests.swift': 'x\n', 'vendor/a.swift': 'x\n', 'fit.m': 'x = 1;\n', 'main.py': 'print(1)\n'.repeat(100) });
    expect(seen.limits.filter(({ code }) => code === 'language')).toEqual([
      { code: 'language', language: 'MATLAB', files: 1, lines: 1 },
      { code: 'language', language: 'Swift', files: 1, lines: 2 },
    ]);
    expect(seen.whole).toBe(false);
    expect(new Set(seen.facts.map(({ state }) => state))).toEqual(new Set(['absent']));
  });

  it('may hide what needs code, from a fifth of all lines on', () => {
    const much = look({ ...swift, 'main.py': 'print(1)\n'.repeat(8) });
    const stateOf = (id: string) => much.facts.find(({ signal }) => signal === id)?.state;
    expect([stateOf('train.seeded'), stateOf('law.licensed')]).toEqual(['unreadable', 'absent']);
    expect(much.activities.find(({ id }) => id === 'trains')?.state).toBe('unclear');
    expect(states({ ...swift, 'main.py': 'print(1)\n'.repeat(9) })).not.toContain('unreadable');
  });

  it('is told from another with the same ending', () =>
    expect(look({ 'a.m': '#import <UIKit/UIKit.h>\n' }).limits).toMatchObject([{ language: 'Objective-C' }]));
});

describe('a folder that is named for tests', () => {
  const train = 'from sklearn.linear_model import LogisticRegression\nLogisticRegression().fit(x, y)\n';
  const trains = (files: Files) => look(files).activities.find(({ id }) => id === 'trains')?.state;

  it.each(['churn_test/', 'fixtures/', 'src/mocks/churn/'])('holds the project where nothing else is code: %s', (folder) =>
    expect(trains({ [`${folder}train.py`]: train, 'README.md': '# x\n' })).toBe('present'),
  );
  it('holds tests where there is other code', () => expect(trains({ 'churn_test/train.py': train, 'main.py': 'print(1)\n' })).toBe('absent'));
  it('holds tests where its files are called so', () => expect(trains({ 'tests/test_train.py': train })).toBe('absent'));
});
