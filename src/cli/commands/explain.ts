// mlready explain: everything the catalogue says about one id.

import type { Command } from 'commander';
import { KnownError, suggest } from '../../errors.js';
import { jsonText } from '../../terminal/json.js';
import type { Io } from '../io.js';
import { colorOption, lookFor } from '../render-options.js';

/** Adds the command `explain` to the program. */
export function registerExplain(program: Command, io: Io): void {
  program
    .command('explain')
    .description('explain a check, a consideration, a signal or a case')
    .argument('<id>', 'for example train.seeded, concept-drift, or an id from the report')
    .option('--json', 'print the entry as data')
    .addOption(colorOption(true))
    .addOption(colorOption(false))
    .addHelpText('after', '\nExample:\n  mlready explain train.seeded')
    .action(async (id: string, options: { json?: true; color?: boolean }) => {
      const { entryIds, entryOf, explain } = await import('../../report/explain/explain.js');
      const { rulesAround } = await import('../../engine/load-rules.js');
      const catalogue = await rulesAround(io.cwd(), io);
      const entry = entryOf(catalogue, id);
      if (!entry)
        throw new KnownError(id, 'is no check, consideration, signal or case', suggest(id, entryIds(catalogue), 'see mlready checks and mlready cases'));
      if (options.json) {
        io.out(jsonText(entry));
        return;
      }
      const { print } = await import('../../report/explain/print.js');
      io.out(print(explain(catalogue, entry), lookFor(io, options.color, false)));
    });
}
