// The report as a page, read as text; test/page.chromium.test.ts reads it as a browser does.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { treeOf } from '../../src/project/text-tree.js';
import { html } from '../../src/report/formats/html/index.js';
import { rooms } from '../../src/report/formats/html/size-budget.js';
import { roundDown } from '../../src/report/messages/results.js';
import { signed } from '../../src/report/messages/summary.js';
import type { Report, ReportConsideration } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { emptyReport, everyReport, hostileReport, makeEveryReport } from '../support/every-report.js';
import { everyTrend } from '../support/every-trend.js';

let every: Report;
let hostile: Report;
const pages: Record<string, string> = {};
beforeAll(async () => {
  [every, hostile] = [await everyReport(), await hostileReport()];
  Object.assign(pages, { every: html(every), hostile: html(hostile), empty: html(emptyReport()), trend: html(every, { trend: everyTrend }) });
});

const page = (name: string) => pages[name] ?? '';
/** What a reader sees, without style and script; of escapes only what the tests ask for is undone. */
const textOf = (text: string) =>
  text
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
const idsOf = (text: string) => [...text.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);

/** The tags that this page is made of, with the attributes that they may have: whatever else follows a "<" came from outside. */
const names =
  'html head body meta title style script a header nav main section div h1 h2 h3 h4 p ul ol li dl dt dd span b i bdi code time details summary svg defs pattern path circle rect form label select option button output table thead tbody tfoot tr th td';
const ours = new RegExp(`^<(?:!doctype html|/?(?:${names.split(' ').join('|')})(?: [a-zA-Z-]+(?:="[^"<]*")?)*/?)>`);

describe.each(['every', 'hostile', 'empty', 'trend'])('the page of the report %s', (name) => {
  it('holds no tag, attribute or address but its own', () => {
    const text = page(name).replace(/<(style|script)>.*?<\/\1>/gs, '');
    const foreign = [...text.matchAll(/</g)].flatMap(({ index }) => (ours.test(text.slice(index, index + 2000)) ? [] : [text.slice(index, index + 60)]));
    expect(foreign).toEqual([]);
    const attributes = [...text.matchAll(/<[a-z][^>]*>/g)].flatMap(([tag]) => [...tag.matchAll(/ ([a-zA-Z-]+)(?==|[ />])/g)].map(([, one = '']) => one));
    expect([...new Set(attributes)].filter((one) => /^on|^src$|^style$|^srcdoc$|^action$|^formaction$/i.test(one))).toEqual([]);
    const addresses = [...text.matchAll(/ href="([^"]*)"/g)].map(([, to = '']) => to);
    expect(addresses.filter((to) => !/^(?:#[\w.%-]+|https?:\/\/[^\s"<>]+)$/.test(to))).toEqual([]);
    expect(page(name)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]/u);
  });

  it('is under 600 kB, its script under 15 kB', () => {
    expect(Buffer.byteLength(page(name))).toBeLessThan(600_000);
    expect(Buffer.byteLength(/<script>(.*?)<\/script>/s.exec(page(name))?.[1] ?? '')).toBeGreaterThan(500);
    expect(Buffer.byteLength(/<script>(.*?)<\/script>/s.exec(page(name))?.[1] ?? '')).toBeLessThan(15_000);
  });

  it('allows its own style and script and nothing else', () => {
    const text = page(name);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1]?.replaceAll('&#39;', "'");
    const hash = (tag: string) =>
      `'sha256-${createHash('sha256')
        .update(new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(text)?.[1] ?? '')
        .digest('base64')}'`;
    expect(policy).toBe(`default-src 'none'; style-src ${hash('style')}; script-src ${hash('script')}; base-uri 'none'; form-action 'none'`);
    expect(text.match(/<(?:script|style)>/g)).toHaveLength(2);
  });

  it('has every anchor once, and every link inside it leads somewhere', () => {
    const ids = idsOf(page(name));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const links = [...page(name).matchAll(/ href="#([^"]*)"/g)].map(([, to = '']) => decodeURIComponent(to));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((to) => !ids.includes(to))).toEqual([]);
  });

  it('is no evidence when it lies in a repository', () => {
    const seen = scan(treeOf({ 'reports/readiness.html': page(name), 'docs/readiness.html': page(name) }), catalogue, []);
    expect(seen.facts.filter(({ state }) => state === 'present' || state === 'declared').map(({ signal }) => signal)).toEqual([]);
    expect(page(name).slice(0, 2000)).toContain('<meta name="generator" content="mlready 0.1.0"/>');
  });
});

it('is that of fixtures/reports', () => expect(page('every')).toMatchFileSnapshot(join(root, 'fixtures', 'reports', 'every.html')));

it('is the same each time', async () => expect(html(await makeEveryReport())).toBe(page('every')));

describe('the page of everything', () => {
  it('has an anchor for every stage, step, consideration and check', () => {
    const ids = new Set(idsOf(page('every')));
    const parts = every.stages.flatMap((stage) => [
      stage.id,
      ...stage.steps.flatMap((step) => [step.id, ...step.considerations.flatMap(({ id, checks }) => [id, ...checks])]),
    ]);
    expect(parts.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('begins with the verdict, the interval, the change against the base, the level and the map', () => {
    const start = textOf(page('every')).slice(0, 9000);
    const at = [
      'Readiness of churn',
      '5f3c9a1be0',
      '✕ Failed',
      `${every.readiness.score?.toFixed(1)}\u00a0% up to ${every.readiness.possible?.toFixed(1)}\u00a0%`,
      `${signed((every.readiness.score ?? 0) - roundDown(every.gate?.base?.score ?? 0))} percentage points.`,
      'Held by:',
      'Map of all 44 considerations',
      'Fix first: 5 of',
    ].map((words) => start.replace(/ (?=\u00a0)/g, '').indexOf(words.replaceAll('\u00a0', ' ')));
    expect(at).not.toContain(-1);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    expect(page('every')).toContain('<a href="https://github.com/acme/scoring/commit/5f3c9a1be07d2468ace013579bdf02468ace1357">');
  });

  it('says in words what each cell of the map shows, and the parts add up', () => {
    const considerations: ReportConsideration[] = every.stages.flatMap(({ steps }) => steps.flatMap((step) => step.considerations));
    for (const { id, points } of considerations) {
      const cell = textOf(new RegExp(`<li><a href="#${id}">.*?</a>`).exec(page('every'))?.[0] ?? '');
      const parts = [...cell.matchAll(/(\d+) (?:proven|claimed|unknown|missing)/g)].reduce((sum, [, part]) => sum + Number(part), 0);
      expect([id, parts]).toEqual([id, points.total]);
      expect(cell).toContain(points.total === 0 ? 'does not apply' : `of ${points.total} points`);
    }
  });

  it('shows evidence at its line of the audited commit, and what was lost at its line of the base', () => {
    const { gate, project } = every;
    const lost = gate?.regressed[0]?.before.evidence[0];
    expect(page('every')).toContain(`https://github.com/acme/scoring/blob/${gate?.base?.commit}/services/churn/${lost?.path}#L${lost?.line}`);
    const seen = every.findings.flatMap(({ evidence }) =>
      evidence.flatMap((one) => ('signal' in one && one.line !== undefined && one.cell === undefined ? [one] : [])),
    )[0];
    expect(page('every')).toContain(`https://github.com/acme/scoring/blob/${project.revision}/services/churn/${seen?.path}#L${seen?.line}`);
  });

  it('tells each case once, and only of what is not met', () => {
    const told = idsOf(page('every')).filter((id) => id.startsWith('_case-'));
    const open = new Set(every.findings.filter(({ verdict }) => verdict !== 'met' && verdict !== 'not-applicable').flatMap(({ cases }) => cases));
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter((id) => !open.has(id.slice('_case-'.length)))).toEqual([]);
  });

  it('counts the items of a framework by what checks show of them, and says that this is no legal advice', () => {
    const items = every.frameworks['eu-ai-act']?.items ?? [];
    const count = (state: string) => items.filter((item) => item.state === state).length;
    expect(count('shown')).toBeGreaterThan(0);
    expect(textOf(page('every'))).toContain(
      `EU AI ACT : ${count('shown')} shown, ${count('partly')} partly, ${count('open')} open; ${count('not-asked')} of ${items.length} items are not asked`,
    );
    expect(textOf(page('every'))).toContain('no legal advice');
  });
});

it('shows no score where nothing is assessed', () => {
  expect(textOf(page('empty'))).toContain('No machine learning is seen here:');
  const [start = '', ...stages] = page('empty').split('<section class="stage"');
  expect(stages.length).toBe(5);
  expect(textOf(start)).not.toMatch(/\d[.\d]*\s?%/);
  // In the stages only the rules speak of per cent.
  const headings = [...stages.join('').matchAll(/<(?:h\d|summary)[^>]*>(.*?)<\/(?:h\d|summary)>/gs)].map(([, heading = '']) => textOf(heading));
  expect(headings.length).toBeGreaterThan(50);
  for (const heading of headings) expect(heading).not.toMatch(/\d\s?%|\d\/\d/);
  expect(page('empty')).not.toContain('class="bar');
});

describe('whatever stands in paths, answers and names', () => {
  it('is shown, isolated and cut', () => {
    const shown = textOf(page('hostile'));
    expect(shown).toContain('<script>alert("owned")</script>');
    expect(shown).toContain('\\u{202e}');
    const longest = Math.max(...[...page('hostile').matchAll(/<bdi>(.*?)<\/bdi>/gs)].map(([, text = '']) => textOf(text).length));
    expect(longest).toBeGreaterThan(100);
    expect(longest).toBeLessThanOrEqual(2000);
  });

  it('is no link unless it is an address on the web', () => {
    const waived = every.findings.find(({ waiver }) => waiver?.ticket?.startsWith('https://'));
    if (!waived?.waiver) throw new Error('no waiver has an address');
    const { waiver } = waived;
    const linked = (ticket: string) =>
      html({ ...every, findings: every.findings.map((one) => (one === waived ? { ...one, waiver: { ...waiver, ticket } } : one)) });
    expect(linked('https://tickets.example.org/1')).toContain('<a href="https://tickets.example.org/1">');
    for (const ticket of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,<script>',
      'https:javascript',
      'file:///etc/passwd',
      '//owned.example',
    ])
      expect([ticket, /<a href="[^#"]*(?:alert|data:|file:|owned)/i.test(linked(ticket))]).toEqual([ticket, false]);
  });
});

it('shows what rules of a repository say as text, whatever it is', () => {
  const said = '\u202e<img src=x onerror=alert(1)>\u0007</style></script>"';
  const own: Report = {
    ...every,
    stages: every.stages.map((stage) => ({
      ...stage,
      title: said,
      steps: stage.steps.map((step) => ({ ...step, title: said, considerations: step.considerations.map((one) => ({ ...one, title: said, problem: said })) })),
    })),
    findings: every.findings.map((finding) => ({ ...finding, statement: said, ask: said, remedy: said })),
    facts: every.facts.map((fact) => ({ ...fact, title: said })),
    cases: Object.fromEntries(
      Object.entries(every.cases).map(([id, one]) => [id, { ...one, title: said, organisation: said, happened: said, lesson: said, citation: said }]),
    ),
    frameworks: Object.fromEntries(Object.entries(every.frameworks).map(([id, one]) => [id, { ...one, title: said, url: 'javascript:alert(1)' }])),
  };
  const text = html(own);
  expect(text).not.toMatch(/[\u0007\u202e]|<img|href="javascript/);
  expect(text.match(/<\/(?:style|script)>/g)).toHaveLength(2);
  expect(textOf(text)).toContain('\\u{202e}<img src=x onerror=alert(1)>');
});

describe('a report that is too large for one page', () => {
  const many = (times: number): Report => {
    const copies = <T>(list: T[], copy: (one: T, suffix: string) => T) =>
      Array.from({ length: times }, (_, n) => list.map((one) => copy(one, n === 0 ? '' : `-${n}`))).flat();
    return {
      ...every,
      findings: copies(every.findings, (one, suffix) => ({ ...one, check: one.check + suffix })),
      stages: every.stages.map((stage) => ({
        ...stage,
        steps: copies(stage.steps, (step, suffix) => ({
          ...step,
          id: step.id + suffix,
          considerations: step.considerations.map((one) => ({ ...one, id: one.id + suffix, checks: one.checks.map((check) => check + suffix) })),
        })),
      })),
    };
  };

  it('leaves out the least important first, and says so', () => {
    for (const times of [3, 6, 50]) {
      const text = html(many(times));
      expect([times, Buffer.byteLength(text) < 600_000]).toEqual([times, true]);
      expect(textOf(text)).toContain('Left out here, because the page would be too large');
      expect(textOf(text)).toContain('Fix first: 5 of');
      expect([times, text.includes('<section class="stage"')]).toEqual([times, times < 50]);
    }
  });

  it('gives way step by step', () => {
    expect(rooms[0]?.left).toEqual([]);
    for (const [index, room] of rooms.entries()) expect(room.left).toHaveLength(index);
  });
});

it('shows a trend that was given, the newest first, with what it cannot know', () => {
  const text = textOf(page('trend'));
  const from = text.indexOf('By tag, the newest first; 3 earlier ones are not shown; the clone does not hold the whole history');
  const rows = ['v2.0', 'alert(1)', 'v1.2', 'files of it are not in this clone', 'v1.1', 'its manifest is wrong', 'v1.0', 'not assessed'].map((words) =>
    text.indexOf(words, from),
  );
  expect(from).toBeGreaterThan(0);
  expect([...rows].sort((a, b) => a - b)).toEqual(rows);
  expect(rows).not.toContain(-1);
  expect(text.slice(rows[0]).replace(/\u00a0/g, ' ')).toMatch(/^v2\.0 +2026-10-02 +27\.3 % +18 +7 /);
  expect(textOf(page('every'))).not.toContain('earlier ones are not shown');
});
