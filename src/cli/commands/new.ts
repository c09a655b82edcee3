// mlready new: begins a pack of one's own, and its parts.
import { Argument, type Command } from 'commander';
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
      '\nExamples:\n  mlready new pack acme\n  mlready new check concept-drift.shadow-run\n  mlready new signal shadow_run --check concept-drift.acme-shadow-run',
    )
    .action(async (kind: NewKind, id: string, options: NewOptions) => {
      const { begin } = await import('./new.run.js');
      io.out(await begin(kind, id, options, io));
    });
}
