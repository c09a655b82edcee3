// What to mend and what to ask first: two lines a gap, one a question.

import type { Paint } from '../../../terminal/paint.js';
import { columnsOf, firstSentence, padLeft, shorten, shortenWords, shortPath } from '../../../terminal/text.js';
import { firstQuestions, picked } from '../../highlights.js';
import { type Lack, lackOf } from '../../messages/lacks.js';
import { caseWho, effortNames } from '../../messages/results.js';
import { minutesText } from '../../messages/summary.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report, ReportFinding } from '../../report.js';

const most = { gaps: 5, questions: 3 };
/** Fewer columns say nothing of what to do. */
const fewest = 20;
const indent = '    ';

/** The gaps that are shown first, blockers before the others. @returns `firstEnd`: how many lines there are to the end of the first entry; `gapsAt`: which line is the heading of the gaps below blockers, 0 for none */
export function fixLines(report: Report, look: RenderOptions, paint: Paint): { lines: string[]; firstEnd: number; gapsAt: number } {
  const inStage = ({ stage }: ReportFinding) => look.stage === null || stage === look.stage;
  const all = picked(report, report.gaps).filter(inStage);
  if (all.length === 0) return { lines: [paint.good(look.stage === null ? 'No gap is known.' : 'No gap is known in this stage.')], firstEnd: 0, gapsAt: 0 };
  const blocking = new Set(report.blockers);
  const [blockers, gaps] = [all.filter(({ check }) => blocking.has(check)), all.filter(({ check }) => !blocking.has(check))];
  const first = { blockers: blockers.slice(0, most.gaps), gaps: gaps.slice(0, Math.max(0, most.gaps - blockers.length)) };
  const said = new Set<string>();
  const entry = (colour: Paint['bad'], before: number) => (gap: ReportFinding, index: number) => {
    const lack = lackOf(report, gap, said);
    said.add(lack.text);
    return entryLines(lack, gap, { number: before + index + 1, colour }, look, paint);
  };
  const lines = [
    ...(first.blockers.length === 0
      ? []
      : [
          heading(paint.bold.red, `Blockers (${counted(first.blockers, blockers)})`, paint.dim, 'critical, or seen to be wrong at high risk', look),
          ...first.blockers.flatMap(entry(paint.bad, 0)),
        ]),
    ...(first.gaps.length === 0
      ? []
      : [
          heading(paint.bold, `Gaps (${counted(first.gaps, gaps)})`, paint.dim, 'what matters most first', look),
          ...first.gaps.flatMap(entry(paint.warn, first.blockers.length)),
        ]),
  ];
  return { lines, firstEnd: 3, gapsAt: first.blockers.length > 0 && first.gaps.length > 0 ? 1 + 2 * first.blockers.length : 0 };
}

/** A heading, and what is to be said beside it where there is room. */
function heading(bold: Paint['bold'], title: string, soft: Paint['bold'], beside: string, { width }: RenderOptions): string {
  return columnsOf(title) + 1 + columnsOf(beside) > width ? bold(title) : `${bold(title)} ${soft(beside)}`;
}

function counted(shown: readonly unknown[], all: readonly unknown[]): string {
  return shown.length === all.length ? String(all.length) : `${shown.length} of ${all.length}`;
}

/**
 * What is wrong and what to do first, a line each. The place stands behind the one, or else before the other; the name that explains it at the right end of the one or
 * of the other, wherever there is room; the effort where it takes nothing from what to do.
 */
function entryLines(
  lack: Lack,
  gap: ReportFinding,
  { number, colour }: { number: number; colour: Paint['bad'] },
  { width }: RenderOptions,
  paint: Paint,
): string[] {
  const { text: plain, detail, place, first } = lack;
  const room = width - indent.length;
  const id = shorten(lack.id, Math.floor(room / 3));
  const text = detail !== null && columnsOf(plain) + 2 + columnsOf(detail) <= room ? `${plain}: ${detail}` : plain;
  const waived = gap.waiver?.state === 'active' ? `waived until ${gap.waiver.expires}` : '';
  const beside = place !== null && columnsOf(text) + 2 + columnsOf(place) <= room ? place : null;
  const said = { text: beside === null ? shortenWords(text, room) : text, place: beside };
  const used = columnsOf(said.text) + (beside === null ? 0 : 2 + columnsOf(beside));
  const above = used + 2 + columnsOf(id) <= room;
  const before = beside === null && place !== null ? place : null;
  const ends = [above ? [] : [id], [effortNames[gap.effort], ...(above ? [] : [id])]].map((end) =>
    [waived, ...end].filter((one) => one !== '').join(` ${paint.dot} `),
  );
  const [short = '', long = ''] = ends;
  const right = fits(before, first, room - columnsOf(long) - 2) ? long : short;
  const second = secondLine(before, first, room - (right === '' ? 0 : columnsOf(right) + 2));
  const line = (left: string, leftColumns: number, end: string) =>
    end === '' ? left : `${left}${' '.repeat(Math.max(2, room - leftColumns - columnsOf(end)))}${paint.dim(end)}`;
  const bold = `${paint.bold(said.text)}${beside === null ? '' : `  ${paint.accent(beside)}`}`;
  const joint = second.place !== '' && second.first !== '' ? ` ${paint.dot} ` : '';
  return [
    `${colour(padLeft(String(number), 2))}  ${line(bold, used, above ? id : '')}`,
    indent + line(`${paint.accent(second.place)}${joint}${second.first}`, columnsOf(second.place + joint + second.first), right),
  ];
}

/** Whether most of what to do has room beside the place. */
function fits(place: string | null, first: string, room: number): boolean {
  return room - (place === null ? 0 : columnsOf(place) + 3) >= Math.min(columnsOf(first), 2 * fewest);
}

/** The place, if it is to stand here, and as much of what to do as there is room for; the place alone where that is too little. */
function secondLine(place: string | null, first: string, room: number): { place: string; first: string } {
  if (place === null) return { place: '', first: shortenWords(first, Math.max(fewest, room)) };
  const left = room - columnsOf(place) - 3;
  return left < fewest ? { place: shortPath(place, Math.max(fewest, room)), first: '' } : { place, first: shortenWords(first, left) };
}

/** Kinds of cases in which something happened to somebody; the others argue or advise. */
const happenings: readonly string[] = ['attack', 'case-study'];

/** What came of such a gap elsewhere, in one line; null where no case is close to the first one, or nothing happened in it. */
export function caseLine(report: Report, { width, stage }: RenderOptions): string | null {
  const [gap] = picked(report, report.gaps).filter((one) => stage === null || one.stage === stage);
  const told = gap === undefined ? undefined : report.cases[gap.cases[0] ?? ''];
  if (told?.kind === undefined || !happenings.includes(told.kind)) return null;
  const lead = `${indent}Elsewhere: ${caseWho(told)}: `;
  const room = width - columnsOf(lead);
  const share = (text: string) => columnsOf(shortenWords(text, Math.max(fewest, room))) / columnsOf(text);
  const [text = ''] = [firstSentence(told.happened), told.lesson].sort((a, b) => share(b) - share(a));
  // Half a sentence says nothing.
  return room < fewest || share(text) < 0.6 ? null : lead + shortenWords(text, room);
}

/** The questions to ask first. */
export function questionLines(report: Report, look: RenderOptions, paint: Paint): string[] {
  const open = picked(report, report.open).filter(({ stage }) => look.stage === null || stage === look.stage);
  if (open.length === 0) return [];
  const asked = firstQuestions(open, most.questions);
  const head = look.stage === null ? minutesText(report.readiness.team) : `${open.length} open in this stage`;
  return [
    heading(paint.bold, `Ask first (${asked.length} of ${head})`, paint.accent, 'mlready interview', look),
    ...asked.map(({ ask }) => `${paint.accent(' ?')}  ${shortenWords(ask, look.width - indent.length)}`),
  ];
}
