// How prompts look: text for a window of some columns and rows. Everything untrusted is made safe here, and nothing is higher than the window,
// because a prompt that scrolls cannot be drawn over.
import type { Paint } from '../terminal/paint.js';
import { paintFor } from '../terminal/paint.js';
import type { Screen } from '../terminal/screen.js';
import { pad, safe, wrap } from '../terminal/text.js';
import { shownKeys } from './keys.js';
import type { Choice, Heading, Remark, SaidParagraph, TextQuestion } from './question.js';

export interface Window extends Screen {
  rows: number;
}

/** Options that are shown at once: what was said before stays in sight. */
const longestList = 14;

/** The keys of a prompt; a key and what it does stay in one line. */
function keyLine(items: readonly string[], width: number, paint: Paint): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 3 + item.length <= width) lines[lines.length - 1] = `${last}   ${item}`;
    else lines.push(item);
  }
  return lines.map((line) => paint.dim(line));
}

/** As many lines of each group as there is room for, the first groups first; and the room that is left. */
function filled(room: number, ...groups: readonly string[][]): { lines: string[]; left: number } {
  const lines = groups.flat().slice(0, Math.max(0, room));
  return { lines, left: room - lines.length };
}

function remarkLines({ label, text, tone }: Remark, width: number, paint: Paint): string[] {
  const colour = tone === 'against' ? paint.warn : tone === 'for' ? paint.good : tone === 'said' ? paint.accent : paint.dim;
  return wrap(text, width, `  ${pad(label, 9)}`, 2).map((line) => colour(line));
}

function headLines({ where, question, about }: Heading, width: number, paint: Paint): { top: string[]; about: string[] } {
  return {
    top: [...wrap(where.join(` ${paint.dot} `), width).map((line) => paint.dim(line)), ...wrap(question, width).map((line) => paint.bold(line))],
    about: about === '' ? [] : wrap(about, width, '  ', 2).map((line) => paint.dim(line)),
  };
}

/** A row that can be taken: an option, or what is proposed. */
export interface ChoiceRow {
  label: string;
  /** The option's value; null for what is proposed. */
  value: string | null;
}

/** Whether letters narrow a list: where there are too many options for a digit each. */
export function isLong({ options }: Choice): boolean {
  return options.length > 9;
}

/** @returns the rows that hold all words of a filter, in their order */
export function rowsOf({ accept, options }: Choice, filter: string): ChoiceRow[] {
  const words = filter.toLowerCase().split(/\s+/);
  const rows = [...(accept === undefined ? [] : [{ label: accept, value: null }]), ...options.map(({ label, value }) => ({ label, value }))];
  return rows.filter(({ label, value }) => words.every((word) => `${label} ${value ?? ''}`.toLowerCase().includes(word)));
}

/** How a choice stands at the moment. */
export interface ChoiceState {
  /** The row under the cursor, -1 where none is. */
  cursor: number;
  /** What is ticked, where several may be. */
  chosen: readonly string[];
  /** What was typed to narrow a long list. */
  filter: string;
  /** What the person is told about the last key, null for nothing. */
  hint: string | null;
}

/** @returns the prompt, at most as high as the window allows */
export function drawChoice(given: Choice, { cursor, chosen, filter, hint }: ChoiceState, window: Window): string {
  const paint = paintFor(window);
  const question = safe(given);
  const width = window.width - 1;
  const long = isLong(given);
  const { top, about } = headLines(question.heading, width, paint);
  const own = question.options.flatMap(({ key }) => key ?? []);
  const numbers = own.length > 0 ? own.join(' ') : `1-${question.options.length}`;
  const first = question.many ? 'Space ticks, Enter takes them' : long || question.accept !== undefined ? 'Enter takes' : `${numbers} or Enter takes`;
  const keys = keyLine([...(long ? ['letters narrow the list'] : []), first, ...shownKeys(question.actions, long)], width, paint);
  const problem = [hint ?? question.problem].flatMap((text) => (text === null ? [] : wrap(safe(text), width).map((line) => paint.bad(line))));
  const rows = rowsOf(question, filter);
  const row = ({ label, value }: ChoiceRow, index: number, lines: number) => {
    const at = question.options.findIndex((option) => option.value === value);
    const number = question.options[at]?.key ?? at + 1;
    const box = value === null ? 'y  ' : question.many ? `[${chosen.includes(value) ? 'x' : ' '}] ` : long ? '' : `${number}  `;
    const written = wrap(label, width, `${index === cursor ? '>' : ' '} ${box}`, lines);
    return index === cursor ? written.map((line) => paint.accent(line)) : written;
  };
  const narrowed = !long || filter === '' ? [] : [paint.accent(`  ${safe(filter)}${rows.length === 0 ? ': nothing of that name' : ''}`)];
  const most = Math.max(8, window.rows - 1);
  const fixed = top.length + keys.length + problem.length + narrowed.length;
  // What gives way first where the window is low: empty lines, stages, then remarks, then options (they scroll).
  const room = Math.max(3, Math.min(longestList, most - fixed - 2));
  const whole = rows.flatMap((one, index) => row(one, index, long ? 1 : 3));
  const shown =
    whole.length <= room
      ? whole
      : visible(
          rows.flatMap((one, index) => row(one, index, 1)),
          cursor,
          room,
          paint,
        );
  const remarks = question.heading.remarks.flatMap((remark) => remarkLines(remark, width, paint));
  const { lines, left } = filled(most - fixed - shown.length, about, remarks);
  const gap = left >= 3 ? [''] : [];
  const stages = stageLines(question.heading, width, paint);
  const above = left >= 3 + stages.length ? stages : [];
  return [...gap, ...above, ...top, ...lines, ...gap, ...narrowed, ...shown, ...problem, ...gap, ...keys].join('\n');
}

/** How far each stage is: one line, or nothing where it is too long for one. */
function stageLines({ stages = [] }: Heading, width: number, paint: Paint): string[] {
  const told = stages.filter(({ total }) => total > 0).map(({ title, done, total }) => `${title} ${done}/${total}`);
  const line = told.join('  ');
  return told.length < 2 || line.length > width ? [] : [paint.dim(line)];
}

/** A part of the options with the one under the cursor in it, and how many there are above and below. */
function visible(options: readonly string[], cursor: number, room: number, paint: Paint): string[] {
  if (options.length <= room) return [...options];
  const from = Math.min(options.length - room, Math.max(0, cursor - Math.floor(room / 2)));
  const lines = options.slice(from, from + room);
  const below = options.length - from - room;
  if (from > 0) lines[0] = paint.dim(`  ... ${from + 1} more above`);
  if (below > 0) lines[room - 1] = paint.dim(`  ... ${below + 1} more below`);
  return lines;
}

/**
 * @param line what is typed, as it stands
 * @param found what Tab could complete it to
 * @returns the prompt, whose last line is the one that is typed into, and what stands below it
 */
export function drawText(given: TextQuestion, line: string, found: readonly string[], window: Window): [string, string] {
  const paint = paintFor(window);
  const question = safe({ ...given, candidates: [] });
  const width = window.width - 1;
  const { top, about } = headLines(question.heading, width, paint);
  const keys = keyLine(['Enter keeps it', ...shownKeys(question.actions, true)], width, paint);
  const problem = question.problem === null ? [] : wrap(question.problem, width).map((one) => paint.bad(one));
  const names =
    found.length === 0
      ? []
      : wrap(safe(found.slice(0, 8).join('  ')) + (found.length > 8 ? `  and ${found.length - 8} more` : ''), width, '  ', 3).map((one) => paint.dim(one));
  const label = [...wrap(question.label, width).map((one) => paint.accent(one)), ...wrap(question.hint, width, '  ', 2).map((one) => paint.dim(one))];
  const typed = Math.ceil((line.length + 3) / window.width);
  const room = Math.max(8, window.rows - 1) - top.length - label.length - keys.length - problem.length - names.length - typed;
  const remarks = question.heading.remarks.flatMap((remark) => remarkLines(remark, width, paint));
  const { lines, left } = filled(room, about, remarks);
  return [[...(left >= 1 ? [''] : []), ...top, ...lines, ...label, `> ${line}`].join('\n'), [...names, ...problem, ...keys].join('\n')];
}

const barWidth = 20;
/** The longest short title of a stage, and a blank. */
const barLabel = 15;

/** @returns paragraphs that stay on the screen, with an empty line around them. */
export function drawParagraphs(given: readonly SaidParagraph[], screen: Screen): string {
  const paint = paintFor(screen);
  const tones = { title: paint.bold, dim: paint.dim };
  const all = safe(given).flatMap(({ label, mark, text, tone, lines, bar }) => {
    if (bar !== undefined) return [`  ${pad(label ?? '', barLabel)}${paint.bar(bar, barWidth)}  ${text}`];
    const lead = mark === undefined ? (label === undefined ? '' : `  ${pad(label, 9)}`) : `${paint.mark(mark)} `;
    const body = wrap(text, screen.width, lead, lines);
    const painted = tone === undefined ? body : body.map((line) => tones[tone](line));
    return tone === 'title' ? ['', ...painted] : painted;
  });
  return `${all.join('\n')}\n`;
}
