// What a notebook or script sets up and takes down again: a monitor, an endpoint, a budget that nobody is left with.
import type { FileView } from './file-view.js';

const made: readonly (readonly [made: RegExp, gone: RegExp])[] = [
  // What the monitor is told goes with it: thresholds, whom it alerts, where it looks.
  [
    /\bcreate_\w{0,40}monitor\w{0,40}\(|MonitoringSchedule\(|\b(?:\w{0,40}Monitoring\w{0,40}|\w{0,60}(?:Detection|Alert|Threshold)Config)\(|\b\w{0,40}(?:drift|skew|alert)\w{0,20}_(?:config|thresholds)\b/i,
    /\bdelete_\w{0,40}monitor\w{0,40}\(/,
  ],
  [/\bcreate_\w{0,40}endpoint\w{0,40}\(|\bEndpoint\.create\(|\.deploy\(/, /\bdelete_endpoint\w{0,20}\(|\bendpoint\w{0,20}\.delete\(/i],
  [/\bcreate_\w{0,40}budget\w{0,40}\(/, /\bdelete_\w{0,40}budget\w{0,40}\(/],
];

interface CodeLine {
  line: number;
  cell?: number;
  text: string;
}

/**
 * @returns what says of a line (of a cell) whether something is made there that the same block of code deletes again without asking; of a file that deletes nothing
 * it says no
 */
export function shortLivedIn(view: FileView): (line: number, cell: number | undefined) => boolean {
  // Taking out comments is dear, and few files delete anything.
  if (!/delete/.test(view.lower())) return () => false;
  const lines = linesIn(view);
  const gone = made.map(([, pattern]) => lines.flatMap(({ text }, index) => (pattern.test(text) ? [index] : [])));
  if (gone.every((places) => places.length === 0)) return () => false;
  const places = new Map(lines.map((one, index) => [`${one.cell ?? ''}:${one.line}`, index]));
  return (line, cell) => {
    const at = places.get(`${cell ?? ''}:${line}`);
    const text = at === undefined ? undefined : lines[at]?.text;
    if (at === undefined || text === undefined) return false;
    const from = statementOf(lines, at);
    return made.some(([pattern], kind) => pattern.test(text) && gone[kind]?.some((other) => other > at && isSameBlock(lines, from, other)));
  };
}

const mostLines = 200;

/** The line that a statement begins on which goes on over several lines, of the line of one of its arguments. */
function statementOf(lines: readonly CodeLine[], at: number): number {
  let from = at;
  for (let before = at - 1; before >= 0 && before > at - mostLines && lines[before]?.cell === lines[at]?.cell; before--) {
    const text = lines[before]?.text ?? '';
    if (text.trim() === '' || indentOf(text) >= indentOf(lines[from]?.text ?? '')) continue;
    if (!/[([{,][ \t]*$/.test(text)) break;
    from = before;
  }
  return from;
}

function linesIn(view: FileView): CodeLine[] {
  const notebook = view.notebook();
  if (notebook) {
    const cells = notebook.cells.filter(({ kind }) => kind === 'code');
    return cells.flatMap(({ cell, source }) => source.split('\n').map((text, index) => ({ line: index + 1, cell, text: text.replace(/^[ \t]*#.*$/, '') })));
  }
  return view
    .effective()
    .split('\n')
    .map((text, index) => ({ line: index + 1, text }));
}

const farthest = 5_000;

/** Whether a line is reached whenever an earlier one is: it is indented as far, and nothing between begins a block around it. */
function isSameBlock(lines: readonly CodeLine[], from: number, to: number): boolean {
  const indent = indentOf(lines[from]?.text ?? '');
  if (indentOf(lines[to]?.text ?? '') !== indent || to - from > farthest) return false;
  return lines.slice(from + 1, to).every(({ text }) => text.trim() === '' || indentOf(text) >= indent || /^[ \t]*[)\]}]/.test(text));
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
