// mlready report: a saved report in other forms.
import type { Command } from 'commander';
import { examples } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';
import { type OutputOptions, outputOptions } from '../output-options.js';

/** Adds the command `report` to the program. */
export function registerReport(program: Command, io: Io, end: End): void {
  const command = program
    .command('report')
    .description('print or write a saved report in other forms; nothing is audited')
    .argument('<file>', 'what mlready audit --json made, or - for what is piped in');
  for (const option of outputOptions()) command.addOption(option);
  command
    .option('--informational', 'end with 0, whatever the gate said')
    .addHelpText('after', examples('mlready audit --json > result.json; mlready report result.json -o report.txt'))
    .action(async (file: string, options: OutputOptions & { informational?: true }) => {
      const { renderSaved } = await import('./report.run.js');
      end(await renderSaved(file, options, io));
    });
}
