// The report as a page in a real browser: Debian's Chromium, or the one that CHROMIUM names.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../../src/report/formats/html/index.js';
import { emptyReport, everyReport, hostileReport } from '../support/every-report.js';
import { everyTrend } from '../support/every-trend.js';
import { chromium as chromiumPath, noBrowser, titled } from '../support/needs.js';
import { markKinds, overflows, overlaps } from '../support/page-layout.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'mlready-page-'));
const names = ['every', 'hostile', 'empty', 'trend'] as const;
type Name = (typeof names)[number];
let browser: Browser;

describe.skipIf(noBrowser !== null)(titled('the page in Chromium', noBrowser), () => {
  beforeAll(async () => {
    const every = await everyReport();
    const reports = { every, hostile: await hostileReport(), empty: emptyReport(), trend: every };
    for (const name of names) writeFileSync(join(folder, `${name}.html`), html(reports[name], name === 'trend' ? { trend: everyTrend } : {}));
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--disable-dev-shm-usage'] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a page. @returns it, and what it asks the network for and what stands in its console */
  async function open(name: Name, options: BrowserContextOptions, hash = ''): Promise<{ page: Page; noise: string[] }> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const noise: string[] = [];
    const own = pathToFileURL(join(folder, `${name}.html`)).href;
    page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => noise.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => request.url().split('#')[0] !== own && noise.push(`request: ${request.url()}`));
    await page.goto(own + hash);
    return { page, noise };
  }

  /** Opens a page, does something with it, and closes it. */
  async function on<T>(name: Name, options: BrowserContextOptions, use: (page: Page) => Promise<T>, hash = ''): Promise<{ result: T; noise: string[] }> {
    const { page, noise } = await open(name, options, hash);
    try {
      return { result: await use(page), noise };
    } finally {
      await page.context().close();
    }
  }

  const unfold = (page: Page) => page.$$eval('details', (all) => all.forEach((one) => one.setAttribute('open', '')));

  describe.each(names)('of the report %s', (name) => {
    let page: Page;
    let noise: string[];
    beforeAll(async () => {
      ({ page, noise } = await open(name, {}));
    });
    afterAll(() => page?.context().close());

    it('asks the network for nothing and complains of nothing', async () => {
      expect(await page.locator('img, iframe, object, embed, link, script').count()).toBe(1);
      expect(noise).toEqual([]);
    });

    it.each([390, 1024, 1600])('fits into %d pixels, and no text lies on another', async (width) => {
      await page.setViewportSize({ width, height: 900 });
      await unfold(page);
      expect({ wide: await page.evaluate(overflows), over: await page.evaluate(overlaps) }).toEqual({ wide: [], over: [] });
    });
  });

  // Colours depend on the kind of element and the look alone, so of each page axe looks in each at the kinds that it has not seen there yet, and once at all of it.
  const contrast = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
  const looks: Record<string, { media: Parameters<Page['emulateMedia']>[0]; rules: object }> = {
    // The first, as it is of the page as it was loaded: on paper what is folded is open by itself.
    print: { media: { media: 'print', colorScheme: 'light', forcedColors: 'none' }, rules: {} },
    light: { media: { media: 'screen', colorScheme: 'light', forcedColors: 'none' }, rules: {} },
    dark: { media: { media: 'screen', colorScheme: 'dark', forcedColors: 'none' }, rules: contrast },
    'forced colours': { media: { media: 'screen', colorScheme: 'light', forcedColors: 'active' }, rules: contrast },
  };
  const seen = new Map<string, string[]>();

  describe.each(names)('of the report %s', (name) => {
    let page: Page;
    beforeAll(async () => {
      ({ page } = await open(name, { bypassCSP: true }));
      await page.evaluate(axe);
    });
    afterAll(() => page?.context().close());

    it.each(Object.entries(looks))('is clean under axe, contrast included, in %s', async (look, { media, rules }) => {
      await page.emulateMedia(media);
      if (look !== 'print') await unfold(page);
      const known = seen.get(look) ?? [];
      const fresh = await page.evaluate(markKinds, known);
      expect(fresh.length).toBeGreaterThan(0);
      seen.set(look, [...known, ...fresh]);
      const whole = look === 'light' || known.length === 0;
      const context = whole ? 'document' : "{ include: ['[data-new-kind]'] }";
      const result = (await page.evaluate(`axe.run(${context}, ${JSON.stringify({ resultTypes: ['violations'], ...rules })})`)) as AxeResults;
      expect(result.violations.map(({ id, nodes }) => [id, nodes.length, nodes[0]?.html.slice(0, 200), nodes[0]?.failureSummary])).toEqual([]);
      const structure = whole && !('runOnly' in rules) ? ['document-title', 'html-has-lang', 'heading-order', 'region'] : [];
      expect(result.passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', ...structure]));
    });
  });

  it('scrolls to an anchor with scripts off, and shows no filter', async () => {
    const { result } = await on(
      'every',
      { javaScriptEnabled: false, viewport: { width: 1024, height: 800 } },
      async (page) => ({
        top: (await page.locator('[id="concept-drift.watched"]').boundingBox())?.y ?? -1,
        filter: await page.locator('#_filter').isVisible(),
        checks: await page.locator('details[data-v]').count(),
      }),
      '#concept-drift.watched',
    );
    expect(result.top).toBeGreaterThanOrEqual(0);
    expect(result.top).toBeLessThan(200);
    expect(result).toMatchObject({ filter: false, checks: (await everyReport()).findings.length });
  });

  it('can be walked with the keyboard: past the top, through the filter, into what is folded', async () => {
    const { result } = await on('every', { viewport: { width: 1024, height: 800 } }, async (page) => {
      const focused = () =>
        page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute('href') || document.activeElement?.nodeName || '');
      await page.keyboard.press('Tab');
      const first = await focused();
      const seen = await page.locator('.skip').boundingBox();
      await page.keyboard.press('Enter');
      const main = await focused();
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement) ?? false);
      await page.locator('select[name=v]').focus();
      await page.keyboard.press('g');
      await page.keyboard.press('Tab');
      const shown = await page.locator('#_shown').textContent();
      const gaps = await page.locator('details[data-v]:visible').count();
      await page.locator('button[type=reset]').focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('details[data-v][hidden]').length === 0);
      const folded = page.locator('details[data-v=met]').first();
      await folded.locator('summary').focus();
      await page.keyboard.press('Enter');
      const open = (await folded.getAttribute('open')) !== null;
      return { first, seen: (seen?.y ?? -1) >= 0, main, inside, shown, gaps, open };
    });
    const { findings } = await everyReport();
    const gaps = findings.filter(({ verdict }) => verdict === 'gap').length;
    expect(result).toEqual({ first: '#_main', seen: true, main: '_main', inside: true, shown: `${gaps} of ${findings.length} checks shown`, gaps, open: true });
  });

  it('filters by each field, hides what is empty, and shows again what a link leads to', async () => {
    const { findings, stages } = await everyReport();
    const refs = new Map(stages.flatMap(({ steps }) => steps.flatMap(({ considerations }) => considerations.map((one) => [one.id, Object.keys(one.refs)]))));
    const { result, noise } = await on('every', {}, async (page) => {
      const counts: Record<string, number> = {};
      for (const [field, value] of [
        ['v', 'partial'],
        ['r', 'critical'],
        ['stage', 'model-learning'],
        ['b', 'none'],
        ['fw', 'gdpr'],
      ] as const) {
        await page.selectOption(`select[name=${field}]`, value);
        counts[field] = await page.locator('details[data-v]:visible').count();
        const empty = await page.$$eval(
          '.stage, .stage section',
          (all) => all.filter((one) => one.checkVisibility() && one.querySelector('details[data-v]:not([hidden])') === null).length,
        );
        expect([field, empty]).toEqual([field, 0]);
        await page.selectOption(`select[name=${field}]`, '');
      }
      await page.selectOption('select[name=stage]', 'model-learning');
      await page.evaluate(() => void (location.hash = '#concept-drift.watched'));
      await page.waitForFunction(() => document.querySelectorAll('details[data-v][hidden]').length === 0);
      return counts;
    });
    const count = (which: (finding: (typeof findings)[number]) => boolean) => findings.filter(which).length;
    expect(result).toEqual({
      v: count(({ verdict }) => verdict === 'partial'),
      r: count(({ risk }) => risk === 'critical'),
      stage: count(({ stage }) => stage === 'model-learning'),
      b: count(({ basis }) => basis === null),
      fw: count(({ consideration }) => refs.get(consideration)?.includes('gdpr') === true),
    });
    expect(noise).toEqual([]);
  });

  it('shows on paper what is folded, with addresses, each stage on a page of its own, in light colours', async () => {
    const { result } = await on('every', { colorScheme: 'dark', javaScriptEnabled: false }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const folded = page.locator('details:not([open])');
      return {
        folded: await folded.count(),
        hidden: await folded.evaluateAll(
          (all) => all.filter((one) => one.getBoundingClientRect().height <= (one.querySelector('summary')?.getBoundingClientRect().height ?? 0) + 10).length,
        ),
        breaks: await page.$$eval('.stage', (all) => all.filter((one) => getComputedStyle(one).breakBefore === 'page').length),
        address: await page.$eval('header a', (one) => getComputedStyle(one, '::after').content),
        ground: await page.$eval('body', (one) => getComputedStyle(one).backgroundColor),
        pages: (await page.pdf()).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0,
      };
    });
    expect(result.folded).toBeGreaterThan(20);
    expect(result.pages).toBeGreaterThan(5);
    expect(result).toMatchObject({ hidden: 0, breaks: 5, ground: 'rgb(255, 255, 255)' });
    expect(result.address).toContain('https://github.com/acme/scoring/commit/');
  });
});
