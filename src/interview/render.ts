// How prompts look: text for a window of some columns and rows. Everything untrusted is made safe here, and nothing is higher than the window,
// because a prompt that scrolls cannot be drawn over.
import type { Paint } from '../terminal/paint.js';
import { paintFor } from '../terminal/paint.js';
import type { Screen } from '../terminal/screen.js';
import { pad, safe, wrap } from '../terminal/text.js';
import type { Action, Choice, Heading, Remark, SaidParagraph, TextQuestion } from './question.js';

export interface Window extends Screen {
  rows: number;
}

/** Options that are shown at once: what was said before stays in sight. */
const longestList = 14;

/** Keys at a choice, where every letter is free. */
export const choiceKeys: Record<Action, { key: string; does: string }> = {
  back: { key: 'b', does: 'back' },
  skip: { key: 's', does: 'skip' },
  why: { key: 'w', does: 'why' },
  note: { key: 'n', does: 'note' },
  evidence: { key: 'e', does: 'evidence' },
  'set-aside': { key: 'x', does: 'does not apply' },
  dispute: { key: 'd', does: 'dispute' },
  quit: { key: 'q', does: 'save and quit' },
};

/** Keys where text is typed: letters with Ctrl that a line editor leaves free. */
export const textKeys: Record<Action, { key: string; does: string }> = {
  back: { key: 'Esc', does: 'back' },
  skip: { key: '^S', does: 'skip' },
  why: { key: '^G', does: 'why' },
  note: { key: '^O', does: 'note' },
  evidence: { key: '^P', does: 'evidence' },
  'set-aside': { key: '^X', does: 'does not apply' },
  dispute: { key: '^T', does: 'dispute' },
  quit: { key: '^Q', does: 'save and quit' },
};

/** The keys of a prompt; a key and what it does stay in one line. */
function keyLine(first: string, keys: typeof choiceKeys, actions: readonly Action[], width: number, paint: Paint): string[] {
  const lines: string[] = [];
  for (const item of [first, ...actions.map((action) => `${keys[action].key} ${keys[action].does}`)]) {
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

/**
 * @param cursor the option under the cursor, -1 where none is
 * @param chosen what is ticked, where several may be
 * @returns the prompt, at most as high as the window allows
 */
export function drawChoice(given: Choice, cursor: number, chosen: readonly string[], window: Window): string {
  const paint = paintFor(window);
  const question = safe(given);
  const width = window.width - 1;
  const { top, about } = headLines(question.heading, width, paint);
  const own = question.options.flatMap(({ key }) => key ?? []);
  const numbers = own.length > 0 ? own.join(' ') : `1-${question.options.length}`;
  const first = question.many ? 'Space ticks, Enter takes them' : question.options.length > 9 ? 'Enter takes' : `${numbers} or Enter takes`;
  const keys = keyLine(first, choiceKeys, question.actions, width, paint);
  const problem = question.problem === null ? [] : wrap(question.problem, width).map((line) => paint.bad(line));
  const option = ({ label, value, key }: Choice['options'][number], index: number, lines: number) => {
    const box = question.many ? `[${chosen.includes(value) ? 'x' : ' '}] ` : question.options.length > 9 ? '' : `${key ?? index + 1}  `;
    const written = wrap(label, width, `${index === cursor ? '>' : ' '} ${box}`, lines);
    return index === cursor ? written.map((line) => paint.accent(line)) : written;
  };
  const most = Math.max(8, window.rows - 1);
  const fixed = top.length + keys.length + problem.length;
  // What gives way first where the window is low: empty lines, then remarks, then options (they scroll).
  const room = Math.max(3, Math.min(longestList, most - fixed - 2));
  const whole = question.options.flatMap((one, index) => option(one, index, 2));
  const shown =
    whole.length <= room
      ? whole
      : visible(
          question.options.flatMap((one, index) => option(one, index, 1)),
          cursor,
          room,
          paint,
        );
  const remarks = question.heading.remarks.flatMap((remark) => remarkLines(remark, width, paint));
  const { lines, left } = filled(most - fixed - shown.length, about, remarks);
  const gap = left >= 3 ? [''] : [];
  return [...gap, ...top, ...lines, ...gap, ...shown, ...problem, ...gap, ...keys].join('\n');
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
  const keys = keyLine('Enter keeps it', textKeys, question.actions, width, paint);
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

/** @returns paragraphs that stay on the screen, with an empty line around them. */
export function drawParagraphs(given: readonly SaidParagraph[], screen: Screen): string {
  const paint = paintFor(screen);
  const tones = { title: paint.bold, dim: paint.dim };
  const lines = safe(given).flatMap(({ label, mark, text, tone }) => {
    const lead = mark === undefined ? (label === undefined ? '' : `  ${pad(label, 9)}`) : `${paint.mark(mark)} `;
    const body = wrap(text, screen.width, lead);
    const painted = tone === undefined ? body : body.map((line) => tones[tone](line));
    return tone === 'title' ? ['', ...painted] : painted;
  });
  return `${lines.join('\n')}\n`;
}
