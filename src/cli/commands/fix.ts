// mlready fix: repairs what can be repaired to the token, and begins the files that are missing.
import type { Command } from 'commander';
import { colorOption, examples, jsonOption, noColorOption } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';
import type { FixOptions } from './fix.run.js';

/** Adds the command `fix` to the program. */
export function registerFix(program: Command, io: Io, end: End): void {
  program
    .command('fix')
    .description('show a repair as a diff, or a file to begin with where there is nothing to repair; write it with --write')
    .argument('[what]', 'a check, the code of a hazard such as MLR-S09, or a place such as src/train.py:12; everything where it is left out')
    .argument('[dir]', 'the project; the one around the working directory where it is left out')
    .option('--write', 'write what is shown, look again, and take it back if anything else has changed')
    .option('--list', 'list what can be repaired, and the checks for which there is a file to begin with')
    .addOption(jsonOption('print it as data'))
    .addOption(colorOption())
    .addOption(noColorOption())
    .addHelpText(
      'after',
      examples('mlready fix', 'mlready fix MLR-S09', 'mlready fix src/train.py:12 --write', 'mlready fix runbook --write', 'mlready fix --list'),
    )
    .action(async (what: string | undefined, dir: string | undefined, options: FixOptions) => {
      const { fix } = await import('./fix.run.js');
      end(await fix(what, dir, options, io));
    });
}
