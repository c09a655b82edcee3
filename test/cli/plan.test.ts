// mlready plan.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { folderOf, tooWide } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

describe('the plan of the sample project', () => {
  let churn = '';
  beforeAll(() => {
    churn = join(folderOf(), 'churn');
    cpSync(join(root, 'fixtures', 'projects', 'churn'), churn, { recursive: true });
  });

  it.each([
    ['text', 'churn-plan.txt'],
    ['markdown', 'churn-plan.md'],
  ])('is printed as %s', async (format, file) => {
    const { code, out, err } = await runMlready(['plan', churn, '--target', '45', '--format', format]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot(join(root, 'fixtures', 'reports', file));
    if (format === 'text') expect(tooWide(out, 80)).toEqual([]);
  });

  it('reaches the goal of the manifest where nothing else is asked', async () => {
    const found = JSON.parse((await runMlready(['plan', churn, '--json'])).out);
    expect(found).toMatchObject({ asked: 'the level production', reachable: true });
    expect(found.stages).toHaveLength(5);
    for (const { after } of found.stages) expect(after).toBeGreaterThanOrEqual(60);
    expect(found.days).toBe(found.items.reduce((sum: number, item: { days: number }) => sum + item.days, 0));
  });

  it('takes a target for a stage', async () => {
    const found = JSON.parse((await runMlready(['plan', churn, '--target', 'model-learning=50', '--json'])).out);
    const { stages } = JSON.parse((await runMlready(['audit', churn, '--json'])).out);
    const inStage: string[] = stages
      .find(({ id }: { id: string }) => id === 'model-learning')
      .steps.flatMap(({ considerations }: { considerations: { checks: string[] }[] }) => considerations.flatMap(({ checks }) => checks));
    expect(found.items.length).toBeGreaterThan(0);
    for (const { check } of found.items) expect(inStage).toContain(check);
    expect(found.stages.find(({ id }: { id: string }) => id === 'model-learning').after).toBeGreaterThanOrEqual(50);
    expect(found.stages.filter(({ before, after }: { before: number; after: number }) => before !== after)).toHaveLength(1);
  });

  it.each([
    [['--target', 'much'], 'is no percentage'],
    [['--target', '101'], 'is no percentage'],
    [['--target', 'model-lerning=50'], 'model-learning'],
    [['--target', '50', '--level', 'pilot'], 'keep one of the two'],
    [['--level', 'perfect'], 'Allowed choices'],
  ])('refuses %j in one line', async (args, cause) => {
    const { code, out, err } = await runMlready(['plan', churn, ...args]);
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toContain(cause);
  });

  it('has nothing to plan from in an empty folder', async () => {
    expect(await runMlready(['plan', folderOf()])).toMatchObject({ code: 2, err: expect.stringContaining('is not assessed') });
  });

  it('keeps the name of a project from being Markdown', async () => {
    const folder = folderOf({
      'mlready.yaml': 'version: 1\nproject: "<img src=x> @all [a](b)"\n',
      'train.py': 'from sklearn.linear_model import Ridge\n\nRidge().fit(X, y)\n',
    });
    const { out } = await runMlready(['plan', folder, '--target', '5', '--format', 'markdown']);
    expect(out).toMatch(/^<!-- mlready:plan -->\n## Readiness plan for \\<img src=x\\> \\@all \\\[a\\\]\(b\)\n/);
  });
});
