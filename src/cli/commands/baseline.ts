// mlready baseline: a stored result to be held against, where there is no git.
import type { Command } from 'commander';
import { colorOption, examples, jsonOption, noColorOption, policyOption, projectArgument } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';

const file = ['--file <file>', 'the baseline (default: mlready.baseline.yaml in the project)'] as const;

/** Adds the command `baseline` to the program. */
export function registerBaseline(program: Command, io: Io, end: End): void {
  const baseline = program
    .command('baseline')
    .description('hold the project to what it had reached, where there is no git to ask')
    .addHelpText('after', examples('mlready baseline write', 'mlready baseline check services/scoring'));
  baseline
    .command('write')
    .description('write what each check has reached; what is there already is only raised')
    .addArgument(projectArgument())
    .option(...file)
    .addHelpText('after', examples('mlready baseline write'))
    .action(async (dir: string | undefined, options: { file?: string }) => {
      const { writeBaseline } = await import('./baseline.run.js');
      io.out(await writeBaseline(dir, options, io));
    });
  baseline
    .command('check')
    .description('end with 1 where the project has lost what it had reached')
    .addArgument(projectArgument())
    .option(...file)
    .addOption(jsonOption())
    .addOption(colorOption())
    .addOption(noColorOption())
    .addOption(policyOption())
    .addHelpText('after', examples('mlready baseline check'))
    .action(async (dir: string | undefined, options: { file?: string; json?: true; color?: boolean; policy?: string }) => {
      const { checkBaseline } = await import('./baseline.run.js');
      end(await checkBaseline(dir, options, io));
    });
  baseline
    .command('accept')
    .description('let one check stand lower than it did, with a reason that is kept')
    .argument('<check>', 'a check of the baseline')
    .addArgument(projectArgument())
    .option(...file)
    .requiredOption('--reason <text>', 'why it may')
    .option('--by <who>', 'who says so (default: the user of git)')
    .addHelpText('after', examples('mlready baseline accept model-stealing.queries-limited --reason "The API was closed."'))
    .action(async (check: string, dir: string | undefined, options: { file?: string; reason: string; by?: string }) => {
      const { acceptLower } = await import('./baseline.run.js');
      io.out(await acceptLower(check, dir, options, io));
    });
}
