// The report as Markdown: read as text, and by a library that renders what GitHub renders.
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { beforeAll, describe, expect, it } from 'vitest';
import { markdown } from '../../src/report/formats/markdown/index.js';
import type { RenderOptions } from '../../src/report/render-options.js';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { emptyReport, everyReport, hostileReport } from '../support/every-report.js';

const look = (full: boolean): RenderOptions => ({ color: false, width: 80, unicode: true, stage: null, ledger: false, full, all: false, waived: false });
const fixtures = join(root, 'fixtures', 'reports');
// HTML stays and bare addresses become links, as on GitHub.
const library = new MarkdownIt({ html: true, linkify: true });

type Token = ReturnType<MarkdownIt['parse']>[number];
const tokensOf = (text: string): Token[] => library.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
const ours = /^(?:<!-- mlready:report [\w%.!~*'()-]+ -->|<details>|<\/details>|<summary>[\w :,]+<\/summary>|<sub>|<\/sub>|<a id="[\w-]+">|<\/a>)$/;
const htmlIn = (tokens: readonly Token[]) =>
  tokens
    .filter(({ type }) => type.startsWith('html'))
    .flatMap(({ content }) => content.trim().split('\n'))
    .filter((line) => line !== '');

let every: Report;
let hostile: Report;
beforeAll(async () => {
  [every, hostile] = [await everyReport(), await hostileReport()];
});

describe('the report for a change', () => {
  it('is that of fixtures/reports', async () => {
    await expect(markdown(every, look(false))).toMatchFileSnapshot(join(fixtures, 'every.md'));
    await expect(markdown(emptyReport(), look(false))).toMatchFileSnapshot(join(fixtures, 'empty.md'));
  });

  it('has the verdict and the way since the base at its top, and what the change did before all else', () => {
    const headings = tokensOf(markdown(every, look(false))).flatMap((token, index, all) => (token.type === 'heading_open' ? [all[index + 1]?.content] : []));
    expect(headings[0]).toMatch(/^Readiness of churn: gate failed$/);
    expect(headings.slice(1)).toEqual(['Lost', 'New dangers', 'Ways out', 'Waivers to look at', 'To know', 'Won']);
  });

  it('is short where all is well', () => {
    const nothing = {
      causes: [],
      regressed: [],
      improved: [],
      hazards: [],
      thinner: [],
      unread: [],
      pending: [],
      outOfScope: [],
      policy: [],
      balanced: [],
      due: [],
      policies: [],
      unapproved: [],
      observedOnly: false,
    };
    const well: Report = {
      ...every,
      due: [],
      gate: { ...nothing, verdict: 'pass', missing: null, base: { commit: 'a'.repeat(40), asked: 'origin/main', score: every.readiness.score, level: null } },
    };
    const open = markdown(well, look(false)).split('<details>')[0] ?? '';
    expect(open.split('\n').filter((line) => line !== '')).toHaveLength(3);
    expect(open).toMatch(
      /## Readiness of churn: gate passed\n\n\*\*\d+ blockers?, \d+ gaps; the repository shows [\d.]+ %\.\*\* Readiness: \*\*[\d.]+ %\*\* of all points \(±0\.0 against `aaaaaaaaaa`, `origin\/main`\), /,
    );
  });

  it('leaves out whole sections where it would be too long, the least important first, and says which', () => {
    const change = every.gate?.regressed[0];
    if (!every.gate || !change) throw new Error('nothing is lost in the report of everything');
    const side = { ...change.before, evidence: [{ signal: 'a.b', path: 'é'.repeat(300) }] };
    const many = Array.from({ length: 15 }, () => ({ ...change, by: 'x'.repeat(300), before: side, after: side }));
    const limits = Array.from({ length: 10 }, (): Report['limits'][number] => ({ code: 'not-parsed', path: 'z'.repeat(2000) }));
    const long: Report = { ...every, limits, gate: { ...every.gate, regressed: many, improved: many } };
    const text = markdown(long, look(false));
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(/Left out, because it would be too long: [\w ,]*what this rests on\./);
    expect(text).toContain('### Lost');
  });

  it('is one for each project of a repository', () => {
    const inside = (path: string) => markdown({ ...every, project: { ...every.project, inside: path } }, look(false)).split('\n')[0];
    expect(inside('')).toBe('<!-- mlready:report . -->');
    expect(inside('services/a--b')).toBe('<!-- mlready:report services%2Fa%2D%2Db -->');
  });
});

describe('the report for a folder', () => {
  it('is that of fixtures/reports', () => expect(markdown(every, look(true))).toMatchFileSnapshot(join(fixtures, 'every-full.md')));

  it('holds every check, and every link inside it leads somewhere', () => {
    const text = markdown(every, look(true));
    for (const { check } of every.findings) expect(text).toContain(`(\`${check}\`,`);
    const ids = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    for (const { steps } of every.stages) for (const { considerations } of steps) for (const { id } of considerations) expect(ids).toContain(id);
  });
});

describe.each([false, true])('whatever stands in paths, answers and names (full: %s)', (full) => {
  it('it adds no element, no link, no mention and no row', () => {
    const attacked = markdown(hostile, look(full));
    const [before, tokens] = [tokensOf(markdown(every, look(full))), tokensOf(attacked)];
    expect(htmlIn(tokens).filter((line) => !ours.test(line))).toEqual([]);
    expect(tokens.filter(({ type }) => type === 'image')).toEqual([]);
    const links = tokens.filter(({ type }) => type === 'link_open').map((token) => token.attrGet('href') ?? '');
    const foreign = links.filter((href) => !/^#[\w-]+$|^https:\/\/github\.com\/acme\/scoring\/blob\//.test(href));
    // Addresses that an answer cites are shown as links; they stay on the web.
    expect(foreign.filter((href) => !full || !/^https?:\/\/[^\s<>]+$/.test(href))).toEqual([]);
    const texts = tokens.filter(({ type }) => type === 'text').map(({ content }) => content);
    expect(texts.filter((text) => /@\w|#\d/.test(text))).toEqual([]);
    expect(attacked).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u);
    const count = (list: readonly Token[], type: string) => list.filter((token) => token.type === type).length;
    for (const type of ['table_open', 'tr_open', 'td_open', 'heading_open', 'fence', 'code_block'])
      expect([type, count(tokens, type)]).toEqual([type, count(before, type)]);
    expect(count(before, 'heading_open')).toBeGreaterThan(3);
    if (!full) expect(attacked.length).toBeLessThanOrEqual(60_000);
  });
});
