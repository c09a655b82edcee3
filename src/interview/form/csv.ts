// A form as a table for a spreadsheet; and what was written into it.
import { KnownError } from '../../errors.js';
import { csvRow } from '../../report/csv-row.js';
import type { Form, FormAnswer } from './form.js';

const head = ['check', 'stage', 'question', 'choices', 'perhaps', 'answer', 'why', 'evidence', 'note', 'answered by'] as const;

/** @returns the form: a row for each question, the last columns to be filled in */
export function writeCsv({ questions }: Form): string {
  const rows = questions.map(({ check, stage, ask, choices, perhaps }) =>
    csvRow([check, stage, ask, choices.map(({ value, text }) => `${value}: ${text}`).join(' | '), perhaps, '', '', '', '', '']),
  );
  return [csvRow(head), ...rows].join('');
}

/** What parts the cells: spreadsheets quote only what holds their own separator, so each file has one. */
function delimiterOf(source: string): string {
  const first = /^\ufeff?\s*([^\r\n]*)/.exec(source)?.[1] ?? '';
  const counts = [',', ';', '\t'].map((mark): [string, number] => [mark, first.split(mark).length]);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/**
 * @param name what mistakes call the file
 * @returns what was written into the column "answer", in order; rows without an answer are left out
 * @throws KnownError where it is no such table
 */
export async function readCsv(name: string, source: string): Promise<FormAnswer[]> {
  const { parse } = await import('csv-parse/sync');
  const delimiter = delimiterOf(source);
  let rows: string[][];
  try {
    rows = parse(source, { bom: true, delimiter, relaxColumnCount: true, skipEmptyLines: true, maxRecordSize: 200_000 });
  } catch (error) {
    throw new KnownError(name, `is no table that can be read (${error instanceof Error ? error.message : 'unknown'})`, 'save it as CSV again');
  }
  const [titles = [], ...rest] = rows;
  const column = (title: (typeof head)[number]) => titles.findIndex((one) => one.trim().toLowerCase() === title);
  const [checks, values] = [column('check'), column('answer')];
  if (checks < 0 || values < 0) throw new KnownError(`${name}:1`, 'has no columns "check" and "answer"', 'keep the first row as it was');
  return rest.flatMap((row, index): FormAnswer[] => {
    // A spreadsheet shows the apostrophe that keeps a text from being a formula, and gives it back.
    const at = (place: number) => (row[place] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
    const [why, note, by] = [at(column('why')), at(column('note')), at(column('answered by'))];
    const value = at(values);
    if (value === '') return [];
    const evidence = at(column('evidence'))
      .split(/[,;\s]+/)
      .filter((one) => one !== '');
    return [{ check: at(checks), value, evidence, line: index + 2, ...(why !== '' && { why }), ...(note !== '' && { note }), ...(by !== '' && { by }) }];
  });
}
