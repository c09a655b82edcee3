// The functions that do in one call what a command does.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { assess, audit, type Diff, diff, explain, type Gap, gapsOf, gate, KnownError, load, plan, type Report, scan, trend } from '../src/index.js';
import { root } from '../src/root.js';
import { folderOf, git } from './support/program.js';

const at = new Date('2026-11-21T00:00:00Z');
const env = { PATH: process.env['PATH'] };
let folder = '';
let report: Report;

beforeAll(async () => {
  folder = folderOf({});
  cpSync(join(root, 'fixtures', 'projects', 'churn'), folder, { recursive: true });
  git(folder, 'init', '-q');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'first');
  git(folder, 'rm', '-rq', '.github');
  git(folder, 'commit', '-qm', 'second');
  report = await audit(folder, { at, env });
});

describe('in one call', () => {
  it('a project is audited, at a revision as well', async () => {
    expect(report.project).toMatchObject({ name: 'churn', manifest: 'mlready.yaml' });
    const before = await audit(folder, { at, env, revision: 'HEAD~1' });
    expect(before.readiness.repository.score ?? 0).toBeGreaterThan(report.readiness.repository.score ?? 0);
    expect(await audit(folder, { at, env })).toEqual(report);
  });

  it('its gaps come in order, each with what it is', () => {
    const gaps: Gap[] = gapsOf(report);
    expect(gaps.map(({ check }) => check)).toEqual(report.gaps);
    expect(gaps.every(({ verdict, remedy }) => ['gap', 'partial'].includes(verdict) && remedy.length > 0)).toBe(true);
  });

  it('it is held against its gate, and compared with a base', async () => {
    expect(await gate(folder, { at, env })).toBeNull();
    expect(await gate(folder, { at, env, settings: { minScore: { overall: 99 } } })).toMatchObject({ verdict: 'fail', causes: [{ code: 'below-minimum' }] });
    const compared = await gate(folder, { at, env, base: 'HEAD~1' });
    expect(compared?.verdict).toBe('fail');
    expect(compared?.regressed.length).toBeGreaterThan(0);
  });

  it('waivers that nobody approved are told step by step as by the command, also where the change drops the policy', async () => {
    const other = folderOf({});
    cpSync(join(root, 'fixtures', 'projects', 'churn'), other, { recursive: true });
    const manifest = readFileSync(join(other, 'mlready.yaml'), 'utf8');
    writeFileSync(join(other, 'mlready.yaml'), `${manifest}\ngate: {extends: ml.yaml}\n`);
    writeFileSync(join(other, 'ml.yaml'), 'version: 1\nfail-on: [high]\nwaivers: {approvers: [Mira Vogt]}\n');
    git(other, 'init', '-q');
    git(other, 'add', '.');
    git(other, 'commit', '-qm', 'Choose a policy');
    const both = async (base: string | null) => {
      const project = await scan(other, { catalogue: await load(), env });
      return { steps: await gate(project, assess(project, { at }), { at, env, base }), call: await gate(other, { at, env, base }) };
    };
    const unapproved = [{ check: 'concept-drift.watched', approvedBy: null, policy: 'ml.yaml' }];
    const alone = await both(null);
    expect(alone.steps).toMatchObject({ verdict: 'fail', unapproved });
    expect(alone.steps).toEqual(alone.call);
    expect(alone.steps?.causes).toContainEqual({ code: 'risk-not-met', check: 'concept-drift.watched', risk: 'high' });
    writeFileSync(join(other, 'mlready.yaml'), manifest);
    const compared = await both('HEAD');
    expect(compared.steps).toMatchObject({ unapproved });
    expect({ ...compared.steps, regressed: [] }).toEqual({ ...compared.call, regressed: [] });
  });

  it('a way to a score is planned', async () => {
    const found = await plan(folder, { at, env, target: { overall: 45 } });
    expect(found).toMatchObject({ asked: '45 % overall', reachable: true });
    expect(found.items.length).toBeGreaterThan(0);
    await expect(plan(folder, { at, env, target: { 'no-stage': 45 } })).rejects.toThrow(KnownError);
    await expect(plan(folder, { at, env, target: { overall: 45 }, level: 'pilot' })).rejects.toThrow(/keep one of the two/);
  });

  it('revisions and reports are compared', async () => {
    const compared: Diff = await diff('HEAD~1', null, { folder, at, env });
    expect(compared.regressed.length).toBeGreaterThan(0);
    const before = { name: 'before', report: await audit(folder, { at, env, revision: 'HEAD~1' }) };
    const saved = await diff(before, { name: 'after', report }, { at, env });
    expect(saved.from).toMatchObject({ name: 'before', score: compared.from.score });
    expect(saved.regressed.map(({ check }) => check)).toEqual(compared.regressed.map(({ check }) => check));
  });

  it('a history is told', async () => {
    const { points } = await trend(folder, { by: 'commit', env });
    expect(points.map(({ state }) => state)).toEqual(['assessed', 'assessed']);
    writeFileSync(join(folder, 'new.txt'), 'nothing is written by it\n');
    expect(git(folder, 'status', '--porcelain')).toContain('new.txt');
  });

  it('a check and a signal are explained, and where the project stands', async () => {
    const check = await explain('concept-drift.watched', { project: { folder, at }, env });
    expect(check.entry.kind).toBe('check');
    expect(check.finding).toEqual(report.findings.find(({ check: id }) => id === 'concept-drift.watched'));
    expect((await explain('monitor.drift', { project: { folder, at }, env })).fact?.signal).toBe('monitor.drift');
    expect((await explain('concept-drift.watched', { env })).finding).toBeNull();
    await expect(explain('zzz.qqq', { env })).rejects.toThrow(/is no check/);
    await expect(explain('data', { env })).rejects.toThrow(/fits several/);
  });

  it('what is wrong is said as a known error', async () => {
    await expect(audit(join(folder, 'none'), { at, env })).rejects.toThrow(KnownError);
    await expect(audit(folder, { at: new Date('never'), env })).rejects.toThrow(/at: is no time/);
    await expect(audit(folder, { at, env, revision: 'none' })).rejects.toMatchObject({ name: 'KnownError', place: expect.stringContaining('none') });
  });
});
