// mlready audit: the main job.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { suggest } from '../../errors.js';
import { type FailOn, failOns } from '../../model/index.js';
import { examples, policyOption, projectArgument, repeatable, revisionOption, untrackedOption } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';
import { outputOptions } from '../output-options.js';
import type { AuditOptions } from './audit.run.js';

/** A number that is not negative. */
const numberUpTo = (most: number) => (value: string) => {
  if (!/^\d+(?:\.\d+)?$/.test(value) || Number(value) > most) throw new InvalidArgumentError(`Use a number between 0 and ${most}.`);
  return Number(value);
};

function failOn(value: string): FailOn {
  const known = failOns.find((one) => one === value);
  if (!known) throw new InvalidArgumentError(suggest(value, failOns, `Use one of ${failOns.join(', ')}.`));
  return known;
}

/** Adds the command `audit` to the program. */
export function registerAudit(program: Command, io: Io, end: End): void {
  const command = program
    .command('audit', { isDefault: false })
    .description('report what this project proves, what is missing, and what nobody knows')
    .addArgument(projectArgument());
  for (const option of outputOptions(['review'])) command.addOption(option);
  command
    .addOption(untrackedOption())
    .addOption(revisionOption())
    .option('--no-input', 'ask nothing (without a manifest, audit offers the interview on a terminal)')
    .addOption(repeatable('--min-score <[stage=]percent>', 'fail below this score, overall or of a stage (repeatable)'))
    .addOption(
      repeatable(
        '--fail-on <what>',
        `fail on open checks of this risk or a higher one, on expired waivers, on answers that are stale or contradicted (repeatable): ${failOns.join(', ')}`,
        failOn,
      ),
    )
    .addOption(new Option('--max-unknown <percent>', 'fail where more of the points are unknown').argParser(numberUpTo(100)))
    .option(
      '--changed',
      'show only what the change brings at the lines that it touches: new hazards, and practices that prove less; no score, no manifest needed',
    )
    .option('--base <ref>', 'fail on what got worse since the change left this branch: a ref, auto (the target branch) or none')
    .option('--baseline <file>', 'fail on what got worse than a stored baseline says, where there is no git')
    .addOption(new Option('--tolerance <points>', 'how many points a stage may lose against the base (default: 0)').argParser(numberUpTo(100_000)))
    .option('--strict', 'fail also on losses that gains in the same stage balance')
    .option('--release', 'fail where a result of another tool (imports) failed, is old or is not here')
    .addOption(policyOption())
    .option('--no-waivers', 'see the project as if nothing were waived')
    .option('--cache', 'keep what was seen in files in your cache folder, and use what is there: the next audit looks only at what changed')
    .option('--informational', 'say what the gate says, and end with 0 all the same')
    .addHelpText(
      'after',
      examples(
        'mlready audit',
        'mlready audit --changed',
        'mlready audit --base auto',
        'mlready audit --base auto --policy ../policies/mlready-policy.yaml',
        'mlready audit services/scoring --stage model-deployment -v',
        'mlready audit -f json -o report.txt --min-score 60 --fail-on critical',
      ),
    )
    .action(async (dir: string | undefined, options: AuditOptions) => {
      if (options.changed === true) {
        const { auditChange } = await import('./audit.changed.js');
        end(await auditChange(dir, options, io));
        return;
      }
      const { audit } = await import('./audit.run.js');
      end(await audit(dir, options, io));
    });
}
