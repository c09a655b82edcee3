// What ends by itself as data with its wording, and as Markdown for an issue; the text for a terminal stands in due-text.ts.
import { createHash } from 'node:crypto';
import type { Due } from '../model/index.js';
import { daysBetween } from '../parsers/text/days.js';
import { count } from '../terminal/count.js';
import { placeLink, text, webLink } from './formats/markdown/text.js';
import type { Report } from './report.js';

/** Something that ends, or begins, by itself, in words. */
export interface DueItem extends Due {
  /** Until its day; negative where it is past. */
  days: number;
  /** What happens, as a sentence. */
  what: string;
  /** What to do about it. */
  todo: string;
}

/** What `mlready due` says. */
export interface DueReport {
  project: string;
  /** The day that it was looked at. */
  today: string;
  /** The last day that is looked at; null for all. */
  until: string | null;
  /** The earliest first; what is past comes before everything else. */
  items: DueItem[];
  /** How many come after the last day. */
  later: number;
}

/**
 * @param due everything with a day, the earliest first
 * @param span from which day on it is looked at, and until which one; null for all
 */
export function dueReport(project: string, due: readonly Due[], { today, until }: Pick<DueReport, 'today' | 'until'>): DueReport {
  const near = due.filter(({ day }) => until === null || day <= until);
  return { project, today, until, items: near.map((one) => worded(one, today)), later: due.length - near.length };
}

function worded(due: Due, today: string): DueItem {
  return { ...due, days: daysBetween(today, due.day), what: whatText(due, due.day < today), todo: todoText(due) };
}

const fewNames = 4;

/** Some of many names. */
function some(names: readonly string[]): string {
  const more = names.length - fewNames;
  return more <= 1 ? names.join(', ') : `${names.slice(0, fewNames).join(', ')} and ${more} more`;
}

function whatText({ kind, of, names, note }: Due, over: boolean): string {
  const title = of?.title ?? '';
  switch (kind) {
    case 'waiver':
      return `The waiver of ${some(names)} ${over ? 'has expired' : 'expires'}.`;
    case 'answer':
      return names.length === 1
        ? `The answer to ${some(names)} ${over ? 'was' : 'is'} due for review.`
        : `${count(names.length, 'answer')} ${over ? 'were' : 'are'} due for review: ${some(names)}.`;
    case 'pending':
      return `${count(names.length, 'check')} of the pack ${title} ${names.length === 1 ? 'begins' : 'begin'} to count in the gate after this day: ${some(names)}.`;
    case 'model':
      return `${title} ${over ? 'has shut down' : 'shuts down'} the model ${some(names)}.`;
    case 'support':
      return `Support of ${title} ${some(names)} ${over ? 'has ended' : 'ends'}.`;
    case 'import':
      return `The result ${of?.id ?? ''}${over ? ' is too old to count' : ' counts no longer after this day'}, as nobody says what it rests on: ${some(names)}.`;
    case 'law':
      return `${some(names)} of ${title} ${names.length === 1 ? 'begins' : 'begin'} to apply${note === null ? '' : ` (${note})`}, and checks that speak to ${names.length === 1 ? 'it' : 'them'} are open.`;
  }
}

function todoText({ kind, of, names: [first = '', ...more], mend }: Due): string {
  switch (kind) {
    case 'waiver':
      return `Close the gap, or decide anew: \`mlready waivers renew ${first} --expires <day>\`.`;
    case 'answer':
      return more.length === 0
        ? `Look whether it still holds, and say so: \`mlready interview --check ${first}\`.`
        : 'Look whether they still hold, and say so: `mlready interview --check <check>`, or `--only stale` once they are due.';
    case 'pending':
      return 'Answer them with `mlready interview`, and raise `pack` in the manifest.';
    case 'import':
      return `Make it anew, and take it in with what it rests on: \`mlready import ${of?.id ?? '<file>'} --covers <files>\`.`;
    case 'law':
      return `See what is open: \`mlready audit --framework ${of?.id ?? ''}\`.`;
    default:
      return mend ?? '';
  }
}

/** The most that an issue takes is 65,536 characters. */
const mostCharacters = 60_000;

/** Marks that a later run knows an item by, whatever its wording: one for each name, as answers that fall due on one day stand together. */
function marks({ kind, of, day, names }: DueItem): string {
  const mark = (name: string) =>
    createHash('sha256')
      .update([kind, of?.id ?? '', day, name].join('\0'))
      .digest('hex')
      .slice(0, 32);
  return names.map((name) => `<!-- mlready:${mark(name)} -->`).join('');
}

/** What ends by itself as the body of an issue. Its first line is the mark of the project, by which the issue is found again; without items it has no other mark. */
export function dueMarkdown({ today, until, items }: DueReport, project: Report['project']): string {
  const root = project.inside === '' ? '.' : project.inside.replace(/[\ud800-\udfff]/gu, '?');
  const lines = [
    `<!-- mlready:due ${encodeURIComponent(root).replaceAll('--', '%2D%2D')} -->`,
    `## What ends by itself in ${text(project.name)}`,
    '',
    `As of ${today}${until === null ? '' : `, until ${until}`}: ${items.length === 0 ? 'nothing.' : `${count(items.length, 'thing')}, the most urgent first.`}`,
    '',
  ];
  let room = mostCharacters - lines.join('\n').length;
  const shown = items.map((item) => itemLines(item, project)).filter((item) => (room -= item.length + 1) > 200);
  const left = items.length - shown.length;
  return `${[...lines, ...shown, ...(left === 0 ? [] : ['', `${left} more: \`mlready due\` prints them.`])].join('\n').trimEnd()}\n`;
}

function itemLines(item: DueItem, project: Report['project']): string {
  const { day, days, what, todo, places, source } = item;
  const at = places.slice(0, 3).map((place) => placeLink(project, place));
  const more = places.length - at.length;
  return [
    `- ${days < 0 ? '**overdue** ' : ''}**${day}** (${daysText(days)}): ${text(what)} ${marks(item)}`,
    ...(at.length === 0 ? [] : [`  At ${at.join(', ')}${more === 0 ? '' : ` and ${count(more, 'more place')}`}.`]),
    `  ${prose(todo)}${source === null ? '' : ` Source: ${webLink(source.url)}${source.read === null ? '' : `, read ${source.read}`}.`}`,
  ].join('\n');
}

/** Commands between backticks stay code. */
function prose(words: string): string {
  return words
    .split(/(`[^`]+`)/)
    .map((part) => (part.startsWith('`') ? part : text(part)))
    .join('');
}

/** How far a day is away. */
export function daysText(days: number): string {
  if (days === 0) return 'today';
  return days < 0 ? `${count(-days, 'day')} ago` : `in ${count(days, 'day')}`;
}
