// mlready inventory: what a project is put together from.
import { type Command, Option } from 'commander';
import { colorOption, examples, jsonOption, noColorOption, projectArgument, revisionOption, untrackedOption } from '../command-options.js';
import type { Io } from '../io.js';
import type { InventoryOptions } from './inventory.run.js';

/** Adds the command `inventory` to the program. */
export function registerInventory(program: Command, io: Io): void {
  program
    .command('inventory')
    .description('the models, providers, prompts, data sets, tools and MCP servers that the code names, with their places')
    .addArgument(projectArgument())
    .addOption(
      new Option('-f, --format <format>', 'how to print it; cyclonedx is a bill of materials (CycloneDX 1.6 as JSON)')
        .choices(['text', 'json', 'cyclonedx'])
        .default('text'),
    )
    .addOption(jsonOption('the same as --format json'))
    .addOption(untrackedOption())
    .addOption(revisionOption())
    .addOption(colorOption())
    .addOption(noColorOption())
    .addHelpText('after', examples('mlready inventory', 'mlready inventory -f cyclonedx > bom.cdx.json'))
    .action(async (dir: string | undefined, options: InventoryOptions) => {
      const { inventory } = await import('./inventory.run.js');
      io.out(await inventory(dir, options, io));
    });
}
