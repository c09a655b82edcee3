// mlready due (the clock stands at 2026-11-21).
import { describe, expect, it } from 'vitest';
import { folderOf, tooWide } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const manifest = `version: 1
context:
  role: [provider]
  risk-class: [high-risk]
answers:
  data-discovery.catalogued: {value: manual, on: 2026-11-01, review-by: 2026-12-24}
  # 180 days
  concept-drift.watched: {value: manual, on: 2026-05-01}
  # a program wrote it, and nobody has agreed
  model-stealing.queries-limited: {value: manual, on: 2026-06-10, drafted-by: a program}
waivers:
  - {check: fairness-and-accountability.owners-named, reason: planned, statement: Soon., owner: Ana, created: 2026-11-01, expires: 2026-11-21}
  - check: concept-drift.watched
    reason: planned
    statement: In spring.
    owner: Ana
    created: 2026-06-01
    expires: 2026-11-01
`;
const train = 'from sklearn.linear_model import LogisticRegression\n\nmodel = LogisticRegression().fit([[0], [1]], [0, 1])\n';
const project = (more: Record<string, string> = {}) => folderOf({ 'mlready.yaml': manifest, 'train.py': train, Dockerfile: 'FROM python:3.10\n', ...more });

interface Told {
  until: string | null;
  later: number;
  items: { kind: string; day: string; days: number; what: string; todo: string; names: string[]; places: { path: string; line: number }[]; source: unknown }[];
}
const told = async (folder: string, ...args: string[]): Promise<Told> => {
  const { code, out, err } = await runMlready(['due', folder, '--json', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};

describe('due', () => {
  it('tells what is past first, then what comes within 60 days, each with its day, its place and what to do', async () => {
    const { code, out, err } = await runMlready(['due', project()]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const at = (text: string) => {
      expect(out).toContain(text);
      return out.indexOf(text);
    };
    const order = [
      at('Overdue\n'),
      at('2026-10-28  24 days ago   The answer to concept-drift.watched was due for'),
      at('2026-10-31  21 days ago   Support of Python 3.10 has ended.\n            Dockerfile:1\n'),
      at('https://devguide.python.org/versions/\n'),
      at('2026-11-01  20 days ago   The waiver of concept-drift.watched has expired.\n            mlready.yaml:18\n'),
      at('Until 2027-01-20\n'),
      at('2026-11-21  today         The waiver of'),
      at('2026-12-24  in 33 days    The answer to data-discovery.catalogued is due for'),
      at('3 overdue, 2 until 2027-01-20. 1 later: mlready due --all.\n'),
    ];
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(out).not.toContain('model-stealing');
    expect(tooWide(out, 80)).toEqual([]);
  });

  it('tells it as data, the same each time', async () => {
    const folder = project();
    const first = await told(folder);
    expect(first).toMatchObject({ today: '2026-11-21', until: '2027-01-20', later: 1 });
    expect(first.items.map(({ kind, day, days, names }) => [kind, day, days, ...names])).toEqual([
      ['answer', '2026-10-28', -24, 'concept-drift.watched'],
      ['support', '2026-10-31', -21, '3.10'],
      ['waiver', '2026-11-01', -20, 'concept-drift.watched'],
      ['waiver', '2026-11-21', 0, 'fairness-and-accountability.owners-named'],
      ['answer', '2026-12-24', 33, 'data-discovery.catalogued'],
    ]);
    expect(first.items[1]).toMatchObject({
      places: [{ path: 'Dockerfile', line: 1 }],
      source: { url: 'https://devguide.python.org/versions/', read: '2026-11-29' },
      what: 'Support of Python 3.10 has ended.',
    });
    expect(first.items[0]?.places).toEqual([{ path: 'mlready.yaml', line: 8 }]);
    expect(await told(folder)).toEqual(first);
  });

  it('tells when checks that are newer than the manifest begin to count', async () => {
    const old = folderOf({ 'train.py': train, 'mlready.yaml': 'version: 1\n# the first\npack: 1.0.0\n' });
    const later = { SOURCE_DATE_EPOCH: String(Date.UTC(2027, 4, 1) / 1000) };
    const { out } = await runMlready(['due', old, '--json'], { env: later });
    const { items }: Told = JSON.parse(out);
    // 180 days after 2.0.0 was released, on 2026-11-29.
    expect(items).toMatchObject([{ kind: 'pending', day: '2027-05-28', days: 27, places: [{ path: 'mlready.yaml', line: 3 }] }]);
    expect(items[0]?.what).toMatch(/^\d+ checks of the pack survey 2\.0\.0 begin to count in the gate after this day: /);
    const after = { SOURCE_DATE_EPOCH: String(Date.UTC(2027, 4, 29) / 1000) };
    expect(JSON.parse((await runMlready(['due', old, '--json'], { env: after })).out).items).toEqual([]);
  });

  it('tells from when a law applies, where somebody has said what the project is', async () => {
    const law = ({ items }: Told) => items.filter(({ kind }) => kind === 'law');
    const [found, ...more] = law(await told(project(), '--all'));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ day: '2027-12-02', todo: 'See what is open: `mlready audit --framework eu-ai-act`.' });
    expect(found?.names).toContain('Art.9');
    // It is for other providers than those of high-risk systems.
    expect(found?.names).not.toContain('Art.53');
    expect(found?.places).toEqual([
      { path: 'mlready.yaml', line: 3 },
      { path: 'mlready.yaml', line: 4 },
    ]);
    expect(law(await told(project({ 'mlready.yaml': manifest.replace('[high-risk]', '[minimal]') }), '--all'))).toEqual([]);
    expect(law(await told(project({ 'mlready.yaml': manifest.replace(/context:\n.*\n.*\n/, '') }), '--all'))).toEqual([]);
  });

  it('looks as far ahead as it is told to', async () => {
    const folder = project();
    const last = async (...args: string[]) => (await told(folder, ...args)).items.at(-1)?.day;
    expect(await last('--within', '0d')).toBe('2026-11-21');
    expect(await last('--within', '5w')).toBe('2026-12-24');
    expect(await last('--within', '2y')).toBe('2027-12-02');
    expect(await told(folder, '--all')).toMatchObject({ until: null, later: 0 });
  });

  it('ends with 1 only where it is asked to, and something falls due in that time', async () => {
    const calm = folderOf({
      'train.py': train,
      Dockerfile: 'FROM python:3.12\n',
      'mlready.yaml': manifest.replace(/waivers:[\s\S]*/, '').replace('on: 2026-05-01', 'on: 2026-11-01'),
    });
    const code = async (folder: string, ...args: string[]) => (await runMlready(['due', folder, ...args])).code;
    expect(await code(project())).toBe(0);
    expect(await code(project(), '--fail-within', '0d')).toBe(1);
    expect(await code(calm, '--fail-within', '32d')).toBe(0);
    expect(await code(calm, '--fail-within', '33d')).toBe(1);
    // What it fails for is told, however near is looked otherwise.
    const { out } = await runMlready(['due', calm, '--within', '1d', '--fail-within', '33d', '--json']);
    expect(JSON.parse(out)).toMatchObject({ until: '2026-12-24', items: [{ names: ['data-discovery.catalogued'] }] });
  });

  it('says that there is nothing', async () => {
    expect((await runMlready(['due', folderOf({ 'train.py': train })])).out).toMatch(/\n\nNothing is overdue, nothing until 2027-01-20\.\n$/);
  });

  it('writes the body of an issue, in which no text of the project is anything else', async () => {
    const path = 'a <b> @ana `x`/Dockerfile';
    const { out } = await runMlready(['due', project({ [path]: 'FROM python:3.9\n' }), '-f', 'markdown']);
    expect(out).toMatch(/^<!-- mlready:due \. -->\n## What ends by itself in \S+\n\nAs of 2026-11-21, until 2027-01-20: 6 things, the most urgent first\.\n\n/);
    expect(out).toContain('- **overdue** **2026-10-31** (21 days ago): Support of Python 3.10 has ended. <!-- mlready:');
    expect(out).toContain('At `` a <b> @ana `x`/Dockerfile:1 ``.');
    expect(out.match(/<!-- mlready:[0-9a-f]{32} -->/g)).toHaveLength(6);
    expect(out).toContain('Source: [`https://devguide.python.org/versions/`](<https://devguide.python.org/versions/>), read 2026-11-29.');
    const { out: empty } = await runMlready(['due', folderOf({ 'train.py': train }), '-f', 'markdown']);
    expect(empty).toMatch(/^<!-- mlready:due \. -->\n.*\n\nAs of 2026-11-21, until 2027-01-20: nothing\.\n$/);
  });

  it.each([
    [['--within', 'soon'], '--within soon: is no span of time; write --within 60d, 12w, 6m or 1y'],
    [['--fail-within', '-3d'], 'is no span of time'],
    [['-f', 'ics'], 'Allowed choices'],
  ])('refuses %j in one line', async (args, cause) => {
    const { code, out, err } = await runMlready(['due', project(), ...args]);
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toContain(cause);
  });

  it('tells the last day of a result that rests on nothing anybody named, and none of one that says what it rests on', async () => {
    const junit = (day: string) =>
      `<testsuites><testsuite name="pytest" tests="1" failures="0" errors="0" skipped="0" timestamp="${day}T10:00:00"><testcase classname="tests.test_model" name="test_score" time="0.1"/></testsuite></testsuites>`;
    const imports = `version: 1\nimports:\n  - {file: 'out/*.xml'}\n  - {file: kept.xml, covers: [{path: train.py, sha256: '${'0'.repeat(64)}'}]}\n`;
    const folder = folderOf({
      'mlready.yaml': imports,
      'train.py': train,
      'out/a.xml': junit('2026-11-01'),
      'out/b.xml': junit('2026-08-01'),
      'kept.xml': junit('2026-11-01'),
    });
    const { items } = await told(folder, '--all');
    expect(items.filter(({ kind }) => kind === 'import').map(({ day, what, places }) => [day, what.slice(0, 60), places[0]?.line])).toEqual([
      ['2026-10-29', 'The result out/b.xml is too old to count, as nobody says wha', 3],
      ['2027-01-29', 'The result out/a.xml counts no longer after this day, as nob', 3],
    ]);
  });
});
