// The report as JUnit XML: held against the schemas of Ant and of Jenkins by libxml2.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { junit } from '../../src/report/formats/junit/index.js';
import type { Report, ReportFinding } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { emptyReport, everyReport, hostileReport } from '../support/every-report.js';

const schemas = ['junit-ant.xsd', 'junit-10.xsd'].map((name) => [name, readFileSync(join(root, 'fixtures', 'standards', name), 'utf8')] as const);
const faults = async (contents: string, schema: string) =>
  (await validateXML({ xml: [{ fileName: 'junit.xml', contents }], schema: [schema] })).errors.map(({ message }) => message);

let every: Report;
let hostile: Report;
beforeAll(async () => {
  [every, hostile] = [await everyReport(), await hostileReport()];
});

/** What each test case says, by its name. */
const casesOf = (xml: string) =>
  new Map([...xml.matchAll(/<testcase name="([^"]+)"[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g)].map(([, name = '', inner = '']) => [name, inner.trim()]));
const outcome = (inner: string | undefined) => (inner === undefined ? 'missing' : inner === '' ? 'passed' : (/^<(\w+)/.exec(inner)?.[1] ?? inner));
const expected = ({ verdict, flags, waiver }: ReportFinding) =>
  verdict === 'not-applicable' || flags.includes('pending')
    ? 'skipped'
    : verdict === 'met'
      ? 'passed'
      : verdict === 'unknown' || waiver?.state === 'active'
        ? 'skipped'
        : 'failure';

describe.each(schemas)('the schema %s', (_, schema) => {
  it('takes the report of everything, the hostile one and the empty one', async () => {
    for (const report of [every, hostile, emptyReport()]) expect(await faults(junit(report), schema)).toEqual([]);
  });

  it('refuses a test case without a name, and what is no XML', async () => {
    expect(await faults(junit(every).replace(/<testcase name="[^"]+"/, '<testcase'), schema)).not.toEqual([]);
    expect(await faults(junit(every).replace('<testcase name="', '<testcase name="\u0001'), schema)).not.toEqual([]);
  });
});

describe('the report as JUnit XML', () => {
  it('is that of fixtures/reports', () => expect(junit(every)).toMatchFileSnapshot(join(root, 'fixtures', 'reports', 'every.junit.xml')));

  it('has a suite for each stage, whose counts are those of its cases', () => {
    const suites = [
      ...junit(every).matchAll(/<testsuite [^>]* name="([^"]+)"[^>]*tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"[^>]*>([\s\S]*?)<\/testsuite>/g),
    ];
    expect(suites.map(([, name]) => name)).toEqual(every.stages.map(({ id }) => id));
    for (const [, name, tests, failures, skipped, inner = ''] of suites) {
      const outcomes = [...casesOf(inner).values()].map(outcome);
      const count = (what: string) => outcomes.filter((one) => one === what).length;
      expect([name, outcomes.length, count('failure'), count('skipped')]).toEqual([name, Number(tests), Number(failures), Number(skipped)]);
    }
  });

  it('fails what is missing or half there; skips what is open, waived, not scored or does not apply', () => {
    const cases = casesOf(junit(every));
    expect([...cases].map(([name, inner]) => [name, outcome(inner)])).toEqual(every.findings.map((finding) => [finding.check, expected(finding)]));
    expect(new Set([...cases.values()].map(outcome))).toEqual(new Set(['passed', 'failure', 'skipped']));
  });

  it('says with a failure the points, the places and what to do, with a skipped case the reason', () => {
    const cases = casesOf(junit(every));
    expect(cases.get('data-poisoning.model-files-inert')).toMatch(
      / of 14 points, high risk\nKnown: .*\nAt: src\/churn\/explain\.py:26\n(?:.*\n)*To do \(.*\): Use safetensors.* List every place/,
    );
    expect(cases.get('concept-drift.watched')).toMatch(/Waived until 2027-01-29 by Mara Lindqvist: /);
    expect(cases.get('data-dispersion.matching-measured')).toMatch(/Open: nothing found, nobody asked/);
    expect(cases.get('data-discovery.documented')).toMatch(/Newer than the manifest/);
  });

  it('fails nothing in a project that is not assessed', () => {
    const missing: Report = { ...every, readiness: { ...every.readiness, assessed: false } };
    for (const report of [emptyReport(), missing]) {
      const outcomes = [...casesOf(junit(report)).values()].map(outcome);
      expect(outcomes).toHaveLength(report.findings.length);
      expect(outcomes).not.toContain('failure');
    }
  });

  it('knows no time but that of the report', () => {
    expect(new Set([...junit(every).matchAll(/timestamp="([^"]+)"/g)].map(([, time]) => time))).toEqual(new Set(['2026-11-21T09:30:00']));
    expect(junit(every)).toBe(junit(structuredClone(every)));
  });

  it('keeps the value of an attribute that says "true"', () =>
    expect(junit({ ...every, project: { ...every.project, name: 'true' } })).toContain('<property name="project" value="true"/>'));
});

describe('hostile text', () => {
  it('adds no element, no entity and no character that XML forbids', () => {
    const [plain, attacked] = [junit(every), junit(hostile)];
    const tags = (xml: string) => [...xml.matchAll(/<[/?!]?[\w-]*/g)].map(([tag]) => tag);
    expect(tags(attacked)).toEqual(tags(plain));
    expect(attacked).not.toMatch(/[^\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
    expect(attacked.match(/&(?!(?:amp|lt|gt|apos|quot);)/g)).toBeNull();
    expect(casesOf(attacked).size).toBe(every.findings.length);
  });

  it('does not make it grow without bounds', () => {
    const long = 'e\u0301'.repeat(1_000_000);
    const finding = every.findings.find(({ check }) => check === 'data-poisoning.model-files-inert');
    if (!finding) throw new Error('no such check');
    const evidence = Array.from({ length: 1_000 }, () => ({ signal: 'a.b', path: long }));
    expect(junit({ ...every, findings: [{ ...finding, remedy: long, evidence }] }).length).toBeLessThan(60_000);
  });
});
