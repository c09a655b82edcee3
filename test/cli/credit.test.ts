// What stands in a manifest and counts for nothing is said; odd days and very many mistakes end in a line, not in a trace.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../support/program.js';
import { runHere } from '../support/run-here.js';

const code = 'import torch\n\nmodel = torch.nn.Linear(2, 1)\n';
const page =
  '# Drift\n\nEvery Monday a job compares the inputs of the week with those that the model was trained on. Ana opens a ticket where three columns differ.\n';
const answer = (path: string) => `version: 1\nanswers:\n  concept-drift.watched: {value: automated, evidence: [{path: ${path}}]}\n`;
const watched = async (files: Record<string, string>) => {
  const folder = folderOf({ 'train.py': code, ...files });
  const { out } = await runHere(folder, ['audit', '.', '--json', '--no-input']);
  return JSON.parse(out).findings.find(({ check }: { check: string }) => check === 'concept-drift.watched');
};

describe('evidence', () => {
  it.each(['./docs/drift.md', 'docs//drift.md', 'docs/./drift.md'])('written %s is the file that it leads to', async (path) => {
    expect(await watched({ 'docs/drift.md': page, 'mlready.yaml': answer(path) })).toMatchObject({ verdict: 'met', basis: 'documented' });
  });

  it('that is not there, or proves nothing, is said when the manifest is validated', async () => {
    const folder = folderOf({ 'train.py': code, 'docs/todo.md': '# Drift\n\nTODO\n', 'mlready.yaml': answer('docs/gone.md') });
    const said = async () => runHere(folder, ['validate']);
    expect(await said()).toMatchObject({
      code: 0,
      out: expect.stringContaining('mlready.yaml: concept-drift.watched points at docs/gone.md, which is missing\n'),
    });
    writeFileSync(join(folder, 'mlready.yaml'), answer('docs/todo.md'));
    expect((await said()).out).toContain('points at docs/todo.md, which is without substance\n');
    writeFileSync(
      join(folder, 'mlready.yaml'),
      'version: 1\nanswers:\n  concept-drift.watched: {value: does-not-apply, why: no}\n  feedback-loops.mapped: {value: no, on: 2099-01-01}\n',
    );
    expect((await said()).out).toMatch(
      /concept-drift\.watched: the answer does not count: it sets the check aside and hardly says why[\s\S]*feedback-loops\.mapped: the answer does not count: it is dated in the future/,
    );
  });
});

describe('a waiver that begins in the future', () => {
  const waiver = (created: string, expires: string) =>
    `version: 1\nwaivers:\n  - {check: concept-drift.watched, reason: planned, statement: After the move., owner: A, created: ${created}, expires: ${expires}}\n`;

  it('holds nothing yet, and is said', async () => {
    const folder = folderOf({ 'train.py': code, 'mlready.yaml': waiver('2099-01-01', '2099-06-01') });
    expect(await runHere(folder, ['waivers', 'lint'])).toMatchObject({
      code: 1,
      out: 'The waiver of concept-drift.watched begins only after today, and holds nothing yet.\n',
    });
    const { out } = await runHere(folder, ['audit', '.', '--json', '--no-input']);
    expect(JSON.parse(out).due).toEqual([{ check: 'concept-drift.watched', expires: '2099-06-01', state: 'early' }]);
    writeFileSync(join(folder, 'mlready.yaml'), waiver('2026-11-22', '2027-05-01'));
    expect((await runHere(folder, ['waivers', 'list', '--json'])).out).not.toContain('early');
  });
});

describe('on the command line', () => {
  it('true is the top of a scale, and false its no', async () => {
    const folder = folderOf({ 'train.py': code });
    expect(await runHere(folder, ['interview', '--no-input', '--set', 'data-discovery.documented=true', '--set', 'concept-drift.watched=false'])).toMatchObject(
      { code: 0 },
    );
    const { out } = await runHere(folder, ['audit', '.', '--json', '--no-input']);
    const said = (check: string) => JSON.parse(out).findings.find((one: { check: string }) => one.check === check).answer.value;
    expect([said('data-discovery.documented'), said('concept-drift.watched')]).toEqual(['yes', 'no']);
  });

  it('a clock beyond the years is refused in one line', async () => {
    const folder = folderOf({ 'train.py': code });
    for (const epoch of ['8640000000000', '253402300800', '-1', '1e9'])
      expect(await runHere(folder, ['audit', '.', '--no-input'], { env: { SOURCE_DATE_EPOCH: epoch } })).toMatchObject({
        code: 2,
        err: expect.stringMatching(/^mlready: SOURCE_DATE_EPOCH: is "[^\n]*\n$/),
      });
  });
});

describe('a manifest with very many mistakes', () => {
  it.each([
    ['keys that are no checks', `version: 1\nanswers:\n${Array.from({ length: 20_000 }, (_, at) => `  k${at}: {}\n`).join('')}`],
    ['keys that there are none of', `version: 1\n${Array.from({ length: 20_000 }, (_, at) => `k${at}: 1\n`).join('')}`],
    ['fields that there are none of', `version: 1\ncontext:\n${Array.from({ length: 20_000 }, (_, at) => `  k${at}: x\n`).join('')}`],
    ['commas', `version: 1\ncontext: [${','.repeat(100_000)}]\n`],
    ['brackets', `version: 1\nanswers: ${'['.repeat(3_000)}\n`],
  ])('%s is told of the first fifty, in short lines', async (_, text) => {
    const folder = folderOf({ 'train.py': code, 'mlready.yaml': text });
    const { code: ended, err } = await runHere(folder, ['validate']);
    expect(ended).toBe(2);
    const lines = err.trim().split('\n');
    expect(lines.length).toBeLessThanOrEqual(50);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(500);
    expect(err).not.toContain('call stack');
  });
});
