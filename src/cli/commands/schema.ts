// mlready schema: the published JSON Schemas.
import { Argument, type Command } from 'commander';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import type { Io } from '../io.js';

/** Adds the command `schema` to the program. */
export function registerSchema(program: Command, io: Io): void {
  program
    .command('schema')
    .description('print a JSON Schema, for editors that complete and check')
    .addArgument(new Argument('<what>', 'of which file').choices(['manifest', 'report']))
    .addHelpText('after', '\nExample:\n  mlready schema manifest > mlready.schema.json')
    .action(async (what: 'manifest' | 'report') => {
      if (what === 'report') {
        const { reportJsonSchema } = await import('../../report/schema.js');
        io.out(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
        return;
      }
      const { manifestJsonSchema } = await import('../../project/json-schema.js');
      io.out(`${JSON.stringify(manifestJsonSchema(await builtinCatalogue()), null, 2)}\n`);
    });
}
