// The report as workflow commands, read as the runner of GitHub Actions reads its log.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inert } from '../../src/cli/ci-output.js';
import { github } from '../../src/report/formats/github/index.js';
import { formats } from '../../src/report/formats/index.js';
import type { RenderOptions } from '../../src/report/render-options.js';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { emptyReport, everyReport, hostileReport } from '../support/every-report.js';

interface Command {
  name: string;
  properties: Record<string, string>;
  data: string;
}

/** The commands in a log, by the rules of actions/runner (src/Runner.Common/ActionCommand.cs), whatever their names; and those of Azure's agent ("##vso[…]"). */
function commandsIn(log: string): Command[] {
  const unescaped = (text: string) => text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  // Compared by culture, what is ignorable is not there.
  return log.split(/\r\n|\r|\n/).flatMap((full): Command[] => {
    const line = full.replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
    const message = line.replace(/^[\s\u0085]+/, '');
    const end = message.indexOf('::', 2);
    if (message.startsWith('::') && end >= 0) {
      const info = message.slice(2, end);
      const blank = info.indexOf(' ');
      const pairs =
        blank < 0
          ? []
          : info
              .slice(blank + 1)
              .trim()
              .split(',');
      const properties = Object.fromEntries(
        pairs.flatMap((pair) => (pair.includes('=') ? [[pair.slice(0, pair.indexOf('=')), unescaped(pair.slice(pair.indexOf('=') + 1))]] : [])),
      );
      return [{ name: blank < 0 ? info : info.slice(0, blank), properties, data: unescaped(message.slice(end + 2)) }];
    }
    const [, old] = /##(?:vso|teamcity)?\[([^\]]*)\]/.exec(line) ?? [];
    return old === undefined ? [] : [{ name: old, properties: {}, data: '' }];
  });
}

let every: Report;
let hostile: Report;
beforeAll(async () => {
  [every, hostile] = [await everyReport(), await hostileReport()];
});

describe('the report as annotations', () => {
  it('is that of fixtures/reports', async () => {
    await expect(github(every)).toMatchFileSnapshot(join(root, 'fixtures', 'reports', 'every.github.txt'));
  });

  it('says the verdict first, then what the change lost and brought, at lines of the head', () => {
    const [first, ...lost] = commandsIn(github(every));
    expect(first).toMatchObject({
      name: 'error',
      properties: { title: `mlready: readiness of ${every.project.name}` },
      data: expect.stringContaining('Gate failed.'),
    });
    expect(lost.map(({ properties }) => properties['title'])).toEqual(expect.arrayContaining(['software-engineering-anti-patterns.tested-in-ci']));
    expect(lost).toHaveLength((every.gate?.regressed.length ?? 0) + (every.gate?.hazards.length ?? 0));
    const titled = (check: string) => lost.find(({ properties }) => properties['title'] === check);
    // A file that is gone has no line to lead to.
    expect(titled('software-engineering-anti-patterns.tested-in-ci')).toEqual({
      name: 'error',
      properties: { title: 'software-engineering-anti-patterns.tested-in-ci' },
      data: expect.stringMatching(
        /^You removed \.github\/workflows\/test\.yml \(9d8c7b6a5f Drop the old workflow\)\. .* Before: .* Ways out of .*waivers in the manifest: \{check: /,
      ),
    });
    // What is not counted is no error.
    expect(titled('concept-drift.watched')).toMatchObject({ name: 'notice', properties: { file: 'services/churn/src/churn/score.py', line: '12' } });
    expect(titled('data-poisoning.model-files-inert')).toMatchObject({ name: 'error', properties: { file: 'services/churn/models/churn.pkl' } });
  });

  it('says nine gaps and how many more there are where nothing was compared', () => {
    const [first, ...gaps] = commandsIn(github({ ...every, gate: null }));
    const last = gaps.pop();
    expect(gaps).toHaveLength(9);
    expect(first?.name).toBe('notice');
    expect(last).toMatchObject({ name: 'notice', data: expect.stringMatching(/^\d+ more in the report\.$/) });
    const order = gaps.map(({ properties }) => every.gaps.indexOf(properties['title'] ?? ''));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(gaps.map(({ name }) => name))).toEqual(new Set(['warning', 'notice']));
  });

  it('says only the verdict of a change that loses nothing', () => {
    const gate = every.gate && {
      ...every.gate,
      base: every.gate.base && { ...every.gate.base, level: null },
      verdict: 'pass' as const,
      causes: [],
      regressed: [],
      improved: [],
      hazards: [],
      thinner: [],
      unread: [],
      balanced: [],
      outOfScope: [],
      pending: [],
      policy: [],
      policies: [],
      unapproved: [],
    };
    expect(commandsIn(github({ ...every, gate }))).toEqual([
      {
        name: 'notice',
        properties: { title: 'mlready: readiness of churn' },
        data: expect.stringMatching(
          /^Gate passed\. (?:No|\d+) blockers?, \d+ gaps; the repository shows \d+\.\d %; readiness \d+\.\d %(?:, Level: [\w-]+)?\.$/,
        ),
      },
    ]);
  });

  it('gives no score to an empty project', () => {
    expect(github(emptyReport())).not.toMatch(/\d %25/);
    expect(commandsIn(github(emptyReport()))).toMatchObject([{ name: 'error', data: expect.stringContaining('No machine learning is seen here') }]);
  });

  it.each([null, 'compared'])('takes no command from a repository (%s)', (gate) => {
    const text = github(gate === null ? { ...hostile, gate: null } : hostile);
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(11);
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^,:]*,)?(?:line=\d+,)?title=[^,:]*::/);
    expect(text).not.toMatch(/[\r\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(commandsIn(text).map(({ name }) => name)).toEqual(lines.map((line) => line.slice(2, line.indexOf(' '))));
  });
});

describe('what is printed where a CI service reads commands out of it', () => {
  const look: RenderOptions = { color: false, width: 80, unicode: true, stage: null, ledger: true, full: true, all: false, waived: true };

  it.each(formats.filter(({ isCommands }) => !isCommands))('is none as $name', async ({ name, load }) => {
    const render = await load();
    for (const report of [every, hostile]) {
      const made = render(report, look);
      const text = inert(made);
      expect(text.length).toBeGreaterThan(1000);
      expect(commandsIn(text)).toEqual([]);
      if (['json', 'sarif', 'gitlab'].includes(name)) expect(JSON.parse(text)).toEqual(JSON.parse(made));
    }
  });

  it.each([
    ['::error::owned', ': :error::owned'],
    ['a\r\n \t\u0085::set-output name=a::b\n', 'a\r\n \t\u0085: :set-output name=a::b\n'],
    ['a ##[error]b ##vso[task.setvariable]c', 'a # #[error]b # #vso[task.setvariable]c'],
    ['a::b and C:::d', 'a::b and C:::d'],
    ['{"a": "##[error]"}', '{"a": "#\\u0023[error]"}'],
    ['{not json ##[a]', '{not json # #[a]'],
    ['\u200b:\u00ad:error::owned', '\u200b: \u00ad:error::owned'],
    ['#\u00ad#[error]', '# \u00ad#[error]'],
    ['##teamcity[message]', '# #teamcity[message]'],
  ])('%j becomes %j', (text, safe) => {
    expect(inert(text)).toBe(safe);
    expect(commandsIn(inert(text))).toEqual([]);
    expect(commandsIn(text).length > 0).toBe(safe !== text);
  });
});
