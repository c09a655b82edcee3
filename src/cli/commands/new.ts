// mlready new: begins a pack of one's own, and its parts.
import { Argument, type Command } from 'commander';
import { examples } from '../command-options.js';
import type { Io } from '../io.js';
import type { NewKind } from './new.run.js';
import type { NewOptions } from './new.texts.js';

const newKinds: readonly NewKind[] = ['pack', 'check', 'signal', 'case'];

/** Adds the command `new` to the program. */
export function registerNew(program: Command, io: Io): void {
  program
    .command('new')
    .description('begin a pack of your own, or a check, a signal or a case of it, with its fixture')
    .addArgument(new Argument('<kind>', 'what to begin').choices([...newKinds]))
    .argument('<id>', 'for example acme, concept-drift.shadow-run, shadow_run, outage-2026')
    .option('--pack <dir>', 'the folder of the pack (default: the one pack of the project that lies in it)')
    .option('--check <id>', 'the check that a new signal shows, or that a new case belongs to')
    .addHelpText(
      'after',
      examples('mlready new pack acme', 'mlready new check concept-drift.shadow-run', 'mlready new signal shadow_run --check concept-drift.acme-shadow-run'),
    )
    .action(async (kind: NewKind, id: string, options: NewOptions) => {
      const { begin } = await import('./new.run.js');
      io.out(await begin(kind, id, options, io));
    });
}
