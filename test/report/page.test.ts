// The report as a page, read as text; test/page.chromium.test.ts reads it as a browser does.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { treeOf } from '../../src/project/text-tree.js';
import { html } from '../../src/report/formats/html/index.js';
import { levelNames } from '../../src/report/messages/results.js';
import { signed, verdictText } from '../../src/report/messages/summary.js';
import type { Report, ReportConsideration } from '../../src/report/report.js';
import { roundDown } from '../../src/report/round-down.js';
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
  'html head body meta title style script a header nav search main section div h1 h2 h3 h4 p br ul ol li dl dt dd span b i bdi code time details summary svg g desc text defs pattern path circle rect form input label select option button output table thead tbody tfoot tr th td';
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

  it('is under 700 kB unless people wrote megabytes, its script under 15 kB', () => {
    expect(Buffer.byteLength(page(name))).toBeLessThan(name === 'hostile' ? 3_500_000 : 700_000);
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

  it('begins with the verdict, the gate, what files show, what people said, both together, the level and what to do', () => {
    const { readiness, gaps, open } = every;
    const start = textOf(page('every'))
      .replaceAll('\u00a0', ' ')
      .replace(/ (?=%)/g, ' ');
    const { repository, team, next } = readiness;
    const at = [
      'Readiness of churn',
      '5f3c9a1be0',
      `${verdictText(every)}.`,
      '✕ Gate failed.',
      `${repository.earned} of ${repository.total} points`,
      `of ${team.answered + team.open} questions answered`,
      `${readiness.score?.toFixed(1)} % up to ${readiness.possible?.toFixed(1)} %`,
      `${signed((readiness.score ?? 0) - roundDown(every.gate?.base?.score ?? 0))} percentage points`,
      '● proven',
      `To ${levelNames[next?.level ?? 'research']}, the goal: ${next?.points} points , about ${next?.days} days , these ${next?.checks.length} checks`,
      `Do first: 5 of ${gaps.length} gaps`,
      'Where the risk lies',
      `Ask first: 3 of ${open.length} open questions`,
      'Map of all 44 considerations',
      `Every check: ${every.findings.length}`,
    ].map((words) => start.indexOf(words));
    expect(at).not.toContain(-1);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    expect(page('every')).toContain('<a href="https://github.com/acme/scoring/commit/5f3c9a1be07d2468ace013579bdf02468ace1357">');
  });

  it('has exactly one row for every finding, what matters most first', () => {
    const rows = [...page('every').matchAll(/<details id="([^"]*)" class="row" data-v="([^"]*)"/g)];
    expect(rows.map(([, id]) => id).sort()).toEqual(every.findings.map(({ check }) => check).sort());
    expect(rows.slice(0, every.gaps.length).map(([, id]) => id)).toEqual(every.gaps);
    expect(rows.slice(every.gaps.length, every.gaps.length + every.open.length).map(([, id]) => id)).toEqual(every.open);
    expect(rows.at(-1)?.[2]).toBe('not-applicable');
  });

  it('counts in the cells of its risk what the findings say, by risk and stage', () => {
    const table = /<table class="heat">(.*?)<\/table>/s.exec(page('every'))?.[1] ?? '';
    const words = { gap: 'missing', partial: 'half there', unknown: 'open', met: 'met' };
    for (const { id: stage } of [...every.stages, { id: null }]) {
      for (const risk of ['critical', 'high', 'medium', 'low']) {
        const own = every.findings.filter((finding) => finding.risk === risk && (stage === null || finding.stage === stage));
        const said = Object.entries(words).flatMap(([verdict, name]) => {
          const number = own.filter((finding) => finding.verdict === verdict).length;
          return number === 0 ? [] : [`${number} ${name}`];
        });
        const filter = `r=${risk}${stage === null ? '' : `&amp;stage=${stage}`}`;
        const cell = textOf(new RegExp(`data-f="${filter}">(.*?)</a>`, 's').exec(table)?.[1] ?? '');
        expect([filter, [...cell.matchAll(/(\d+) (missing|half there|open|met)/g)].map(([all]) => all)]).toEqual([filter, said]);
      }
    }
  });

  it('shows no number that is not in the report, or counted in it', () => {
    const counted = new Set<string>();
    const numbersIn = (text: string) => [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => number);
    for (const number of numbersIn(JSON.stringify(every))) counted.add(number).add(Number(number).toFixed(1));
    const sizes = (value: unknown): void => {
      if (value === null || typeof value !== 'object') return;
      counted.add(String(Array.isArray(value) ? value.length : Object.keys(value).length));
      for (const inner of Object.values(value)) sizes(inner);
    };
    sizes(every);
    // Counts of findings and points, of what a bar or a cell is made of.
    for (const risk of [null, 'critical', 'high', 'medium', 'low'])
      for (const stage of [null, ...every.stages.map(({ id }) => id)])
        for (const verdict of ['gap', 'partial', 'unknown', 'met'])
          counted.add(
            String(
              every.findings.filter((one) => (risk === null || one.risk === risk) && (stage === null || one.stage === stage) && one.verdict === verdict).length,
            ),
          );
    const parts = every.stages.flatMap(({ points, steps }) => [points, ...steps.flatMap(({ considerations }) => considerations.map((one) => one.points))]);
    for (const { earned, possible, observed, total } of [every.readiness.points, ...parts])
      for (const share of [earned - observed, possible - earned, total - possible]) counted.add(String(share));
    for (const { points } of every.findings) counted.add(String(points.total - points.earned));
    for (const { items } of Object.values(every.frameworks))
      for (const state of ['shown', 'partly', 'open', 'not-asked', 'set-aside']) counted.add(String(items.filter((item) => item.state === state).length));
    const { team, score, next } = every.readiness;
    const told = new Set(every.findings.flatMap(({ verdict, cases }) => (verdict === 'met' || verdict === 'not-applicable' ? [] : cases)));
    const own = [
      44,
      told.size,
      team.answered + team.open,
      Math.round(team.minutes),
      Math.abs((score ?? 0) - roundDown(every.gate?.base?.score ?? 0)),
      next?.days,
    ];
    const caused = every.gate?.causes.flatMap((cause) => (cause.code === 'too-much-unknown' ? [Math.ceil(cause.unknown * 10) / 10] : [])) ?? [];
    const kibibytes = every.limits.flatMap((limit) => (limit.code === 'too-large' ? [Math.ceil(limit.bytes / 1024)] : []));
    for (const number of [...own, ...caused, ...kibibytes]) counted.add(String(number)).add(Number(number).toFixed(1));
    // What is folded because it is much is counted as the rest of a list; scales have their ends.
    const shown = textOf(page('every')).replace(/and \d+ more/g, '');
    expect([...new Set(numbersIn(shown))].filter((number) => !counted.has(number))).toEqual([]);
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

  it('lists every item of every framework with its state and its checks, counts them, and says that this is no legal advice', () => {
    const text = textOf(page('every'));
    for (const { items } of Object.values(every.frameworks)) {
      const count = (state: string) => items.filter((item) => item.state === state).length;
      expect(text).toContain(`fully shown ${count('shown')}, partly shown ${count('partly')}, open ${count('open')}, not looked at ${count('not-asked')}`);
    }
    const matrix = new Map(
      [...page('every').matchAll(/<details id="_([\w-]+)" class="framework">(.*?)<\/details>/gs)].map(([, id = '', body = '']) => [id, body]),
    );
    expect([...matrix.keys()]).toEqual(Object.keys(every.frameworks));
    for (const [id, { items }] of Object.entries(every.frameworks)) {
      const body = textOf(matrix.get(id) ?? '');
      expect(items.filter((item) => !body.includes(`${item.id} ${item.title.replace(/\s+/g, ' ')}`)).map((item) => item.id)).toEqual([]);
    }
    const act = every.frameworks['eu-ai-act']?.items ?? [];
    const rows = [...(matrix.get('eu-ai-act') ?? '').matchAll(/<tr><th scope="row">(.*?)(?=<tr>|<\/tbody>)/gs)].map(([, row = '']) => row);
    expect(rows.length).toBe(act.filter(({ state }) => state !== 'not-asked').length);
    for (const item of act.filter(({ state }) => state === 'shown' || state === 'partly')) {
      const row = rows.find((one) => textOf(one).trim().startsWith(`${item.id} ${item.title}`)) ?? '';
      expect([item.id, [...row.matchAll(/href="#([^"]*)"/g)].map(([, check]) => check)]).toEqual([item.id, item.checks]);
    }
    expect(text).toContain('This is no legal advice');
  });
});

it('shows no score where nothing is assessed', () => {
  expect(textOf(page('empty'))).toContain('No machine learning is seen here:');
  const [start = '', ...rest] = page('empty').split('<h2 id="_checks"');
  expect(rest.length).toBe(1);
  expect(textOf(start)).not.toMatch(/\d[.\d]*\s?%/);
  // Behind the first screen only the rules speak of per cent.
  const headings = [...rest.join('').matchAll(/<(?:h\d|summary)[^>]*>(.*?)<\/(?:h\d|summary)>/gs)].map(([, heading = '']) => textOf(heading));
  expect(headings.length).toBeGreaterThan(50);
  for (const heading of headings) expect(heading).not.toMatch(/\d\s?%|\d\/\d/);
  expect(page('empty')).not.toContain('class="bar');
  expect(page('empty')).not.toContain('class="tile');
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

describe('a report of very many checks', () => {
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

  it('leaves nothing out: every check has its row with all that is to be done, and each case is told once', () => {
    const report = many(6);
    const text = html(report);
    expect([...text.matchAll(/class="row"/g)]).toHaveLength(report.findings.length);
    const ids = idsOf(text);
    expect(ids.filter((id) => id.startsWith('_case-')).length).toBe(idsOf(page('every')).filter((id) => id.startsWith('_case-')).length);
    const toDo = report.findings.filter(({ verdict }) => verdict === 'gap' || verdict === 'partial' || verdict === 'unknown');
    expect([...text.matchAll(/<dt>(?:To do|If not)</g)]).toHaveLength(toDo.length);
  });
});

it('shows the trend that was given as a curve on one scale, and its figures with months in which nothing happened', () => {
  const picture = /<svg class="curve" viewBox.*?<\/svg>/s.exec(page('trend'))?.[0] ?? '';
  expect(picture).toContain('role="img"');
  expect(textOf(picture)).toContain('files show from 20.8 % to 54.6 %; readiness from 10.4 % to 27.3 %. Both on a scale from 0 to 100 per cent.');
  for (const label of ['0', '25', '50', '75', '100', '2025-11', '2026-10']) expect(picture).toMatch(new RegExp(`<text[^>]*>${label}</text>`));
  // Two moments are known, so each line has two dots and is drawn once.
  expect(picture.match(/<circle/g)).toHaveLength(4);
  const text = textOf(page('trend'));
  const from = text.indexOf('By tag, the newest first; 3 earlier ones are not shown; the clone does not hold the whole history');
  const rows = ['v2.0', 'alert(1)', 'v1.2', 'files of it are not in this clone', 'v1.1', 'its manifest is wrong', 'v1.0', 'not assessed'].map((words) =>
    text.indexOf(words, from),
  );
  expect(from).toBeGreaterThan(0);
  expect([...rows].sort((a, b) => a - b)).toEqual(rows);
  expect(rows).not.toContain(-1);
  expect(text.slice(rows[0]).replace(/\u00a0/g, ' ')).toMatch(/^v2\.0 +2026-10-02 +54\.6 % +27\.3 % +18 +7 /);
  expect(textOf(page('every'))).not.toContain('earlier ones are not shown');
  const monthly = html(every, { trend: { ...everyTrend, by: 'month' } });
  expect(textOf(monthly)).toMatch(/2026-09 +no commit +2026-08 +no commit +2026-07 +no commit/);
  // A month without commits has its place on the line, and no dot.
  expect(/<svg class="curve" viewBox.*?<\/svg>/s.exec(monthly)?.[0].match(/<circle/g)).toHaveLength(4);
});
