// Text for a terminal: untrusted characters made visible, lines broken and padded by the columns they really take.
import measured from 'string-width';
import { oneLine } from '../errors.js';

const longest = 2000;

/** Latin letters, punctuation, bars and marks take one column each; the library, which knows all others, is slow. */
const plain = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u2030-\u205e\u2500-\u259f\u25d0\u2713-\u2718]*$/;

function stringWidth(text: string): number {
  return plain.test(text) ? text.length : measured(text);
}

/** @returns the same data with every text in it made safe for a terminal, in one line, at most 2,000 characters. */
export function safe<T>(value: T): T;
export function safe(value: unknown): unknown {
  if (typeof value === 'string') return shorten(oneLine(value), longest);
  if (Array.isArray(value)) return value.map((item) => safe(item));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [shorten(oneLine(key), longest), safe(inner)]));
  return value;
}

/** @returns the text, or its first `columns - 1` characters and "…". */
export function shorten(text: string, columns: number): string {
  if (text.length <= columns && stringWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const character of text) {
    width += stringWidth(character);
    if (width > columns - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** @returns the text, or as many of its first words as leave room for "…"; a single word that is too long is cut. */
export function shortenWords(text: string, columns: number): string {
  const cut = shorten(text, columns);
  if (cut === text) return text;
  const words = cut.slice(0, -1);
  const end = text.startsWith(`${words} `) ? words.length : words.lastIndexOf(' ');
  if (end <= columns / 3) return cut;
  const kept = words.slice(0, end);
  // What was opened and is not closed any more says nothing.
  const open = Math.max(kept.lastIndexOf(' ('), kept.split('`').length % 2 === 0 ? kept.lastIndexOf(' `') : -1);
  const whole = open > columns / 3 && !kept.slice(open).includes(')') ? kept.slice(0, open) : kept;
  return `${whole.replace(/[\s,;:.(–-]+$/, '')}…`;
}

/** How many columns a text takes. */
export function columnsOf(text: string): number {
  return stringWidth(text);
}

/** @returns a path of at most `columns` characters: its end is what tells. */
export function shortPath(path: string, columns: number): string {
  return path.length <= columns ? path : `…${path.slice(path.length - columns + 1)}`;
}

/** A place as people write it: path:line, for a notebook path cell n line m. */
export function placeText(place: { path: string; line?: number; cell?: number }): string {
  if (place.cell !== undefined) return `${place.path} cell ${place.cell}${place.line === undefined ? '' : ` line ${place.line}`}`;
  return place.line === undefined ? place.path : `${place.path}:${place.line}`;
}

/** Pads to a width on the right. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

/** Pads to a width on the left. */
export function padLeft(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - stringWidth(text))) + text;
}

/**
 * Breaks a text into lines.
 * @param lead stands before the first line; the others are indented as deep
 * @param most how many lines at the most; what is left out ends in "…"
 */
export function wrap(text: string, columns: number, lead = '', most = 99): string[] {
  const indent = ' '.repeat(stringWidth(lead));
  const room = Math.max(20, columns - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (stringWidth(longer) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    // A path or command that is too long for a line overruns it rather than being broken where it could not be copied; only the absurd is cut.
    while (stringWidth(line) > 4 * room) {
      lines.push(line.slice(0, room));
      line = line.slice(room);
    }
  }
  if (line !== '') lines.push(line);
  const shown = lines.length > most ? [...lines.slice(0, most - 1), shorten(`${lines[most - 1] ?? ''} …`, room)] : lines;
  return shown.map((one, index) => (index === 0 ? lead : indent) + one);
}

/** The first sentence of a text: what to start with. */
export function firstSentence(text: string): string {
  const end = /[.!?](?=\s+[A-Z"'`(])/g;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    if (match.index >= 25 && !/\b(?:e\.g|i\.e|etc|vs|Art|No)$/.test(text.slice(0, match.index))) return text.slice(0, match.index + 1);
  }
  return text;
}
