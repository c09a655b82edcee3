// The stored baseline.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { raiseBaseline } from '../../src/engine/baseline.js';
import { baselineText, parseBaseline } from '../../src/manifest/baseline.js';
import type { GateResult } from '../../src/model/index.js';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { folderOf } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const tested = 'software-engineering-anti-patterns.tested-in-ci';
const watched = 'data-poisoning.packages-watched';

describe('a baseline', () => {
  let churn = '';
  const run = async (...args: string[]) => await runMlready(args, { cwd: churn });
  const file = () => readFileSync(join(churn, 'mlready.baseline.yaml'), 'utf8');
  const check = async (): Promise<{ code: number | null; gate: GateResult }> => {
    const { code, out, err } = await run('baseline', 'check', '--json');
    expect(err).toBe('');
    return { code, gate: JSON.parse(out) };
  };
  beforeEach(async () => {
    churn = join(folderOf(), 'churn');
    cpSync(join(root, 'fixtures', 'projects', 'churn'), churn, { recursive: true });
    expect(await run('baseline', 'write')).toMatchObject({ code: 0, err: '' });
  });

  it('holds one check a line, sorted, and the same bytes at any time', async () => {
    const first = file();
    const lines = first.split('\n').filter((line) => line.startsWith('  '));
    expect(lines.length).toBeGreaterThan(40);
    expect([...lines].sort()).toEqual(lines);
    expect(first).not.toMatch(/20\d\d-/);
    expect((await runMlready(['baseline', 'write'], { cwd: churn, env: { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 25) / 1000) } })).out).toMatch(
      / 0 of them new or raised/,
    );
    expect(file()).toBe(first);
    expect(await check()).toMatchObject({
      code: 0,
      gate: { verdict: 'pass', base: { commit: null, asked: 'mlready.baseline.yaml' }, regressed: [], improved: [] },
    });
  });

  it('fails for what is lost, by the points that the gate would count', async () => {
    rmSync(join(churn, '.github'), { recursive: true });
    const { code, gate } = await check();
    expect(code).toBe(1);
    expect(gate.regressed.map(({ check: id, points }) => [id, points]).sort()).toEqual([
      [watched, 4],
      [tested, 7],
    ]);
    expect(gate.causes.map((cause) => cause.code)).toEqual(['stage-regressed', 'stage-regressed']);
    const { out } = await run('baseline', 'check');
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /^Gate failed\. Compared with mlready\.baseline\.yaml\. .*Ways out · software-engineering-anti-patterns\.tested-in-ci: mend it .*mlready baseline accept software-engineering-anti-patterns\.tested-in-ci --reason/,
    );
    expect((await run('audit', '--baseline', 'mlready.baseline.yaml')).code).toBe(1);
  });

  it('is never lowered by writing, only check by check with a reason that stays', async () => {
    const before = file();
    rmSync(join(churn, '.github'), { recursive: true });
    expect((await run('baseline', 'write')).out).toMatch(new RegExp(`${watched} stands lower than it did, and stays as it was`));
    expect(file()).toBe(before);
    expect(await run('baseline', 'accept', tested, '--reason', 'Moved: "elsewhere"\n# x', '--by', 'Ana: {x}')).toMatchObject({ code: 0, err: '' });
    expect((await check()).gate.regressed.map(({ check: id }) => id)).toEqual([watched]);
    expect((await run('baseline', 'accept', watched, '--reason', 'Nobody watches.')).code).toBe(0);
    expect((await check()).code).toBe(0);
    expect(file()).toContain(`  - {check: ${tested}, from: 2, to: 1, reason: "Moved: \\"elsewhere\\" # x", by: "Ana: {x}"}\n`);
    expect(file()).not.toContain(`  ${watched}: {`);
    cpSync(join(root, 'fixtures', 'projects', 'churn', '.github'), join(churn, '.github'), { recursive: true });
    expect(await check()).toMatchObject({ code: 0, gate: { regressed: [], improved: expect.arrayContaining([expect.objectContaining({ check: tested })]) } });
    expect((await run('baseline', 'write')).out).toMatch(/ 2 of them new or raised/);
    expect(file().replace(/^accepted:[\s\S]*$/m, '')).toBe(before);
  });

  it('is not lowered by writing where the file is gone that an answer pointed at', () => {
    const documented = { earned: 2, observed: 0, basis: 'documented' } as const;
    const before = { pack: '1.0.0', checks: new Map([[tested, documented]]), accepted: [] };
    const { checks, raised, lower } = raiseBaseline(before, new Map([[tested, { ...documented, basis: 'asserted' }]]));
    expect({ checks, raised, lower }).toEqual({ checks: before.checks, raised: [], lower: [tested] });
  });

  it('that accepts what YAML would take for two is read again', () => {
    const baseline = { pack: '1.0.0', checks: new Map(), accepted: [{ check: 'a, b: c', from: 2, to: 1, reason: 'r', by: null }] };
    expect(parseBaseline('b', baselineText(baseline), catalogue).accepted).toEqual(baseline.accepted);
  });

  it('counts what is set aside as lost, by the weight that its risk has', async () => {
    const manifest = join(churn, 'mlready.yaml');
    const id = 'focus-on-technical-solution-only.tried-in-place';
    const [met, aside] = [`  ${id}:\n    value: yes`, `  ${id}:\n    value: does-not-apply\n    why: The trial ended in spring and nobody else will try it.`];
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(met, aside));
    const { code, gate } = await check();
    expect({ code, regressed: gate.regressed.map(({ check: one, points }) => [one, points]) }).toEqual({ code: 1, regressed: [[id, 8]] });
  });

  it('lets a waived loss pass', async () => {
    rmSync(join(churn, '.github'), { recursive: true });
    for (const id of [tested, watched])
      expect((await run('waive', id, '--reason', 'planned', '--statement', 'Soon.', '--owner', 'Ana', '--expires', '2026-12-31')).code).toBe(0);
    const { code, gate } = await check();
    expect({ code, why: gate.regressed.map(({ why }) => why) }).toEqual({ code: 0, why: ['waived', 'waived'] });
    expect((await run('audit', '--baseline', 'mlready.baseline.yaml', '--no-waivers')).code).toBe(1);
  });

  it.each([
    ['version: 2\n', /mlready\.baseline\.yaml:1:10/],
    ['version: 1\npack: 1.0.0\nchecks:\n  no-such: {earned: 1, observed: 0, basis: asserted}\n', /:4:12: "no-such" is no check/],
    [`version: 1\npack: 1.0.0\nchecks:\n  ${tested}: {earned: 1, observed: 2, basis: observed}\n`, /more is observed than earned/],
    [`version: 1\npack: 1.0.0\nchecks:\n  ${tested}: {earned: 3, observed: 2, basis: observed}\n`, /:4:/],
    ['{', /mlready\.baseline\.yaml:1:/],
  ])('that is wrong is refused in one line: %j', async (text, message) => {
    writeFileSync(join(churn, 'mlready.baseline.yaml'), text);
    for (const args of [['check'], ['write'], ['accept', tested, '--reason', 'x']]) {
      const { code, out, err } = await run('baseline', ...args);
      expect({ code, out, lines: err.split('\n').length - 1 }).toEqual({ code: 2, out: '', lines: 1 });
      expect(err).toMatch(message);
    }
    expect(file()).toBe(text);
  });

  it('that is missing, or nothing to accept, is said in one line', async () => {
    expect((await run('baseline', 'accept', tested, '--reason', 'x')).err).toMatch(/stands no lower than the baseline says/);
    expect((await run('baseline', 'accept', 'tested-in-c', '--reason', 'x')).err).toMatch(/is no check/);
    expect((await run('baseline', 'accept', tested, '--reason', ' ')).err).toMatch(/--reason: is empty/);
    expect((await run('audit', '--baseline', 'mlready.baseline.yaml', '--base', 'auto')).err).toMatch(/--baseline: stands beside --base auto/);
    rmSync(join(churn, 'mlready.baseline.yaml'));
    expect(await run('baseline', 'check')).toMatchObject({
      code: 2,
      out: '',
      err: 'mlready: mlready.baseline.yaml: does not exist; write it first: mlready baseline write\n',
    });
    const empty = folderOf();
    expect(await runMlready(['baseline', 'write'], { cwd: empty })).toMatchObject({ code: 2, err: expect.stringMatching(/is not assessed/) });
    expect(existsSync(join(empty, 'mlready.baseline.yaml'))).toBe(false);
  });
});
