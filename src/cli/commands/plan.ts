// mlready plan: the cheapest set of checks that reaches a target.
import { type Command, Option } from 'commander';
import { levels } from '../../model/index.js';
import { colorOption, examples, jsonOption, noColorOption, projectArgument, repeatable } from '../command-options.js';
import type { Io } from '../io.js';
import type { PlanOptions } from './plan.run.js';

/** Adds the command `plan` to the program. */
export function registerPlan(program: Command, io: Io): void {
  program
    .command('plan')
    .description('what to do, cheapest set first, to reach a score or a level')
    .addArgument(projectArgument())
    .addOption(repeatable('--target <[stage=]percent>', 'the score to reach, overall or of a stage (repeatable)'))
    .addOption(new Option('--level <level>', 'the level to reach (default: the goal in the manifest, otherwise the next level up)').choices(levels.slice(1)))
    .addOption(
      new Option('-f, --format <format>', 'how to print it; markdown is a checklist for an issue tracker').choices(['text', 'markdown']).default('text'),
    )
    .addOption(jsonOption())
    .addOption(colorOption())
    .addOption(noColorOption())
    .addHelpText('after', examples('mlready plan --target 70', 'mlready plan --level production --format markdown'))
    .action(async (dir: string | undefined, options: PlanOptions) => {
      const { planFor } = await import('./plan.run.js');
      io.out(await planFor(dir, options, io));
    });
}
