// The form of questions in a real browser: it is filled in, and gives a file of answers that the interview takes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '../../src/interview/form/form.js';
import { formKindOf } from '../../src/interview/form/index.js';
import { parseAnswers } from '../../src/manifest/parse.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { kept } from '../support/kept.js';
import { chromium as chromiumPath, noBrowser, titled } from '../support/needs.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ids = ['concept-drift.watched', 'feedback-loops.mapped', 'data-discovery.source-owners'];

describe.skipIf(noBrowser !== null)(titled('the form of questions in Chromium', noBrowser), () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlready-form-'));
  const path = join(folder, 'data.html');
  const noise: string[] = [];
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    const form = formOf({ ...kept({}).world(), project: '<b>churn</b>' }, ids, 'data', 'data.html');
    writeFileSync(path, (await formKindOf(path)?.write(form)) ?? '');
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--disable-dev-shm-usage'] });
    page = await (await browser.newContext()).newPage();
    page.on('console', (message) => noise.push(message.text()));
    page.on('request', (request) => ![pathToFileURL(path).href].includes(request.url()) && !request.url().startsWith('blob:') && noise.push(request.url()));
    await page.goto(pathToFileURL(path).href);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it('saves nothing where nothing is ticked, or a text has no tick', async () => {
    const downloads: string[] = [];
    page.on('download', (one) => downloads.push(one.suggestedFilename()));
    await page.click('button');
    expect(await page.textContent('#saved')).toBe('Nothing is ticked yet.');
    const last = page.locator('fieldset').last();
    await last.locator('[name=note]').fill('Only on Mondays.');
    await page.click('button');
    expect(await page.textContent('#saved')).toBe('One question has a text and no tick; nothing is saved yet.');
    expect(
      await last
        .locator('input[type=radio]')
        .first()
        .evaluate((radio) => radio === radio.ownerDocument.activeElement),
    ).toBe(true);
    await last.locator('[name=note]').fill('');
    expect(downloads).toEqual([]);
  });

  it('gives what is ticked as a file, and leaves open what is not', async () => {
    await page.fill('#by', 'Ana Ode');
    const first = page.locator('fieldset').first();
    await first.locator('input[value=manual]').check();
    await first.locator('[name=evidence]').fill('docs/drift.md, https://example.org/drift');
    await page.locator('fieldset').nth(1).locator('input[value=unknown]').check();
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('button')]);
    expect(download.suggestedFilename()).toBe('data.answers.json');
    const given = readFileSync(await download.path(), 'utf8');
    expect(parseAnswers('data.answers.json', given, catalogue)).toMatchObject({
      answers: {
        'concept-drift.watched': { value: 'manual', by: 'Ana Ode', evidence: [{ path: 'docs/drift.md' }, { url: 'https://example.org/drift' }] },
        'feedback-loops.mapped': { value: 'unknown', by: 'Ana Ode' },
      },
    });
    expect(Object.keys(JSON.parse(given).answers)).toEqual(ids.slice(0, 2));
    expect(await page.textContent('#saved')).toBe('2 answers saved.');
  });

  it('shows the name of a project as text, asks the network for nothing, and complains of nothing', async () => {
    expect(await page.textContent('h1')).toBe('Questions about <b>churn</b>, for whoever knows the data');
    expect(noise).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('is without a fault that axe finds, in %s colours', async (colorScheme) => {
    const other = await (await browser.newContext({ bypassCSP: true, colorScheme })).newPage();
    await other.goto(pathToFileURL(path).href);
    await other.addScriptTag({ content: axe });
    const { violations } = await other.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await other.close();
  });

  it.each([390, 1024])('fits into %d pixels', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  });
});
