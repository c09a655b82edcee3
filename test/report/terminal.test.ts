// The report for a terminal: one screen, whatever is in the report, and all of it where that is asked for.
import { describe, expect, it } from 'vitest';
import { terminal } from '../../src/report/formats/terminal/index.js';
import { lackOf } from '../../src/report/messages/lacks.js';
import type { RenderOptions } from '../../src/report/render-options.js';
import type { Report } from '../../src/report/report.js';
import { emptyReport, everyReport, hostileReport } from '../support/every-report.js';
import { tooWide } from '../support/program.js';

const look: RenderOptions = { color: false, width: 80, unicode: true, stage: null, ledger: false, full: false, all: false, waived: false };
const every = await everyReport();
const hostile = await hostileReport();
const linesOf = (report: Report, more: Partial<RenderOptions> = {}) =>
  terminal(report, { ...look, ...more })
    .trimEnd()
    .split('\n');

/** The report again and again, each time with other gaps and other questions first. */
function turned(report: Report): Report[] {
  const turn = (list: readonly string[], by: number) => [...list.slice(by), ...list.slice(0, by)];
  return report.gaps
    .map((_, index) => 5 * index)
    .filter((by) => by < report.gaps.length)
    .map((by) => ({ ...report, gate: null, gaps: turn(report.gaps, by), open: turn(report.open, by % report.open.length) }));
}

describe('one screen', () => {
  it.each([
    ['everything', every],
    ['hostile text', hostile],
  ])(
    'of a report with %s has at most 45 lines of 80 columns, whichever gaps come first',
    (_, report) => {
      for (const one of turned(report)) {
        const lines = linesOf(one);
        expect(lines.length).toBeLessThanOrEqual(45);
        expect(tooWide(lines.join('\n'), 80)).toEqual([]);
      }
    },
    400_000,
  );

  it.each([60, 100, 120])('keeps to %d columns', (width) => {
    for (const report of [every, hostile]) expect(tooWide(linesOf({ ...report, gate: null }, { width }).join('\n'), width)).toEqual([]);
  });

  it('is longer by what a gate says, and by nothing else', () => {
    const [with_, without] = [linesOf(every), linesOf({ ...every, gate: null })];
    expect(with_[1]).toMatch(/^Gate failed\. /);
    expect(with_.findIndex((line) => line.startsWith('Lost against the base'))).toBeLessThan(with_.findIndex((line) => /^(?:Blockers|Gaps) \(/.test(line)));
    expect(without[1]).toMatch(/^\d+ blockers?, \d+ gaps; the repository shows /);
  });

  it('says the verdict second and last', () => {
    const lines = linesOf({ ...every, gate: null });
    expect(lines.at(-1)).toContain(lines[1]);
  });

  it('says what was not read, what a pack of one’s own does, what is pending, what disagrees, which results are not current and which waivers are due', () => {
    const lines = linesOf(every);
    for (const label of ['Not read', 'Own rules', 'Pending', 'Disagree', 'Imports, Waivers'])
      expect(lines.filter((line) => line.startsWith(`${label}:`)).length, label).toBe(1);
    expect(lines.find((line) => line.startsWith('Own rules:'))).toContain('1 check switched off');
  });

  it('has no number for a stage of which nothing is known', () => {
    const [first, ...rest] = every.stages;
    if (first === undefined) return expect.fail();
    const lines = linesOf({ ...every, stages: [{ ...first, known: 0, repository: { score: null, earned: 0, total: 0 } }, ...rest] });
    expect(lines.find((line) => line.startsWith(first.title))).toMatch(/ – .* –$/);
  });

  it('names a level once half of the points are known', () => {
    const known = (share: number) => linesOf({ ...every, gate: null, readiness: { ...every.readiness, known: share } }).join('\n');
    expect(known(49.9)).toContain('No level yet: 49.9 % are known, half must be');
    expect(known(50)).toMatch(/Readiness .*\. Level: \w+/);
    expect(known(49.9)).not.toContain('Level: ');
  });

  it('has one line for what is no machine learning', () => {
    const lines = linesOf({ ...emptyReport(), gate: null });
    expect(lines.join(' ')).toContain('No machine learning is seen here: ');
    expect(lines.join('')).not.toMatch(/%|Ask first|Level/);
    expect(lines.length).toBeLessThanOrEqual(6);
  });

  it('has no colour and no character beyond ASCII of its own where the place has none', () => {
    const text = linesOf({ ...every, gate: null }, { unicode: false }).join('\n');
    expect(text).not.toMatch(/[█▓░✔✘◐·–]/);
    expect(text).not.toContain('\u001b');
    expect(linesOf(every, { color: true }).join('\n')).toContain('\u001b[');
  });

  it('prints no character of a repository that a terminal obeys', () =>
    expect(linesOf(hostile, { full: true }).join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/));
});

describe('the whole report', () => {
  it('has the screen, every stage and where it rests, and the verdict at the end', () => {
    const lines = linesOf({ ...every, gate: null }, { full: true });
    for (const stage of every.stages) expect(lines.some((line) => line.startsWith(stage.title.toUpperCase()))).toBe(true);
    expect(lines).toContain('What this rests on');
    expect(lines.at(-1)).toContain(lines[1]);
  });

  it('of one stage has its gaps and details alone', () => {
    const [stage] = every.stages;
    const text = linesOf({ ...every, gate: null }, { stage: stage?.id ?? '' }).join('\n');
    expect(every.stages.filter(({ title }) => text.includes(title.toUpperCase())).map(({ id }) => id)).toEqual([stage?.id]);
  });
});

describe('what is wrong', () => {
  const gaps = every.gaps.flatMap((id) => every.findings.find(({ check }) => check === id) ?? []);
  const first = (code: string) => gaps.find(({ reason }) => reason.code === code) ?? expect.fail(`no gap ${code}`);

  it('is a hazard by its title and code, with its place, and with how it is mended first', () => {
    const lack = lackOf(every, first('refuted'));
    expect(lack).toMatchObject({ id: expect.stringMatching(/^MLR-[A-Z]\d\d$/), place: expect.stringMatching(/\S/) });
    expect(first('refuted').remedy.startsWith(lack.first)).toBe(true);
  });

  it('is what is not seen, by its signal, and by the check where that was said already', () => {
    const gap = first('not-seen');
    const said = lackOf(every, gap);
    expect(said).toMatchObject({ text: expect.stringMatching(/^Not (?:seen|at work)/), id: gap.check.split('.')[1] });
    const again = lackOf(every, gap, new Set([said.text]));
    expect(again.text.toLowerCase()).toContain(gap.statement.slice(0, 20).toLowerCase());
  });

  it('ends without a full stop, and says something, of every gap', () => {
    for (const gap of gaps) {
      const { text, first: step } = lackOf(every, gap);
      expect(text).toMatch(/^[\p{Lu}"\d].*[^.]$/u);
      expect(step.length).toBeGreaterThan(10);
    }
  });
});
