// The fleet as one page that asks the network for nothing.
import { createElement } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Overview } from './overview.js';
import { FleetPage } from './page.js';

/** The fleet as HTML, ending in a line break. The library escapes every text. */
export function fleetHtml(overview: Overview): string {
  return `<!doctype html>\n${renderToString(createElement(FleetPage, { overview }))}\n`;
}
