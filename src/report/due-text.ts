// What ends by itself, as text for a terminal.
import { count } from '../terminal/count.js';
import { paintFor } from '../terminal/paint.js';
import type { Screen } from '../terminal/screen.js';
import { pad, placeText, safe, wrap } from '../terminal/text.js';
import { type DueItem, type DueReport, daysText } from './due.js';

const mostPlaces = 3;
const lead = ' '.repeat(12);

/** What `mlready due` prints: what is past first, and what to do about each. */
export function dueText(given: DueReport, look: Screen): string {
  const paint = paintFor(look);
  const { project, today, until, items, later } = safe(given);
  const past = items.filter(({ days }) => days < 0);
  const rows = (item: DueItem) => {
    const colour = item.days < 0 ? paint.bad : item.days <= 30 ? paint.warn : paint.accent;
    const [first = '', ...rest] = wrap(item.what, look.width, pad(`${item.day}  ${daysText(item.days)}`, 26));
    return [`${colour(first.slice(0, 10))}${first.slice(10)}`, ...rest, ...besides(item, look.width).map((line) => paint.dim(line))];
  };
  const block = (title: string, list: readonly DueItem[]) => (list.length === 0 ? [] : ['', paint.bold(title), ...list.flatMap(rows)]);
  const lines = [
    paint.bold(`mlready due ${paint.dot} ${project} ${paint.dot} ${today}`),
    ...block('Overdue', past),
    ...block(
      until === null ? 'To come' : `Until ${until}`,
      items.filter(({ days }) => days >= 0),
    ),
    '',
    ...wrap(summary({ past: past.length, near: items.length - past.length, until, later }), look.width),
  ];
  return `${lines.join('\n')}\n`;
}

function besides({ places, todo, source }: DueItem, width: number): string[] {
  const shown = places.slice(0, mostPlaces).map(placeText);
  const more = places.length - shown.length;
  const at = shown.length === 0 ? '' : `${shown.join(', ')}${more === 0 ? '' : ` and ${count(more, 'more place')}`}`;
  return [at, todo, source?.url ?? ''].filter((text) => text !== '').flatMap((text) => wrap(text, width, lead));
}

function summary({ past, near, until, later }: { past: number; near: number; until: string | null; later: number }): string {
  const ahead = until === null ? 'to come' : `until ${until}`;
  const all = later === 0 ? '' : ` ${later} later: mlready due --all.`;
  return `${past === 0 ? 'Nothing is overdue' : `${past} overdue`}, ${near === 0 ? 'nothing' : near} ${ahead}.${all}`;
}
