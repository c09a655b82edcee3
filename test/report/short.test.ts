// Saved reports: short ones without the texts of the rules, whole ones, and those of version 0.1.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/report/formats/index.js';
import { json } from '../../src/report/formats/json/index.js';
import { reportIn, shortReportIn } from '../../src/report/read-saved.js';
import type { Report } from '../../src/report/report.js';
import { restored } from '../../src/report/restore.js';
import { upgraded } from '../../src/report/upgrade.js';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { everyReport } from '../support/every-report.js';
import { emptyFolder, runHere } from '../support/run-here.js';

/** What a toy project's report may have, in bytes. */
const toy = 150_000;
const folder = emptyFolder();
const [churn, assistant, three] = [join(folder, 'churn'), join(folder, 'assistant'), join(folder, 'three')];
const old = gunzipSync(readFileSync(join(root, 'fixtures', 'saved', 'report-of-0.1.json.gz'))).toString('utf8');

beforeAll(() => {
  cpSync(join(root, 'fixtures', 'projects', 'churn'), churn, { recursive: true });
  cpSync(join(root, 'fixtures', 'projects', 'assistant'), assistant, { recursive: true });
  mkdirSync(three);
  for (const [name, text] of [
    ['train.py', 'import torch\n\nmodel = torch.nn.Linear(2, 1)\ntorch.save(model.state_dict(), "m.pt")\n'],
    ['README.md', '# A model\n'],
    ['requirements.txt', 'torch\n'],
  ] as const)
    writeFileSync(join(three, name), text);
});

async function printed(project: string, ...more: string[]): Promise<string> {
  return (await runHere(project, ['audit', '.', '--json', '--no-input', ...more])).out;
}

function read(text: string): Report {
  const short = shortReportIn(upgraded(JSON.parse(text)), (mistake) => {
    throw new Error(mistake);
  });
  if (short === null) throw new Error('no report');
  return restored(short, catalogue, 'report.json');
}

describe('a report as JSON', () => {
  it.each([
    ['of the sample project', churn],
    ['of an assistant, which the generative pack asks as well,', assistant],
    ['of three files', three],
  ])('%s is short, and reads as the whole one', async (_, project) => {
    const [short, full] = [await printed(project), await printed(project, '--full')];
    expect(Buffer.byteLength(short)).toBeLessThan(toy);
    expect(read(short)).toEqual(JSON.parse(full));
    expect(read(full)).toEqual(JSON.parse(full));
    // All that a machine decides by is there: of every check how it stands, of every signal whether it is seen.
    const [told, whole]: [Report, Report] = [JSON.parse(short), JSON.parse(full)];
    expect(told.findings.map(({ check, stage, verdict, reason, risk }) => [check, stage, verdict, reason, risk])).toEqual(
      whole.findings.map(({ check, stage, verdict, reason, risk }) => [check, stage, verdict, reason, risk]),
    );
    const applies = ({ verdict }: { verdict: string }) => verdict !== 'not-applicable';
    expect(told.findings.filter(applies).map(({ statement, trace, points }) => [statement, trace, points])).toEqual(
      whole.findings.filter(applies).map(({ statement, trace, points }) => [statement, trace, points]),
    );
    expect(told.facts).toEqual(whole.facts.map(({ title: _, hazard: __, ...fact }) => fact));
  });

  it('is whole where rules of the project’s own made it', async () => {
    const report = await everyReport();
    expect(reportIn(JSON.parse(json(report, { full: false })), () => undefined)).toEqual(report);
  });

  it('that speaks of checks which the rules do not have is refused in one line', async () => {
    const short = await printed(three);
    const fewer = { ...catalogue, checks: catalogue.checks.filter(({ id }) => id !== 'concept-drift.watched') };
    const parsed = shortReportIn(JSON.parse(short), () => undefined);
    if (parsed === null) throw new Error('no report');
    expect(() => restored({ ...parsed, gaps: [], findings: parsed.findings.map(({ help: _, ...one }) => one) }, fewer, 'r.json')).toThrow(
      /^r\.json: was made by the rules survey [\d.]+ and does not hold their texts, and the rules here do not have the check concept-drift\.watched; use mlready [\d.]+, or save the report with --full$/,
    );
    const unseen = { ...catalogue, signals: catalogue.signals.filter(({ id }) => id !== 'code.precommit') };
    expect(() => restored({ ...parsed, gaps: [] }, unseen, 'r.json')).toThrow(/^r\.json: .* the rules here do not have the signal code\.precommit; /);
  });
});

describe('a report of version 0.1', () => {
  const report = read(old);

  it('keeps what it said', () => {
    const before = JSON.parse(old);
    expect(reportIn(report, () => undefined)).toEqual(report);
    expect(report.readiness).toMatchObject({
      score: before.readiness.score,
      level: { proven: before.readiness.level, shown: null },
      repository: { score: null },
    });
    expect(report.findings.map(({ check, verdict, points }) => ({ check, verdict, points }))).toEqual(
      before.findings.map(({ check, verdict, points }: Report['findings'][number]) => ({ check, verdict, points })),
    );
    expect(report.gaps).toEqual(before.gaps);
  });

  it.each(formats.map(({ name, load }) => ({ name, load })))('is told as $name', async ({ load }) => {
    const look = { color: false, width: 80, unicode: true, stage: null, ledger: false, full: false, all: false, waived: false };
    expect((await load())(report, look).length).toBeGreaterThan(100);
  });

  it('is read by the program, and compared with one of today', async () => {
    writeFileSync(join(folder, 'old.json'), old);
    writeFileSync(join(folder, 'new.json'), await printed(churn));
    const page = await runHere(folder, ['report', 'old.json', '-f', 'html']);
    expect(page).toMatchObject({ code: 0, err: '' });
    expect(page.out).toContain('<!doctype html>');
    const compared = await runHere(folder, ['diff', 'old.json', 'new.json', '--json']);
    expect(compared).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(compared.out)).toMatchObject({ from: { name: 'old.json', score: report.readiness.score } });
  });

  it('that lacks a part is refused in one line', async () => {
    const { facts: _, ...none } = JSON.parse(old);
    writeFileSync(join(folder, 'none.json'), JSON.stringify(none));
    expect(await runHere(folder, ['report', 'none.json'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^mlready: none\.json: is no report of mlready \([^\n]* at facts\)[^\n]*\n$/),
    });
  });
});
