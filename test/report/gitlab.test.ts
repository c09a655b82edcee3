// The report as code quality of GitLab, held against the fields that its documentation names.
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';
import { gitlab } from '../../src/report/formats/gitlab/index.js';
import { sarif } from '../../src/report/formats/sarif/index.js';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { emptyReport, everyReport, hostileReport } from '../support/every-report.js';

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format: these fields, all required. */
const violation = {
  type: 'object',
  properties: {
    description: { type: 'string', minLength: 1 },
    check_name: { type: 'string', minLength: 1 },
    fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
    location: {
      type: 'object',
      properties: {
        // From the top of the repository, without "./".
        path: { type: 'string', pattern: '^(?!\\.?/|\\.\\./)' },
        lines: { type: 'object', properties: { begin: { type: 'integer', minimum: 1 } }, required: ['begin'], additionalProperties: false },
      },
      required: ['path', 'lines'],
      additionalProperties: false,
    },
  },
  required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
  additionalProperties: false,
};
interface Violation {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: string;
  location: { path: string; lines: { begin: number } };
}
const valid = new Ajv().compile<Violation[]>({ type: 'array', items: violation });

const violationsOf = (report: Report): Violation[] => {
  const data: unknown = JSON.parse(gitlab(report));
  if (!valid(data)) throw new Error(JSON.stringify(valid.errors));
  return data;
};

let every: Report;
let hostile: Report;
beforeAll(async () => {
  [every, hostile] = [await everyReport(), await hostileReport()];
});

describe('the report for GitLab', () => {
  it('is that of fixtures/reports', () => expect(gitlab(every)).toMatchFileSnapshot(join(root, 'fixtures', 'reports', 'every.gitlab.json')));

  it('names what SARIF names, at the same places', () => {
    const look = { color: false, width: 80, unicode: true, stage: null, ledger: false, full: false, all: false, waived: false };
    const log: Log = JSON.parse(sarif(every, look));
    const places = (log.runs[0]?.results ?? []).map(({ ruleId, locations }) => {
      const at = locations?.[0]?.physicalLocation;
      return [`mlready/${ruleId}`, decodeURIComponent(at?.artifactLocation?.uri ?? ''), at?.region?.startLine];
    });
    expect(violationsOf({ ...every, gate: null }).map(({ check_name, location }) => [check_name, location.path, location.lines.begin])).toEqual(places);
    expect(places.length).toBeGreaterThan(20);
  });

  it('has a fingerprint for each, which stays while places move', () => {
    const prints = (report: Report) => violationsOf(report).map(({ fingerprint }) => fingerprint);
    expect(new Set(prints(every)).size).toBe(prints(every).length);
    expect(prints({ ...every, project: { ...every.project, firstFile: 'other.md', manifest: 'other.yaml' } })).toEqual(prints(every));
    expect(prints({ ...every, project: { ...every.project, inside: '' } })).not.toContain(prints(every)[0]);
  });

  it.each([
    ['gap', 'critical', 'blocker'],
    ['gap', 'high', 'critical'],
    ['gap', 'medium', 'major'],
    ['gap', 'low', 'minor'],
    ['partial', 'critical', 'critical'],
    ['partial', 'low', 'info'],
  ] as const)('a %s of %s risk is %s', (verdict, risk, severity) => {
    const finding = every.findings.find(({ check }) => check === 'software-engineering-anti-patterns.tested-in-ci');
    if (!finding) throw new Error('no such check');
    expect(violationsOf({ ...every, gate: null, findings: [{ ...finding, verdict, risk }] }).map((one) => one.severity)).toEqual([severity]);
  });

  it('has what the change lost, brought, could not compare and leaves out, beside the verdict, and no verdict of a gate that passes', () => {
    const { gate } = every;
    if (gate === null) throw new Error('no gate');
    const said = (one: Partial<typeof gate>) =>
      violationsOf({ ...every, findings: [], gate: { ...gate, ...one } }).map(({ check_name, severity }) => `${check_name} ${severity}`);
    const lost = gate.regressed.map(({ check, why, risk }) => `mlready/lost/${check} ${why !== null ? 'info' : risk === 'critical' ? 'blocker' : 'critical'}`);
    expect(
      said({})
        .filter((one) => one.startsWith('mlready/lost/'))
        .sort(),
    ).toEqual(lost.sort());
    expect(said({})).toEqual(expect.arrayContaining(['mlready/gate blocker', 'mlready/new-hazard/data-poisoning.model-files-inert critical']));
    expect(said({}).filter((one) => one.startsWith('mlready/not-comparable/'))).toEqual(
      gate.unread.map(({ check }) => `mlready/not-comparable/${check} major`),
    );
    expect(said({ verdict: 'pass', regressed: [], hazards: [], unread: [], thinner: [], balanced: [], pending: [] })).toEqual(['mlready/left-out info']);
    expect(said({ verdict: 'pass', regressed: [], hazards: [], unread: [], thinner: [], balanced: [], pending: [], outOfScope: [] })).toEqual([]);
    expect(said({ verdict: 'not-comparable', regressed: [], hazards: [], unread: [], thinner: [], balanced: [], pending: [], outOfScope: [] })).toEqual([
      'mlready/gate critical',
    ]);
  });

  it('is an empty list where nothing is assessed', () => expect(violationsOf(emptyReport())).toEqual([]));

  it('prints no character that a terminal obeys, and keeps the path that has it', () => {
    const finding = every.findings.find(({ check }) => check === 'software-engineering-anti-patterns.tested-in-ci');
    if (!finding) throw new Error('no such check');
    const path = 'a\u009b31m\u202e\u001b.py';
    const report: Report = {
      ...every,
      gate: null,
      project: { ...every.project, inside: '' },
      findings: [{ ...finding, evidence: [{ signal: 'verify.tests', path }] }],
    };
    expect(gitlab(report)).toMatch(/^[\n\u0020-\u007e]+$/);
    expect(violationsOf(report)[0]?.location.path).toBe(path);
  });

  it('holds hostile text in one visible line of bounded length', () => {
    const found = violationsOf(hostile);
    expect(found.map(({ check_name }) => check_name)).toEqual(violationsOf(every).map(({ check_name }) => check_name));
    for (const { description } of found) {
      expect(description).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u);
      expect(description.length).toBeLessThanOrEqual(2_000);
    }
  });
});
