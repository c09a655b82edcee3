// The report that stands for all others holds everything that a report can hold.
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import {
  bases,
  causes,
  citationStates,
  contextSources,
  dueStates,
  effortCodes,
  factStates,
  flags,
  heldCodes,
  limits,
  policyChanges,
  reasons,
  riskCodes,
  uncounted,
  verdicts,
  waiverCodes,
  waiverStates,
} from '../support/every-code.js';
import { emptyReport, everyReport, hostileReport, makeEveryReport } from '../support/every-report.js';

const every = await everyReport();
const hostile = await hostileReport();

const held = ({ findings, facts, context, readiness, due, gate, limits: met }: Report) => ({
  verdicts: findings.map(({ verdict }) => verdict),
  bases: findings.flatMap(({ verdict, basis }) => (basis === null ? [] : [`${verdict} ${basis}`])),
  risks: findings.flatMap(({ verdict, risk }) => (verdict === 'gap' || verdict === 'partial' ? [risk] : [])),
  efforts: findings.flatMap(({ verdict, effort }) => (verdict === 'gap' || verdict === 'partial' ? [effort] : [])),
  flags: findings.flatMap((finding) => finding.flags),
  reasons: findings.map(({ reason }) => reason.code),
  citations: findings.flatMap(({ evidence }) => evidence.flatMap((one) => ('state' in one ? [one.state] : []))),
  places: findings.flatMap(({ evidence }) => evidence.map((one) => ['url', 'cell', 'line', 'state', 'signal'].filter((key) => key in one).join(' '))),
  waivers: findings.flatMap(({ verdict, waiver }) => (waiver ? [`${verdict} ${waiver.state}`] : [])),
  waiverStates: findings.flatMap(({ waiver }) => (waiver ? [waiver.state] : [])),
  waiverReasons: findings.flatMap(({ waiver }) => (waiver ? [waiver.reason] : [])),
  facts: facts.map(({ state }) => state),
  context: Object.values(context).map(({ source }) => source),
  held: readiness.level.heldBy.map(({ code }) => code),
  due: due.map(({ state }) => state),
  limits: met.map(({ code }) => code),
  causes: gate?.causes.map(({ code }) => code) ?? [],
  policy: gate?.policy.map(({ code }) => code) ?? [],
  did: gate?.regressed.flatMap(({ did }) => (did === null ? [] : [did.code])) ?? [],
  uncounted: gate?.regressed.flatMap(({ why }) => (why === null ? [] : [why])) ?? [],
});

describe.each([
  ['every', every],
  ['hostile', hostile],
])('the report %s', (_, report) => {
  const found = held(report);
  it.each<[keyof typeof found, object]>([
    ['verdicts', verdicts],
    ['risks', riskCodes],
    ['efforts', effortCodes],
    ['flags', flags],
    ['reasons', reasons],
    ['citations', citationStates],
    ['waiverStates', waiverStates],
    ['waiverReasons', waiverCodes],
    ['facts', factStates],
    ['context', contextSources],
    ['held', heldCodes],
    ['due', dueStates],
    ['limits', limits],
    ['causes', causes],
    ['policy', policyChanges],
    ['did', { 'file-removed': 0, 'line-removed': 0, weakened: 0 }],
    ['uncounted', uncounted],
  ])('holds all %s', (what, codes) => expect([...new Set<string>(found[what])].sort()).toEqual(Object.keys(codes).sort()));

  it('holds met, partial and gap on every basis', () => {
    // What is imported shows a part at least, or nothing.
    const all = ['met', 'partial', 'gap']
      .flatMap((verdict) => Object.keys(bases).map((basis) => `${verdict} ${basis}`))
      .filter((one) => one !== 'gap imported');
    expect([...new Set(found.bases)].sort()).toEqual(all.sort());
  });

  it('holds places with and without line, in a cell, cited by path and by address', () =>
    expect([...new Set(found.places)].sort()).toEqual(['cell line signal', 'cell signal', 'line signal', 'line state', 'signal', 'state', 'url state']));

  it('holds a waiver on a gap, on something open, on something met, an expired one and one that has not begun', () =>
    expect(found.waivers.sort()).toEqual(['gap active', 'gap expired', 'met active', 'partial active', 'partial early', 'unknown active']));

  it('adds up', () => {
    for (const stage of report.stages) {
      const own = report.findings.filter((finding) => finding.stage === stage.id);
      expect(own.reduce((sum, { points }) => sum + points.earned, 0)).toBe(stage.points.earned);
    }
  });
});

describe('the hostile report', () => {
  it('differs from the other in nothing but texts', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'string'
        ? 'text'
        : Array.isArray(value)
          ? value.map(shape)
          : value !== null && typeof value === 'object'
            ? Object.entries(value).map(([key, inner]) => [key, shape(inner)])
            : value;
    expect(shape(hostile)).toEqual(shape(every));
  });

  it('is hostile wherever the repository or people have a say', () => {
    const said = hostile.findings.flatMap(({ answer, waiver, evidence, reason }) => [
      answer?.note,
      answer?.why,
      answer?.by,
      waiver?.statement,
      waiver?.owner,
      waiver?.ticket,
      reason.code === 'set-aside' ? reason.why : undefined,
      reason.code === 'imported' || reason.code === 'import-failed' ? reason.by.file : undefined,
      ...evidence.map((one) => ('path' in one ? one.path : one.url)),
    ]);
    const other = [
      hostile.project.name,
      hostile.project.inside,
      hostile.gate?.base?.asked,
      ...hostile.exclude,
      ...hostile.imported.flatMap(({ file, tool }) => [file, tool ?? undefined]),
      ...(hostile.context['domain']?.value ?? []),
    ];
    const texts = [...said, ...other].filter((text) => text !== undefined);
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) expect(text).toContain('<script>alert("owned")</script>');
    expect(Math.max(...said.map((text) => text?.length ?? 0))).toBeGreaterThan(1_000_000);
  });
});

it('is made in the same way each time', async () => expect(JSON.stringify(await makeEveryReport())).toBe(JSON.stringify(every)));

it('is not assessed where there is nothing', () => {
  const report = emptyReport();
  expect(report.readiness).toMatchObject({ assessed: false, score: null, level: { proven: null, possible: null, shown: null } });
});
