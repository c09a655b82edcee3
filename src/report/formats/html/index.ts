// The report as a page: one file that asks the network for nothing and can be read without scripts.
import { createElement } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';
import { Page } from './page.js';
import { withSafeRules } from './page-data.js';
import { rooms } from './size-budget.js';

const mostBytes = 600_000;

/** End tags that a reader of HTML supplies by itself (html.spec.whatwg.org 13.1.2.4): a twentieth of the page. */
const implied = /<\/(?:li|dt|dd|td|th|tr|option)>/g;

/** The report as HTML, ending in a line break; under 600 kB, whatever it has to leave out for that. The library escapes every text. */
export function html(given: Report, { trend }: Pick<RenderOptions, 'trend'> = {}): string {
  const report = withSafeRules(given);
  let page = '';
  for (const room of rooms) {
    page = `<!doctype html>\n${renderToString(createElement(Page, { report, room, trend: trend ?? null })).replace(implied, '')}\n`;
    if (Buffer.byteLength(page) < mostBytes) break;
  }
  return page;
}
