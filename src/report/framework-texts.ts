// The words for what a report says of frameworks, for every format that prints them.
import type { Report } from './report.js';

export type ReportFramework = Report['frameworks'][string];
export type ReportItem = ReportFramework['items'][number];
export type ItemState = ReportItem['state'];

/** How the state of an item is said. */
export const itemStates: Readonly<Record<ItemState, string>> = {
  shown: 'fully shown',
  partly: 'partly shown',
  open: 'open',
  'not-asked': 'not looked at',
  'set-aside': 'does not apply here',
};

/** What has to be known before any of it is cited. */
export const frameworkTexts = {
  states:
    'An item is fully shown where every check that speaks to it, and applies, is met by what the repository shows or by a document that an answer points at; half of that is partly shown. What no check speaks to is not looked at, and nothing is said of it.',
  advice: 'This is a way to find evidence. This is no legal advice: it does not show that an item is complied with.',
};

/** What a framework is called in short, by its id: "EU AI ACT", "SR 26-2". */
export function shortName(id: string): string {
  return id.replace(/(?<!\d)-|-(?!\d)/g, ' ').toUpperCase();
}

/** How many items are in each state. */
export function itemCounts({ items }: Pick<ReportFramework, 'items'>): Record<ItemState, number> {
  const counts: Record<ItemState, number> = { shown: 0, partly: 0, open: 0, 'not-asked': 0, 'set-aside': 0 };
  for (const { state } of items) counts[state]++;
  return counts;
}

/** The counts in words: "fully shown 3, partly shown 12, open 60, not looked at 13; 88 items in all". */
export function countsText(framework: Pick<ReportFramework, 'items'>): string {
  const counts = itemCounts(framework);
  const named = (['shown', 'partly', 'open', 'not-asked'] as const).map((state) => `${itemStates[state]} ${counts[state]}`);
  const aside = counts['set-aside'] === 0 ? [] : [`${itemStates['set-aside']} ${counts['set-aside']}`];
  return `${[...named, ...aside].join(', ')}; ${framework.items.length} items in all`;
}

/** From when an item applies and whom it binds, as clauses; none where the framework says neither. */
export function bindingTexts({ from, applies, roles, riskClasses }: ReportItem): string[] {
  const when = from === undefined ? '' : [from === null ? '' : `from ${from}`, applies ?? ''].filter((part) => part !== '').join(', ');
  return [when, roles === undefined ? '' : `for ${roles.join(', ')}`, riskClasses === undefined ? '' : `class ${riskClasses.join(', ')}`].filter(
    (text) => text !== '',
  );
}
