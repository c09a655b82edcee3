// mlready plan: the cheapest set of checks that reaches a target.
import { type Command, Option } from 'commander';
import { KnownError } from '../../errors.js';
import { levels } from '../../model/index.js';
import type { Io } from '../io.js';
import { colorOption } from '../render-options.js';
import type { PlanOptions } from './plan.run.js';

/** Adds the command `plan` to the program. */
export function registerPlan(program: Command, io: Io): void {
  program
    .command('plan')
    .description('what to do, cheapest set first, to reach a score or a level')
    .argument('[dir]', 'the project (default: the nearest folder upwards with an mlready.yaml, or this one)')
    .addOption(
      new Option('--target <[stage=]percent>', 'the score to reach, overall or of a stage (repeatable)')
        .argParser((value: string, all: string[]) => [...all, value])
        .default([], 'none'),
    )
    .addOption(new Option('--level <level>', 'the level to reach (default: the goal in the manifest, otherwise the next level up)').choices(levels.slice(1)))
    .addOption(
      new Option('-f, --format <format>', 'how to print it; markdown is a checklist for an issue tracker').choices(['text', 'markdown']).default('text'),
    )
    .option('--json', 'print it as data')
    .addOption(colorOption(true))
    .addOption(colorOption(false))
    .addHelpText('after', '\nExamples:\n  mlready plan --target 70\n  mlready plan --level production --format markdown')
    .action(async (dir: string | undefined, options: PlanOptions) => {
      if (options.target.length > 0 && options.level !== undefined) throw new KnownError('--target', 'stands beside --level', 'keep one of the two');
      const { planFor } = await import('./plan.run.js');
      io.out(await planFor(dir, options, io));
    });
}
