// mlready schema: the published JSON Schemas.
import { Argument, type Command } from 'commander';
import { examples } from '../command-options.js';
import type { Io } from '../io.js';
import type { SchemaOf } from './schema.run.js';

/** Adds the command `schema` to the program. */
export function registerSchema(program: Command, io: Io): void {
  program
    .command('schema')
    .description('print a JSON Schema, for editors that complete and check; that of the manifest knows the packs of the project you stand in')
    .addArgument(new Argument('<what>', 'of which file').choices(['manifest', 'report', 'pack', 'policy', 'summary', 'change'] satisfies SchemaOf[]))
    .addHelpText('after', examples('mlready schema manifest > mlready.schema.json'))
    .action(async (what: SchemaOf) => {
      const { schemaText } = await import('./schema.run.js');
      io.out(await schemaText(what, io));
    });
}
