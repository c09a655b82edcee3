// mlready validate: every mistake in a manifest, in a policy, or in a pack.
import type { Command } from 'commander';
import { examples } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';

/** Adds the command `validate` to the program. */
export function registerValidate(program: Command, io: Io, end: End): void {
  program
    .command('validate')
    .description('list every mistake in manifests and policies, or in a pack; quick, because nothing is scanned')
    .argument(
      '[projects...]',
      'folders of projects, or their manifests; policies, as files or npm:<package> (default: the nearest folder upwards with an mlready.yaml, or this one)',
    )
    .option('--pack <dir>', 'validate a pack instead')
    .addHelpText(
      'after',
      examples(
        'mlready validate',
        'mlready validate services/scoring services/ranking/mlready.yaml',
        'mlready validate mlready-policy.yaml',
        'mlready validate --pack ./rules/acme',
      ),
    )
    .action(async (projects: string[], options: { pack?: string }) => {
      const { validate } = await import('./validate.run.js');
      end(await validate(projects, options, io));
    });
}
