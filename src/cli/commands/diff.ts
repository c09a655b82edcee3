// mlready diff: what lies between two revisions.
import type { Command } from 'commander';
import { colorOption, examples, jsonOption, noColorOption } from '../command-options.js';
import type { Io } from '../io.js';

/** Adds the command `diff` to the program. */
export function registerDiff(program: Command, io: Io): void {
  program
    .command('diff')
    .description('what readiness lost and won between two revisions or saved reports, and which commits did it')
    .argument('<from>', 'a commit, branch or tag, or a report that was saved as JSON')
    .argument('[to]', 'another (default: what is on disk)')
    .option('--project <dir>', 'the project (default: the nearest folder upwards with an mlready.yaml, or this one)')
    .addOption(jsonOption())
    .addOption(colorOption())
    .addOption(noColorOption())
    .addHelpText('after', examples('mlready diff v1.2', 'mlready diff v1.2 v1.3 --json', 'mlready diff before.json after.json'))
    .action(async (from: string, to: string | undefined, options: { project?: string; json?: true; color?: boolean }) => {
      const { diff } = await import('./diff.run.js');
      io.out(await diff(from, to, options, io));
    });
}
