// mlready waivers: what was accepted, for how long, and what has to be looked at.
import type { Command } from 'commander';
import { colorOption, examples, jsonOption, noColorOption, projectArgument } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';
import type { RenewOptions } from './waivers.run.js';

/** Adds the command `waivers` to the program. */
export function registerWaivers(program: Command, io: Io, end: End): void {
  const waivers = program
    .command('waivers')
    .description('list, check, tidy up and renew what was accepted for a time')
    .addHelpText('after', examples('mlready waivers', 'mlready waivers prune services/scoring'));
  waivers
    .command('list', { isDefault: true })
    .description('every waiver with its state and the days that are left')
    .addArgument(projectArgument())
    .addOption(jsonOption('print them as data'))
    .addOption(colorOption())
    .addOption(noColorOption())
    .addHelpText('after', examples('mlready waivers list'))
    .action(async (dir: string | undefined, options: { json?: true; color?: boolean }) => {
      const { listWaivers } = await import('./waivers.run.js');
      io.out(await listWaivers(dir, options, io));
    });
  waivers
    .command('lint')
    .description('end with 1 where a waiver has expired or is no longer needed')
    .addArgument(projectArgument())
    .addHelpText('after', examples('mlready waivers lint'))
    .action(async (dir: string | undefined) => {
      const { lintWaivers } = await import('./waivers.run.js');
      end(await lintWaivers(dir, io));
    });
  waivers
    .command('prune')
    .description('take waivers that have expired or are no longer needed out of the manifest')
    .addArgument(projectArgument())
    .addHelpText('after', examples('mlready waivers prune'))
    .action(async (dir: string | undefined) => {
      const { pruneWaivers } = await import('./waivers.run.js');
      io.out(await pruneWaivers(dir, io));
    });
  waivers
    .command('renew')
    .description('let a waiver hold longer, from today; the approval is given anew')
    .argument('<check>', 'the check that is waived')
    .addArgument(projectArgument())
    .requiredOption('--expires <day>', 'the last day that it holds, such as 2027-01-31: at most 180 days away, 90 for a critical check')
    .option('--approved-by <who>', 'who agreed to the renewal; needed for a critical check, and never the owner')
    .option('--statement <text>', 'what was decided now, where it is something else')
    .addHelpText('after', examples('mlready waivers renew model-stealing.queries-limited --expires 2027-03-31 --approved-by Ben'))
    .action(async (check: string, dir: string | undefined, options: RenewOptions) => {
      const { renewWaiver } = await import('./waivers.run.js');
      io.out(await renewWaiver(check, dir, options, io));
    });
}
