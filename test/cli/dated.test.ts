// The day of an answer that bears none is that of the commit that brought it.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { commit } from '../support/churn-history.js';
import { folderOf, git } from '../support/program.js';
import { emptyFolder, runHere } from '../support/run-here.js';

const id = 'concept-drift.watched';
const of = (answers: string) => `version: 1\nanswers:\n${answers}`;

/** A repository in which the manifest held these texts, a commit each on its day; null is a commit without it. */
function repository(...versions: [day: string, text: string | null][]): string {
  const folder = folderOf({ 'train.py': 'import torch\n\nmodel = torch.nn.Linear(2, 1)\ntorch.save(model.state_dict(), "m.pt")\n' });
  git(folder, 'init', '-q');
  for (const [day, text] of versions) {
    if (text === null) rmSync(join(folder, 'mlready.yaml'), { force: true });
    else writeFileSync(join(folder, 'mlready.yaml'), text);
    commit(folder, day, day);
  }
  return folder;
}

async function finding(folder: string, ...more: string[]): Promise<Report['findings'][number] | undefined> {
  const { code, out, err } = await runHere(folder, ['audit', '.', '--json', '--full', '--no-input', ...more]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const report: Report = JSON.parse(out);
  return report.findings.find(({ check }) => check === id);
}

describe('an answer without a day', () => {
  it.each<[string, [string, string | null][], string]>([
    ['that one commit brought', [['2026-10-01', of(`  ${id}: manual\n`)]], '2026-10-01'],
    [
      'that was there when others came',
      [
        ['2026-09-01', of(`  ${id}: manual\n`)],
        ['2026-10-01', of(`  ${id}: manual\n  feedback-loops.mapped: no\n`)],
      ],
      '2026-09-01',
    ],
    [
      'whose value was changed',
      [
        ['2026-08-01', of(`  ${id}: no\n`)],
        ['2026-09-01', of(`  ${id}: manual\n`)],
        ['2026-10-01', of(`  ${id}: manual # still\n`)],
      ],
      '2026-09-01',
    ],
    [
      'that was written in another way, and in another order',
      [
        ['2026-09-01', of(`  ${id}: {value: automated}\n`)],
        ['2026-10-01', of(`  feedback-loops.mapped: no\n  ${id}: true\n`)],
      ],
      '2026-09-01',
    ],
    [
      'that was gone for a while',
      [
        ['2026-08-01', of(`  ${id}: manual\n`)],
        ['2026-09-01', null],
        ['2026-10-01', of(`  ${id}: manual\n`)],
      ],
      '2026-10-01',
    ],
    [
      'whose manifest was broken for a while',
      [
        ['2026-08-01', of(`  ${id}: manual\n`)],
        ['2026-09-01', 'version: ['],
        ['2026-10-01', of(`  ${id}: manual\n`)],
      ],
      '2026-10-01',
    ],
  ])('%s takes the one of that commit', async (_, versions, day) => {
    const found = await finding(repository(...versions));
    expect(found).toMatchObject({ answer: { brought: day } });
    expect(found?.flags).not.toContain('undated');
    expect(found?.flags).not.toContain('stale');
  });

  it('grows old from that day', async () => {
    expect((await finding(repository(['2026-05-01', of(`  ${id}: manual\n`)])))?.flags).toContain('stale');
    expect((await finding(repository(['2026-02-01', of(`  ${id}: manual\n`)])))?.flags).toContain('expired');
    // Whoever takes the day away makes it no younger.
    const redated = repository(['2026-02-01', of(`  ${id}: {value: manual, on: 2026-02-01}\n`)], ['2026-11-01', of(`  ${id}: manual\n`)]);
    expect((await finding(redated))?.flags).toContain('expired');
  });

  it('is not from the future where a clock was ahead', async () => {
    expect((await finding(repository(['2031-01-01', of(`  ${id}: manual\n`)])))?.flags).not.toContain('early');
  });

  it('is undated, and due for review, where no commit tells', async () => {
    const undated = { flags: expect.arrayContaining(['undated', 'stale']), points: { earned: expect.any(Number) } };
    const committed = repository(['2026-10-01', of('  feedback-loops.mapped: no\n')]);
    writeFileSync(join(committed, 'mlready.yaml'), of(`  ${id}: manual\n`));
    expect(await finding(committed)).toMatchObject(undated);
    const bare = folderOf({ 'train.py': 'import torch\n', 'mlready.yaml': of(`  ${id}: manual\n`) });
    expect(await finding(bare)).toMatchObject(undated);
    const whole = repository(['2026-09-01', of(`  ${id}: manual\n`)], ['2026-10-01', of(`  ${id}: manual # still\n`)]);
    const shallow = join(emptyFolder(), 'clone');
    git(whole, 'clone', '-q', '--depth', '1', `file://${whole}`, shallow);
    expect(await finding(shallow)).toMatchObject(undated);
    expect((await runHere(bare, ['validate'])).out).toContain(`${id}: the answer bears no date, and no commit of the history here tells one\n`);
    expect((await runHere(bare, ['audit', '.', '--no-input', '--fail-on', 'stale'])).code).toBe(1);
  });

  it('has the same day on both sides of a comparison', async () => {
    const folder = repository(['2026-02-01', of(`  ${id}: manual\n`)], ['2026-11-01', of(`  ${id}: manual\n  feedback-loops.mapped: no\n`)]);
    const { code, out } = await runHere(folder, ['audit', '.', '--json', '--no-input', '--base', 'HEAD~1']);
    expect(code).toBe(0);
    expect(JSON.parse(out).gate).toMatchObject({ verdict: 'pass', regressed: [], improved: [] });
  });

  it('is asked of a revision, and of a project in a folder of its repository', async () => {
    const folder = repository(['2026-09-01', of(`  ${id}: manual\n`)], ['2026-10-01', of(`  ${id}: no\n`)]);
    expect(await finding(folder, '--rev', 'HEAD~1')).toMatchObject({ answer: { value: 'manual', brought: '2026-09-01' } });
    const top = folderOf({ 'a/b/train.py': 'import torch\n', 'a/b/mlready.yaml': of(`  ${id}: manual\n`) });
    git(top, 'init', '-q');
    commit(top, '2026-09-05', 'begin');
    expect(await finding(join(top, 'a', 'b'))).toMatchObject({ answer: { brought: '2026-09-05' } });
  });
});
