// The report as a page: one file that asks the network for nothing and can be read without scripts.
import { createElement } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';
import { Page } from './page.js';
import { withSafeRules } from './page-data.js';

/** End tags that a reader of HTML supplies by itself (html.spec.whatwg.org 13.1.2.4): a twentieth of the page. */
const implied = /<\/(?:li|dt|dd|td|th|tr|option)>/g;

/** The report as HTML, ending in a line break; nothing is left out for size. The library escapes every text. */
export function html(given: Report, { trend }: Pick<RenderOptions, 'trend'> = {}): string {
  const page = createElement(Page, { report: withSafeRules(given), trend: trend ?? null });
  return `<!doctype html>\n${renderToString(page).replace(implied, '')}\n`;
}
