// The report as SARIF: held against the schema of OASIS and the limits of GitHub.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { default as Draft04 } from 'ajv-draft-04';
import formats from 'ajv-formats';
import MarkdownIt from 'markdown-it';
import type { Log, Result } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstFile } from '../../src/report/build.js';
import { sarif } from '../../src/report/formats/sarif/index.js';
import type { RenderOptions } from '../../src/report/render-options.js';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { emptyReport, everyReport, hostileReport } from '../support/every-report.js';
import { tally } from '../support/property.js';

const look = (waived: boolean): RenderOptions => ({ color: false, width: 80, unicode: true, stage: null, ledger: false, full: false, all: false, waived });
const schema = JSON.parse(readFileSync(join(root, 'fixtures', 'standards', 'sarif-schema-2.1.0.json'), 'utf8'));
const ajv = new Draft04.default({ strict: false });
formats.default(ajv);
const valid = ajv.compile<Log>(schema);

let every: Report;
let hostile: Report;
beforeAll(async () => {
  [every, hostile] = [await everyReport(), await hostileReport()];
});

const runOf = (report: Report, waived = false) => {
  const log: unknown = JSON.parse(sarif(report, look(waived)));
  valid(log);
  expect(valid.errors).toBeNull();
  const [run] = (log as Log).runs;
  if (!run) throw new Error('no run');
  return { ...run, results: run.results ?? [], rules: run.tool.driver.rules ?? [] };
};
const uriOf = ({ locations }: Result) => locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
const findingOf = (report: Report, id: string | undefined) => {
  const finding = report.findings.find(({ check }) => check === id);
  if (!finding) throw new Error(`no finding ${id}`);
  return finding;
};

describe('the schema', () => {
  it('refuses what is no SARIF', () => {
    expect(valid({ version: '2.1.0', runs: [{}] })).toBe(false);
    const log = JSON.parse(sarif(every, look(false)));
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
    expect(valid(log)).toBe(false);
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 1;
    log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b';
    expect(valid(log)).toBe(false);
  });
});

describe('the report as SARIF', () => {
  it('is that of fixtures/reports', () => expect(sarif(every, look(false))).toMatchFileSnapshot(join(root, 'fixtures', 'reports', 'every.sarif')));

  it('has every check as a rule, each time in the same order, within the limits of GitHub', () => {
    for (const report of [every, hostile, emptyReport()]) {
      const { rules } = runOf(report);
      expect(rules.map(({ id }) => id)).toEqual(report.findings.map(({ check }) => check));
      for (const { name, shortDescription, fullDescription, properties, help } of rules) {
        expect(name?.length).toBeLessThanOrEqual(255);
        expect(shortDescription?.text.length).toBeLessThanOrEqual(1_024);
        expect(fullDescription?.text.length).toBeLessThanOrEqual(1_024);
        expect(properties?.tags?.length).toBeLessThanOrEqual(10);
        expect(help?.markdown).toMatch(/^\*\*What counts\.\*\*/);
      }
      expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    }
  });

  it('says of each rule what to do, what happened to others and who asks for it', () => {
    const { rules } = runOf(every);
    const finding = findingOf(every, 'data-poisoning.model-files-inert');
    const help = rules.find(({ id }) => id === finding.check)?.help;
    const story = every.cases[finding.cases[0] ?? ''];
    for (const part of [finding.help.slice(0, 40), finding.remedy.slice(0, 30), story?.lesson ?? '?', 'Regulation (EU) 2024/1689']) {
      expect(help?.text).toContain(part);
      expect(new MarkdownIt().render(help?.markdown ?? '').replace(/<[^>]+>/g, '')).toContain(part.replaceAll('"', '&quot;').replaceAll('`', ''));
    }
  });

  it('claims security of nothing but what stands in that step, and no severity in figures', () => {
    const { rules } = runOf(every);
    const tagged = rules.filter(({ properties }) => properties?.tags?.includes('security')).map(({ id }) => id);
    expect(tagged).toEqual(every.findings.filter(({ step }) => step === 'security').map(({ check }) => check));
    expect(tagged.length).toBeGreaterThan(5);
    expect(JSON.stringify(rules)).not.toContain('security-severity');
  });

  it('has a result for each gap and half, and for what contradicts an answer; none for what is open, waived or not scored', () => {
    const ids = runOf(every).results.map(({ ruleId }) => ruleId);
    expect(new Set(ids).size).toBe(ids.length);
    const met = tally('missing', 'waived', 'outside', 'contradicted');
    for (const { check, verdict, flags, waiver } of every.findings) {
      const pending = flags.includes('pending');
      const missing = (verdict === 'gap' || verdict === 'partial') && !pending;
      const waived = waiver?.state === 'active';
      if (met.when('missing', missing && !waived)) expect(ids).toContain(check);
      if (met.when('waived', missing && waived)) expect(ids).not.toContain(check);
      if (met.when('outside', verdict === 'unknown' || verdict === 'not-applicable' || pending)) expect(ids).not.toContain(check);
      if (met.when('contradicted', flags.includes('contradicted'))) expect(ids).toContain(check);
    }
    expect(met.least()).toBeGreaterThan(0);
    expect(JSON.stringify(runOf(every).invocations)).toContain(`${every.open.length} questions are open`);
  });

  it('says what the gate says: the verdict, each check that was lost at its rule, what could not be compared, what is left out', () => {
    const { invocations, properties } = runOf(every);
    const told = invocations?.[0]?.toolExecutionNotifications ?? [];
    expect(told[0]).toMatchObject({ level: 'error', message: { text: expect.stringMatching(/^Gate failed\. /) } });
    const { gate } = every;
    expect(gate?.regressed.length).toBeGreaterThan(2);
    for (const { check, why } of gate?.regressed ?? [])
      expect(told).toContainEqual(expect.objectContaining({ level: why === null ? 'error' : 'note', associatedRule: expect.objectContaining({ id: check }) }));
    for (const text of ['Not comparable: operational-support.telemetry', 'Left out on both sides', 'Held to the policy npm:@acme/mlready-policy'])
      expect(told.some(({ message }) => message.text?.includes(text))).toBe(true);
    expect(properties?.['gate']).toMatchObject({
      verdict: 'fail',
      notComparable: ['operational-support.telemetry'],
      leftOut: ['model-stealing.queries-limited'],
    });
    const missing = runOf(emptyReport());
    expect(missing.properties?.['gate']).toMatchObject({ verdict: 'not-comparable', missing: 'no-git' });
    expect(missing.invocations?.[0]?.toolExecutionNotifications?.[0]).toMatchObject({
      level: 'error',
      message: { text: expect.stringMatching(/^Not compared\. /) },
    });
    expect(runOf({ ...every, gate: null }).properties).not.toHaveProperty('gate');
  });

  it.each([
    ['gap', 'critical', 'error'],
    ['gap', 'high', 'error'],
    ['gap', 'medium', 'warning'],
    ['gap', 'low', 'note'],
    ['partial', 'critical', 'error'],
    ['partial', 'high', 'warning'],
    ['partial', 'medium', 'note'],
    ['partial', 'low', 'note'],
  ] as const)('a %s of %s risk is of the level %s', (verdict, risk, level) => {
    const finding = findingOf(every, 'software-engineering-anti-patterns.tested-in-ci');
    expect(runOf({ ...every, findings: [{ ...finding, verdict, risk }] }).results.map((result) => result.level)).toEqual([level]);
  });

  it('shows a result at its evidence, else in the manifest, else in a file that is there', () => {
    const at = (report: Report, check: string) => {
      const result = runOf(report).results.find(({ ruleId }) => ruleId === check);
      return result && [uriOf(result), result.locations?.[0]?.physicalLocation?.region?.startLine];
    };
    expect(at(every, 'data-poisoning.model-files-inert')?.[0]).toBe('services/churn/src/churn/explain.py');
    expect(at(every, 'software-engineering-anti-patterns.modules-over-notebooks')).toEqual(['services/churn/notebooks/exploration.ipynb', 1]);
    expect(at(every, 'software-engineering-anti-patterns.tested-in-ci')).toEqual(['services/churn/mlready.yaml', 1]);
    const bare = (firstFile: string | null): Report => ({ ...every, project: { ...every.project, manifest: null, firstFile } });
    expect(at(bare('README.md'), 'software-engineering-anti-patterns.tested-in-ci')).toEqual(['services/churn/README.md', 1]);
    expect(at(bare(null), 'software-engineering-anti-patterns.tested-in-ci')).toBeUndefined();
  });

  it('takes the README at the top for that file, in whatever form, otherwise the first', () => {
    expect(firstFile(['.gitignore', 'README.rst', 'docs/README.md'])).toBe('README.rst');
    expect(firstFile(['a.py', 'readme'])).toBe('readme');
    expect(firstFile(['a.py', 'docs/README.md'])).toBe('a.py');
    expect(firstFile([])).toBeNull();
  });

  it('names settings of a folder above by their path in the repository, and nothing outside of it', () => {
    const finding = findingOf(every, 'software-engineering-anti-patterns.tested-in-ci');
    const seen = (path: string, inside: string): Report => ({
      ...every,
      project: { ...every.project, inside },
      findings: [{ ...finding, evidence: [{ signal: 'verify.tests', path, line: 7 }] }],
    });
    expect(runOf(seen('../../.gitlab-ci.yml', 'services/churn')).results.map(uriOf)).toEqual(['.gitlab-ci.yml']);
    expect(runOf(seen('../../.gitlab-ci.yml', 'churn')).results.map(uriOf)).toEqual(['churn/mlready.yaml']);
    expect(runOf(seen('a b/ü%.py', '')).results.map(uriOf)).toEqual(['a%20b/%C3%BC%25.py']);
  });

  it('never points at evidence that is not there', () => {
    const missing = every.findings.flatMap(({ evidence }) =>
      evidence.flatMap((one) => ('state' in one && one.state === 'missing' && 'path' in one ? [one.path] : [])),
    );
    expect(missing.length).toBeGreaterThan(0);
    for (const path of missing) expect(JSON.stringify(runOf(every, true).results)).not.toContain(path);
  });

  it('keeps its fingerprints while places move, and has others for another project', () => {
    const prints = (report: Report) => runOf(report).results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
    const moved: Report = {
      ...every,
      generated: '2027-01-01T00:00:00.000Z',
      findings: every.findings.map((one) => ({
        ...one,
        evidence: one.evidence.map((place) => ('line' in place ? { ...place, line: (place.line ?? 1) + 5 } : place)),
      })),
    };
    expect(prints(moved)).toEqual(prints(every));
    expect(new Set(prints(every)).size).toBe(prints(every).length);
    expect(prints({ ...every, project: { ...every.project, inside: 'services/other' } })).not.toContain(prints(every)[0]);
  });

  it('says which project and which commit it is about', () => {
    const { automationDetails, versionControlProvenance } = runOf(every);
    expect(automationDetails?.id).toBe('mlready/services/churn/');
    expect(versionControlProvenance).toMatchObject([{ repositoryUri: 'https://github.com/acme/scoring', revisionId: every.project.revision }]);
    expect(runOf(emptyReport())).toMatchObject({ automationDetails: { id: 'mlready/' }, results: [] });
  });

  it('keeps what is waived only where that is asked for, as suppressed', () => {
    const waived = every.findings
      .filter(({ verdict, waiver }) => (verdict === 'gap' || verdict === 'partial') && waiver?.state === 'active')
      .map(({ check }) => check);
    expect(waived.length).toBeGreaterThan(1);
    const kept = runOf(every, true).results;
    expect(
      kept
        .filter(({ suppressions }) => (suppressions ?? []).length > 0)
        .map(({ ruleId }) => ruleId)
        .sort(),
    ).toEqual([...waived].sort());
    expect(kept.every(({ suppressions }) => Array.isArray(suppressions))).toBe(true);
    expect(kept.find(({ ruleId }) => ruleId === waived[0])?.suppressions?.[0]).toMatchObject({ kind: 'external', status: 'accepted' });
    expect(runOf(every).results.some(({ suppressions }) => suppressions !== undefined)).toBe(false);
  });

  it('has no more results than GitHub shows, the most urgent of them', () => {
    const note = findingOf(every, 'software-engineering-anti-patterns.tested-in-ci');
    const many: Report = {
      ...every,
      findings: Array.from({ length: 5_100 }, (_, index) => ({ ...note, check: `many.${index}`, risk: index < 5_050 ? ('low' as const) : ('high' as const) })),
    };
    // Not held against the schema: that all results differ takes long to prove.
    const results = (JSON.parse(sarif(many, look(false))) as Log).runs[0]?.results ?? [];
    expect(results).toHaveLength(5_000);
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(50);
  });
});

describe('hostile text', () => {
  it('makes no link, no placeholder and no control character in a message', () => {
    for (const waived of [false, true]) {
      const { results, invocations } = runOf(hostile, waived);
      expect(results.map(({ ruleId }) => ruleId)).toEqual(runOf(every, waived).results.map(({ ruleId }) => ruleId));
      const messages = [
        ...results.flatMap(({ message, suppressions }) => [message.text ?? '', ...(suppressions ?? []).map(({ justification }) => justification ?? '')]),
        ...(invocations?.[0]?.toolExecutionNotifications ?? []).map(({ message }) => message.text ?? ''),
      ];
      for (const message of messages) {
        expect(message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u);
        expect(message.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]/);
        expect(message.length).toBeLessThanOrEqual(8_000);
      }
      for (const { message, relatedLocations } of results) {
        // Links as SARIF reads them (3.11.6): brackets and backslashes within are escaped.
        const links = [...(message.text ?? '').matchAll(/\[(?:[^\\[\]]|\\[\\[\]])*\]\(([^)]*)\)/g)].map(([, to]) => to);
        expect(links).toEqual((relatedLocations ?? []).map(({ id }) => String(id)));
      }
    }
  });

  it('stays a path in places', () => {
    const places = runOf(hostile, true).results.flatMap(({ locations, relatedLocations }) => [...(locations ?? []), ...(relatedLocations ?? [])]);
    expect(places.length).toBeGreaterThan(20);
    for (const { physicalLocation } of places) expect(physicalLocation?.artifactLocation?.uri).toMatch(/^[\w.~!*'()%/-]+$/);
  });

  it('of rules stays text in Markdown', () => {
    const rule = findingOf(every, 'software-engineering-anti-patterns.tested-in-ci');
    const evil = '<script>x</script> [owned](javascript:alert(1)) {0} ![x](https://owned.example/x.png) @owned';
    const { rules } = runOf({ ...every, findings: [{ ...rule, statement: evil, help: evil, remedy: evil }] });
    const tokens = new MarkdownIt({ html: true, linkify: true })
      .parse(rules[0]?.help?.markdown ?? '', {})
      .flatMap((token) => [token, ...(token.children ?? [])]);
    const kinds = new Set(tokens.map(({ type }) => type));
    for (const kind of ['html_inline', 'html_block', 'image']) expect(kinds).not.toContain(kind);
    expect(tokens.filter((token) => token.type === 'link_open' && /owned|javascript/.test(token.attrGet('href') ?? ''))).toEqual([]);
    for (const text of [rules[0]?.shortDescription?.text, rules[0]?.help?.text]) expect(text).not.toMatch(/\]\(|(?<!\{)\{0/);
  });
});
