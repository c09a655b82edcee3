// The summary of a project: one line that its schema takes, under 4 kB whatever the report holds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { summary } from '../../src/report/formats/summary/index.js';
import type { Report } from '../../src/report/report.js';
import { mostSummaryBytes } from '../../src/report/summary-limits.js';
import { type Summary, summarySchema } from '../../src/report/summary-schema.js';
import { root } from '../../src/root.js';
import { emptyReport, everyReport, hostileReport } from '../support/every-report.js';

const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
const valid = ajv.compile(JSON.parse(readFileSync(join(root, 'schemas', 'summary.schema.json'), 'utf8')));

let every: Report;
let hostile: Report;
beforeAll(async () => {
  [every, hostile] = [await everyReport(), await hostileReport()];
});
const parsed = (report: Report): Summary => summarySchema.parse(JSON.parse(summary(report)));

/** The report with every name as long as somebody may make it, of characters that take most bytes. */
function swollen(report: Report): Report {
  const long = '\u{1f9e8}'.repeat(5000);
  const gone = `${'x'.repeat(75)}.`;
  const ids = Array.from({ length: 40 }, (_, index) => `${gone}${index}`);
  return {
    ...report,
    project: { ...report.project, name: long, inside: long, remote: { kind: 'github', url: `https://github.com/${'a'.repeat(250)}` } },
    gaps: ids,
    findings: report.findings.map((finding, index) => ({
      ...finding,
      check: ids[index % 40] ?? '',
      risk: 'critical',
      verdict: 'gap',
      waiver: null,
      flags: [],
    })),
    facts: report.facts.map((fact, index) => ({ ...fact, state: 'present', hazard: { code: ids[index % 40] ?? '', trial: false } })),
    pack: { ...report.pack, extensions: Array.from({ length: 30 }, (_, index) => ({ ...extension, id: `${index}${long}`, version: long })) },
    activities: Array.from({ length: 50 }, (_, index) => ({ id: `${gone}${index}`, title: long, state: 'present', said: null, places: [] })),
  };
}
const extension = { title: '', digest: '', from: '', adds: [], changes: [] };

describe('the summary', () => {
  it('is that of fixtures/reports', () => expect(summary(every)).toMatchFileSnapshot(join(root, 'fixtures', 'reports', 'every.summary.jsonl')));

  it('is one line under 4 kB that its schema takes, whatever the report holds', () => {
    for (const report of [every, hostile, emptyReport(), swollen(every)]) {
      const line = summary(report);
      expect(Buffer.byteLength(line)).toBeLessThan(mostSummaryBytes);
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect([valid(JSON.parse(line)), valid.errors]).toEqual([true, null]);
      expect(summarySchema.safeParse(JSON.parse(line)).success).toBe(true);
    }
  });

  it('counts what it cannot name', () => {
    const { gaps, hazards } = parsed(swollen(every));
    expect(gaps.count).toBe(40);
    expect(gaps.first.length).toBeLessThan(10);
    expect(hazards.count).toBe(every.facts.length);
  });

  it('names what the report names, in its order', () => {
    const said = parsed(every);
    expect(said).toMatchObject({
      name: 'churn',
      revision: every.project.revision,
      when: every.generated,
      ml: true,
      gaps: { count: every.gaps.length, first: every.gaps.slice(0, 10) },
      repository: { score: every.readiness.repository.score },
      team: { answered: every.readiness.team.answered, open: every.readiness.team.open },
      gate: { verdict: every.gate?.verdict, lost: { count: every.gate?.regressed.filter(({ why }) => why === null).length } },
    });
    expect(Object.keys(said.repository.stages)).toEqual(every.stages.map(({ id }) => id));
    const active = every.findings.flatMap(({ waiver }) => (waiver?.state === 'active' ? [waiver] : []));
    expect(said.waivers.count).toBe(active.length);
    expect(said.waivers.next?.expires).toBe(active.map(({ expires }) => expires).sort()[0]);
    expect(said.critical.first.every((id) => every.findings.some(({ check, risk, verdict }) => check === id && risk === 'critical' && verdict !== 'met'))).toBe(
      true,
    );
  });

  it('has a sign for each of the 44 considerations, rounded down', () => {
    const all = every.stages.flatMap(({ steps }) => steps.flatMap(({ considerations }) => considerations));
    const { earned, possible } = parsed(every).considerations;
    expect([earned.length, possible.length, all.length]).toEqual([44, 44, 44]);
    all.forEach(({ points }, index) => {
      const share = points.total === 0 ? null : points.earned / points.total;
      const sign = earned[index];
      if (share === null) expect(sign).toBe('-');
      else if (share === 1) expect(sign).toBe('x');
      else expect(Number(sign)).toBe(Math.floor(share * 10));
    });
  });

  it('of a project without machine learning says so, and no verdict', () =>
    expect(parsed(emptyReport())).toMatchObject({
      ml: false,
      repository: { score: null },
      gaps: { count: 0 },
      hazards: { count: 0 },
      critical: { count: 0 },
      considerations: { earned: '' },
    }));
});
