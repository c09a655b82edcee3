// mlready evidence: what an auditor keeps.
import type { Command } from 'commander';
import { examples, projectArgument, revisionOption, untrackedOption } from '../command-options.js';
import type { Io } from '../io.js';
import type { EvidenceOptions } from './evidence.run.js';

/** Adds the command `evidence` to the program. */
export function registerEvidence(program: Command, io: Io): void {
  program
    .command('evidence')
    .description('write a ZIP file for an auditor: the report, the manifest and the cited files, with their hashes')
    .addArgument(projectArgument())
    .option('-o, --output <file>', 'where to write it', 'evidence.zip')
    .addOption(revisionOption())
    .addOption(untrackedOption())
    .option('--base <ref>', 'compare with this branch in the report: a ref, auto (the target branch) or none (default: none)')
    .addHelpText('after', examples('mlready evidence -o evidence.zip', 'mlready evidence services/scoring --rev v1.2 -o audit-v1.2.zip'))
    .action(async (dir: string | undefined, options: EvidenceOptions) => {
      const { evidence } = await import('./evidence.run.js');
      io.out(await evidence(dir, options, io));
    });
}
