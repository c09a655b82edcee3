// The page of a fleet in a real browser: nothing is asked for, nothing sticks out, and axe finds no fault.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fleetHtml } from '../../src/fleet/html.js';
import { overviewOf } from '../../src/fleet/overview.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { recordWith } from '../support/fleet.js';
import { chromium as chromiumPath, noBrowser, titled } from '../support/needs.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'mlready-fleet-'));

const records = [
  ...Array.from({ length: 30 }, (_, index) =>
    recordWith(`team-${index % 5}/project-with-a-rather-long-name-${index}`, {
      remote: index % 2 === 0 ? `https://github.com/acme/p${index}` : null,
      repository: { score: index * 3, stages: {} },
      when: `2026-${String((index % 11) + 1).padStart(2, '0')}-15T00:00:00.000Z`,
      waivers: { count: 1, expired: index % 3, next: null },
    }),
  ),
  recordWith('plain', { ml: false }),
  { ...recordWith('broken'), summary: null, error: { code: 'crashed', says: 'the audit ended before its result (SIGKILL)' } as const },
];

describe.skipIf(noBrowser !== null)(titled('the page of a fleet in Chromium', noBrowser), () => {
  let browser: Browser;
  let page: Page;
  const noise: string[] = [];
  const path = join(folder, 'fleet.html');
  beforeAll(async () => {
    writeFileSync(path, fleetHtml(overviewOf(records, new Date('2026-11-21T00:00:00Z'), catalogue)));
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--disable-dev-shm-usage'] });
    page = await (await browser.newContext({ bypassCSP: true })).newPage();
    page.on('console', (message) => noise.push(message.text()));
    page.on('request', (request) => request.url() !== pathToFileURL(path).href && noise.push(request.url()));
    await page.goto(pathToFileURL(path).href);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it('asks the network for nothing and complains of nothing', () => expect(noise).toEqual([]));

  it.each([390, 1024, 1600])('fits into %d pixels, its table inside its own frame', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const outside = `[...document.querySelectorAll('body *')].filter((one) => !one.closest('.wide table') && one.checkVisibility()
      && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((one) => one.outerHTML.slice(0, 80))`;
    expect(await page.evaluate(outside)).toEqual([]);
  });

  it.each([
    ['light', 'none'],
    ['dark', 'none'],
    ['light', 'active'],
  ] as const)('is clean under axe, contrast included, in %s with forced colours %s', async (colorScheme, forcedColors) => {
    await page.setViewportSize({ width: 1600, height: 900 });
    await page.emulateMedia({ colorScheme, forcedColors });
    await page.evaluate(axe);
    const result = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as AxeResults;
    expect(result.violations.map(({ id, nodes }) => [id, nodes.length, nodes[0]?.html.slice(0, 200), nodes[0]?.failureSummary])).toEqual([]);
    expect(result.passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'heading-order', 'region']));
  });
});
