// What mlready cases does.
import { rulesAround } from '../../engine/load-rules.js';
import type { Case, Catalogue } from '../../model/index.js';
import { citationOf } from '../../report/messages/results.js';
import { jsonText } from '../../terminal/json.js';
import { safe, wrap } from '../../terminal/text.js';
import { known } from '../choices.js';
import type { Io } from '../io.js';
import { lookFor } from '../render-options.js';

/** What the command line says. */
export interface CasesOptions {
  domain?: string;
  consideration?: string;
  json?: true;
}

/** Prints the cases that hold every word. @throws KnownError where a filter names nothing that there is */
export async function printCases(words: readonly string[], options: CasesOptions, io: Io): Promise<void> {
  const catalogue = await rulesAround(io.cwd(), io);
  const domains = catalogue.context.find(({ id }) => id === 'domain')?.values.map(({ value }) => value) ?? [];
  known('--domain', options.domain, domains);
  known(
    '--consideration',
    options.consideration,
    catalogue.considerations.map(({ id }) => id),
  );
  const found = catalogue.cases.filter((one) => matches(one, catalogue, words, options.domain, options.consideration));
  if (options.json) {
    io.out(jsonText(found));
    return;
  }
  const { width } = lookFor(io, false, false);
  const paragraphs = safe(found).map((one) => [
    one.id,
    ...wrap(citationOf(one), width, '  '),
    ...wrap(one.happened, width, '  '),
    ...wrap(`Lesson: ${one.lesson}`, width, '  '),
  ]);
  io.out(paragraphs.map((lines) => `${lines.join('\n')}\n\n`).join(''));
  if (found.length === 0) io.err('mlready: no case has all of that\n');
}

function matches(one: Case, catalogue: Catalogue, words: readonly string[], domain: string | undefined, consideration: string | undefined): boolean {
  if (domain !== undefined && !one.domains.includes(domain)) return false;
  const bearsOn = (id: string) =>
    one.considerations.includes(id) ||
    catalogue.considerations.some((c) => c.id === id && c.cases.includes(one.id)) ||
    catalogue.checks.some((check) => check.consideration === id && check.cases.includes(one.id));
  if (consideration !== undefined && !bearsOn(consideration)) return false;
  const text = [one.id, one.title, one.organisation ?? '', one.happened, one.lesson, ...one.authors, ...one.domains, ...one.considerations]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word.toLowerCase()));
}
