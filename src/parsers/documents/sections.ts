// Puts the pieces of a document into sections and judges what each one says.

import { once } from '../text/lazy.js';
import { isPlaceholder, isSampleVersions } from './boilerplate.js';
import { mark, type Piece, withoutMarks } from './pieces.js';
import { countWords, isDefinition, judge, sentencesOf } from './prose.js';

/** A section with what is needed to tell a template. */
export interface Draft {
  heading: string;
  level: number;
  line: number;
  loose: boolean;
  text: string;
  table(): { columns: string[]; rows: number } | null;
  words(): number;
  /** What its sentences come to; told when first asked for, because few sections of few documents are ever asked. */
  judged(): Judged;
  /** Holds code, a picture or a link. */
  filled(): boolean;
}

interface Judged {
  sentences: number;
  /** Those of them that are prose, each once, in small letters. */
  said: ReadonlySet<string>;
  /** Place-holders and prompts to the author. */
  blanks: number;
  questions: number;
  boilerplate: number;
}

const maxText = 20_000;
/** Rows or definitions that make up for a sentence. */
const rowsPerSentence = 3;
const sentencesPerHeading = 3;
const manySections = 3;

/** Sections in the order of the document; what stands before the first heading has level 0. */
export function draftSections(pieces: readonly Piece[]): Draft[] {
  const drafts: Draft[] = [];
  let from = 0;
  let head: Extract<Piece, { kind: 'heading' }> | null = null;
  for (let at = 0; at <= pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece && piece.kind !== 'heading') continue;
    const draft = draftOf(head, pieces.slice(from, at));
    if (head || draft.table() || draft.words() > 0) drafts.push(draft);
    head = piece ?? null;
    from = at + 1;
  }
  return drafts;
}

/**
 * What each section has to say, where the same sentence stands in many of them.
 * @returns for each section how many of its sentences stand in an earlier one and in so many that they say nothing of any; and how many repeat one at all
 */
export function repeatedIn(drafts: readonly Draft[]): { filling: number; repeated: number }[] {
  const sections = new Map<string, number>();
  for (const draft of drafts) for (const sentence of draft.judged().said) sections.set(sentence, (sections.get(sentence) ?? 0) + 1);
  const met = new Set<string>();
  return drafts.map((draft) => {
    const before = [...draft.judged().said].filter((sentence) => met.has(sentence));
    for (const sentence of draft.judged().said) met.add(sentence);
    return { repeated: before.length, filling: before.filter((sentence) => (sections.get(sentence) ?? 0) >= manySections).length };
  });
}

/** Whether most headings are not filled in, or most of what is said comes from a template. */
export function isTemplate(drafts: readonly Draft[]): boolean {
  const sentences = sum(drafts.map((draft) => draft.judged().sentences));
  const blanks = sum(drafts.map((draft) => draft.judged().blanks));
  const boilerplate = sum(drafts.map((draft) => draft.judged().boilerplate));
  if (boilerplate > 0 && boilerplate >= sentences) return true;
  if (blanks >= 3 && blanks >= sentences) return true;
  const leaves = drafts.filter((draft, index) => isLeaf(draft, drafts[index + 1]));
  const empty = leaves.filter(isUnfilled).length;
  // A long document with a few parts still to be written is no template.
  if (sentences >= leaves.length * sentencesPerHeading) return false;
  return empty * 2 > leaves.length && (empty >= 2 || sentences === 0);
}

function isLeaf(draft: Draft, next: Draft | undefined): boolean {
  if (draft.level === 0 || draft.loose) return draft.judged().blanks > 0;
  return !next || next.level <= draft.level || draft.words() > 0;
}

function isUnfilled(draft: Draft): boolean {
  const { sentences, blanks, questions } = draft.judged();
  if (sentences > 0 || (draft.table()?.rows ?? 0) > 0) return false;
  return blanks > 0 || questions > 0 || (draft.words() === 0 && !draft.filled());
}

function draftOf(head: Extract<Piece, { kind: 'heading' }> | null, pieces: readonly Piece[]): Draft {
  const { paragraphs, rows } = gather(pieces);
  const table = once(() => tableOf(rows));
  const text = paragraphs.map(({ plain }) => plain).join('\n');
  return {
    heading: head?.text ?? '',
    level: head?.level ?? 0,
    line: head?.line ?? 1,
    loose: head?.loose ?? false,
    text: text.slice(0, maxText),
    table,
    words: once(() => countWords(text) + sum(rows.map((row) => countWords(row.cells.join(' '))))),
    judged: once(() => judgeAll(paragraphs, rows, table()?.rows ?? 0)),
    filled: () => pieces.some((piece) => piece.kind === 'filling') || paragraphs.some((paragraph) => paragraph.text.includes(mark.link)),
  };
}

function judgeAll(paragraphs: readonly Paragraph[], rows: readonly Row[], filledRows: number): Judged {
  const said = new Set<string>();
  let definitions = 0;
  let blanks = 0;
  let boilerplate = 0;
  let ticks = 0;
  let questions = 0;
  for (const paragraph of paragraphs) {
    const before = said.size;
    // The question of a check list is answered by its tick; one without a tick is still to be done.
    for (const sentence of paragraph.ticked === true ? [] : sentencesOf(paragraph.text)) {
      const judgement = judge(sentence);
      if (paragraph.ticked === false || judgement === 'placeholder' || judgement === 'prompt') blanks += 1;
      else if (judgement === 'boilerplate') boilerplate += 1;
      else if (judgement === 'question') questions += 1;
      else if (judgement === 'sentence') said.add(withoutMarks(sentence).toLowerCase());
    }
    if (paragraph.ticked === true && countWords(paragraph.plain) >= 5) ticks += 1;
    if (paragraph.ticked === undefined && said.size === before && isDefinition(paragraph.text)) definitions += 1;
  }
  const sampled = isSampleVersions(rows.map((row) => row.cells));
  if (sampled) blanks += 1;
  // A table under nothing but prompts is the template's own.
  const counted = sampled || (blanks > 0 && said.size === 0 && boilerplate === 0) ? 0 : filledRows;
  const sentences = said.size + ticks + Math.floor(counted / rowsPerSentence) + Math.floor(definitions / rowsPerSentence);
  return { sentences, said, blanks, questions, boilerplate };
}

type Row = Extract<Piece, { kind: 'row' }>;

interface Paragraph {
  /** With its marks, and as a person reads it. */
  text: string;
  plain: string;
  ticked: boolean | undefined;
}

/** Joins lines to paragraphs; every list item is one of its own. */
function gather(pieces: readonly Piece[]): { paragraphs: Paragraph[]; rows: Row[] } {
  const paragraphs: Paragraph[] = [];
  const rows: Row[] = [];
  let open: { lines: string[]; ticked: boolean | undefined } | null = null;
  const close = (): void => {
    if (open === null) return;
    const text = open.lines.join(' ').trim();
    const plain = withoutMarks(text);
    if (plain !== '' || text.includes(mark.link)) paragraphs.push({ text, plain, ticked: open.ticked });
    open = null;
  };
  for (const piece of pieces) {
    if (piece.kind === 'row') rows.push(piece);
    if (piece.kind !== 'text' || piece.item) close();
    if (piece.kind !== 'text') continue;
    open ??= { lines: [], ticked: piece.ticked };
    open.lines.push(piece.text);
  }
  close();
  return { paragraphs, rows };
}

function tableOf(rows: readonly Row[]): ReturnType<Draft['table']> {
  if (rows.length === 0) return null;
  const filled = rows.filter((row) => !row.header && row.cells.filter(isFilledCell).length >= 2).length;
  return { columns: rows.find((row) => row.header)?.cells ?? [], rows: filled };
}

function isFilledCell(cell: string): boolean {
  return /[\p{L}\p{N}]/u.test(cell) && !isPlaceholder(cell);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
