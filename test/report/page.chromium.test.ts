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

  it('filters by each field, keeps what is picked in the address, and shows again what a link leads to', async () => {
    const { findings } = await everyReport();
    const { result, noise } = await on('every', {}, async (page) => {
      const counts: Record<string, number> = {};
      for (const [field, value] of [
        ['v', 'partial'],
        ['r', 'critical'],
        ['stage', 'model-learning'],
        ['k', 'legal'],
        ['b', 'none'],
        ['fw', 'gdpr'],
      ] as const) {
        await page.selectOption(`select[name=${field}]`, value);
        counts[field] = await page.locator('details[data-v]:visible').count();
        expect(new URL(page.url()).hash).toBe(`#?${field}=${value}`);
        await page.selectOption(`select[name=${field}]`, '');
      }
      await page.selectOption('select[name=stage]', 'model-learning');
      await page.evaluate(() => void (location.hash = '#concept-drift.watched'));
      await page.waitForFunction(() => document.querySelectorAll('details[data-v][hidden]').length === 0);
      const open = await page.$eval('[id="concept-drift.watched"]', (one) => one.hasAttribute('open'));
      return { ...counts, open };
    });
    const count = (which: (finding: (typeof findings)[number]) => boolean) => findings.filter(which).length;
    expect(result).toEqual({
      v: count(({ verdict }) => verdict === 'partial'),
      r: count(({ risk }) => risk === 'critical'),
      stage: count(({ stage }) => stage === 'model-learning'),
      k: count(({ knows }) => knows?.includes('legal') === true),
      b: count(({ basis }) => basis === null),
      fw: count(({ refs }) => refs['gdpr'] !== undefined),
      open: true,
    });
    expect(noise).toEqual([]);
  });

  it('is searched with / and walked with j and k, and a link with a search in it shows the same rows to somebody else', async () => {
    const { result, noise } = await on('every', { viewport: { width: 1024, height: 800 } }, async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('DRIFT watched');
      const shown = await page.locator('details[data-v]:visible').evaluateAll((all) => all.map(({ id }) => id));
      const { hash } = new URL(page.url());
      await page.keyboard.press('Enter');
      const first = await page.evaluate(() => document.activeElement?.parentElement?.id);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      const third = await page.evaluate(() => document.activeElement?.parentElement?.id);
      await page.keyboard.press('k');
      const second = await page.evaluate(() => document.activeElement?.parentElement?.id);
      return { shown, hash, walked: [first, second, third] };
    });
    expect(result.shown).toContain('concept-drift.watched');
    expect(result.shown.length).toBeGreaterThan(0);
    expect(result.walked).toEqual([0, 1, 2].map((at) => result.shown[Math.min(at, result.shown.length - 1)]));
    expect(result.hash).toBe('#?q=DRIFT+watched');
    const other = await on('every', {}, (page) => page.locator('details[data-v]:visible').evaluateAll((all) => all.map(({ id }) => id)), result.hash);
    expect(other.result).toEqual(result.shown);
    expect([...noise, ...other.noise]).toEqual([]);
  });

  it('leads from a cell of its risk to the checks that are counted there', async () => {
    const { findings } = await everyReport();
    const { result } = await on('every', {}, async (page) => {
      await page.locator('.heat a[data-f="r=high&stage=model-deployment"]').click();
      await page.waitForFunction(() => location.hash.startsWith('#?r=high'));
      return page.locator('details[data-v]:visible').evaluateAll((all) => all.map(({ id }) => id).sort());
    });
    expect(result).toEqual(findings.flatMap(({ check, risk, stage }) => (risk === 'high' && stage === 'model-deployment' ? [check] : [])).sort());
  });

  it.each(names.filter((name) => name !== 'hostile'))('shows all that a meeting needs on a screen of 1600 by 900, of the report %s', async (name) => {
    const { result } = await on(name, { viewport: { width: 1600, height: 900 } }, (page) =>
      page.$eval('.brief', (one) =>
        [...one.querySelectorAll('h2, h3, h4, p, table, svg')].filter((part) => part.checkVisibility()).map((part) => part.getBoundingClientRect().bottom),
      ),
    );
    expect(Math.max(...result)).toBeLessThanOrEqual(900);
  });

  it('keeps the way back up and the search in sight', async () => {
    const { result } = await on('every', { viewport: { width: 1024, height: 800 } }, async (page) => {
      await page.evaluate(() => scrollTo(0, 5000));
      return (await page.locator('nav a[href="#_top"]').boundingBox())?.y ?? -1;
    });
    expect(result).toBeGreaterThanOrEqual(0);
    expect(result).toBeLessThan(60);
  });

  it('prints a brief of one page, in light colours, and behind it what is unfolded', async () => {
    const pages = async (page: Page) =>
      (await page.pdf({ format: 'A4', margin: { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' } })).toString('latin1').match(/\/Type \/Page\b/g)
        ?.length ?? 0;
    const { result } = await on('trend', { colorScheme: 'dark', javaScriptEnabled: false }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const brief = await pages(page);
      const visible = await page.$$eval('.part', (all) => all.filter((one) => one.checkVisibility()).length);
      const ground = await page.$eval('body', (one) => getComputedStyle(one).backgroundColor);
      await page.$eval('[id="concept-drift.watched"]', (one) => one.setAttribute('open', ''));
      const rows = await page.$$eval('details[data-v]', (all) => all.filter((one) => one.checkVisibility()).map(({ id }) => id));
      const map = await page.locator('.map').isVisible();
      const address = await page.$eval('#_limits', (one) => one.checkVisibility());
      return { brief, visible, ground, rows, map, address, more: (await pages(page)) > 1 };
    });
    expect(result).toEqual({ brief: 1, visible: 0, ground: 'rgb(255, 255, 255)', rows: ['concept-drift.watched'], map: true, address: false, more: true });
  });
});
