// What the readers of all document formats give: one stream of pieces, with marks inside the text that outlive its clean-up.
import { linesOf } from '../text/lines.js';

/** One thing met while reading a document from top to bottom. */
export type Piece =
  /** `loose`: a line of bold type that serves as a heading. */
  | { kind: 'heading'; text: string; level: number; line: number; loose: boolean }
  /** A line of prose; `item` when it opens a list item. `ticked` is set for check boxes only. */
  | { kind: 'text'; text: string; item: boolean; ticked?: boolean }
  /** A table row; the header names the columns. */
  | { kind: 'row'; cells: string[]; header: boolean }
  /** Code or a picture: it fills a section, though not with prose. */
  | { kind: 'filling' }
  /** The end of a paragraph. */
  | { kind: 'break' };

/** What a reader gives. */
export interface Reading {
  pieces: Piece[];
  frontMatter: Record<string, string | string[]>;
}

/** Private-use characters put into the text: they say what a stretch of text was before its mark-up was removed. */
export const mark = {
  link: '\uE000',
  linkEnd: '\uE001',
  code: '\uE002',
  codeEnd: '\uE003',
  heading: '\uE004',
  headingEnd: '\uE005',
  picture: '\uE006',
  pipe: '\uE007',
} as const;

const maxLevel = 6;

/** The lines of a text that holds none of our marks. */
export function toLines(text: string): string[] {
  return linesOf(text.replace(/^\uFEFF/, '').replace(/[\uE000-\uE00F\0]/g, ' '));
}

/** The text as a person reads it: marks removed, blanks run together. */
export function withoutMarks(text: string): string {
  const plain = /[\uE000-\uE00F]/.test(text) ? text.replaceAll(mark.pipe, '|').replace(/[\uE000-\uE00F]+/g, '') : text;
  // Nearly every text has single blanks alone, and would be written anew at each of them.
  return (/\s\s|[^\S ]/.test(plain) ? plain.replace(/\s+/g, ' ') : plain).trim();
}

/** A heading piece with its level held within 1 to 6, so that walks over sub-sections stay short. */
export function heading(text: string, level: number, line: number, loose = false): Piece {
  return { kind: 'heading', text: withoutMarks(text).slice(0, 300), level: Math.min(maxLevel, Math.max(1, level)), line, loose };
}

/** The cells of a line such as `| a | b |`. */
export function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split('|').map(withoutMarks);
}
