// mlready cases: what happened to others, by word, domain or consideration.

import type { Command } from 'commander';
import type { Case, Catalogue } from '../../model/index.js';
import { jsonText } from '../../terminal/json.js';
import { known } from '../choices.js';
import type { Io } from '../io.js';
import { lookFor } from '../render-options.js';

/** Adds the command `cases` to the program. */
export function registerCases(program: Command, io: Io): void {
  program
    .command('cases')
    .description('search what happened to other teams')
    .argument('[words...]', 'every word must stand in the case')
    .option('--domain <domain>', 'only those of a domain')
    .option('--consideration <id>', 'only those that bear on a consideration')
    .option('--json', 'print them as data')
    .addHelpText('after', '\nExample:\n  mlready cases drift --domain finance')
    .action(async (words: string[], options: { domain?: string; consideration?: string; json?: true }) => {
      const { rulesAround } = await import('../../engine/load-rules.js');
      const catalogue = await rulesAround(io.cwd(), io);
      const domains = catalogue.context.find(({ id }) => id === 'domain')?.values.map(({ value }) => value) ?? [];
      known('--domain', options.domain, domains);
      known(
        '--consideration',
        options.consideration,
        catalogue.considerations.map(({ id }) => id),
      );
      const found = catalogue.cases.filter((one) => matches(one, catalogue, words, options.domain, options.consideration));
      if (options.json) io.out(jsonText(found));
      else {
        // Loaded here: measuring text needs tables that --help has no use for.
        const { wrap } = await import('../../terminal/text.js');
        const { citationOf } = await import('../../report/messages/results.js');
        const { width } = lookFor(io, false, false);
        io.out(
          found
            .flatMap((one) => [
              one.id,
              ...wrap(citationOf(one), width, '  '),
              ...wrap(one.happened, width, '  '),
              ...wrap(`Lesson: ${one.lesson}`, width, '  '),
              '',
            ])
            .join('\n') + (found.length > 0 ? '\n' : ''),
        );
        if (found.length === 0) io.err('mlready: no case has all of that\n');
      }
    });
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
