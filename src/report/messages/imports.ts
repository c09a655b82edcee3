// The wording of results of other tools. Their texts are those of strangers: who prints them makes them harmless, as all other text of a repository.
import type { Imported, ImportFigure, ImportMeasure, ImportProblem, ImportRef } from '../../model/index.js';
import { shorten } from '../../terminal/text.js';

/** So many measures of a result are told in one line. */
const mostTold = 2;

/** A result in one line: "promptfoo 0.118.0, 42 of 50 passed, evals/results.json, 2026-11-02". */
export function importText({ file, tool, version, date, measures }: ImportRef): string {
  const told = measures.slice(0, mostTold).map(measureText);
  const more = measures.length - told.length;
  const by = tool === null ? [] : [`${shorten(tool, 60)}${version === null ? '' : ` ${shorten(version, 40)}`}`];
  return [...by, ...told, ...(more > 0 ? [`${more} more figures`] : []), file, date ?? 'undated'].join(', ');
}

/** What was measured, as a clause: "42 of 50 passed", "AUC 0.83 against a bound of >= 0.8". */
export function measureText({ kind, name, figure, bound, passed }: ImportMeasure): string {
  const held = bound === null ? '' : passed === false ? `, which misses a bound of ${bound}` : ` against a bound of ${bound}`;
  const counted = 'total' in figure;
  const what = counted && passing.has(kind) ? `${figureText(figure)} passed` : figureText(figure);
  const named = name === null || (counted && passing.has(kind)) ? '' : `${shorten(name, 80)} `;
  return `${named}${what}${held}`;
}

/** Kinds of which it is counted how many passed. */
const passing = new Set(['tests', 'evals', 'red-team', 'data-tests']);

function figureText(figure: ImportFigure): string {
  if ('said' in figure) return shorten(figure.said, 60);
  if ('value' in figure) return String(Math.round(figure.value * 10_000) / 10_000);
  return `${figure.count} of ${figure.total}`;
}

const problemNames: Record<ImportProblem, string> = {
  missing: 'is not here',
  unreadable: 'cannot be read (no link is followed, and nothing outside of the project is read)',
  'too-large': 'is too large to be read',
  'not-known': 'is of no format that is known, or does not parse',
  'no-measure': 'holds nothing that was measured',
  'no-number': 'holds no number at the path that the manifest names',
  'no-share': 'holds no counts that its bound could be held against; name a number by "path"',
  'own-report': 'is a report of mlready itself, which proves nothing',
  'too-many': 'stands for more files than are read',
};

/** What a result is worth, as a sentence: what it showed, why it shows nothing any more, or why it is not known. */
export function importedText(one: Imported): string {
  const { file, state, problem, shows, against } = one;
  if (state === 'unread') return `${file} ${problemNames[problem ?? 'no-measure']}.`;
  const what = importText(one);
  if (state === 'old') return `Old: ${file}, ${whyOld(one)}; it shows nothing any more (${what}).`;
  const about = shows.length === 0 ? 'no check' : shows.join(', ');
  const rest = shows.length === 0 ? '' : `, and shows ${about}`;
  if (state === 'failed') return `Failed: ${what}: it speaks against ${against.length === 0 ? 'no check' : against.join(', ')}${rest}.`;
  const half = state === 'half' ? ', at most half and for 90 days from its date, as nobody says what it rests on' : '';
  return `${what}: it shows ${about}${half}.`;
}

function whyOld({ old, changed, date }: Imported): string {
  const [first, ...more] = changed ?? [];
  if (old === 'changed' && first !== undefined)
    return `${first.path} ${first.how === 'removed' ? 'was removed' : 'changed'} since${more.length === 0 ? '' : `, and ${more.length} more`}`;
  return old === 'no-date'
    ? 'its age is not known, and nobody says what it rests on'
    : `it is of ${date ?? 'an unknown day'}, and nobody says what it rests on`;
}
