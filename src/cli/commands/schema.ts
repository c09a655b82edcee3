// mlready schema: the published JSON Schemas.

import { Argument, type Command } from 'commander';
import { jsonText } from '../../terminal/json.js';
import type { Io } from '../io.js';

/** Adds the command `schema` to the program. */
export function registerSchema(program: Command, io: Io): void {
  program
    .command('schema')
    .description('print a JSON Schema, for editors that complete and check; that of the manifest knows the packs of the project you stand in')
    .addArgument(new Argument('<what>', 'of which file').choices(['manifest', 'report', 'pack']))
    .addHelpText('after', '\nExample:\n  mlready schema manifest > mlready.schema.json')
    .action(async (what: 'manifest' | 'report' | 'pack') => {
      if (what === 'report') {
        const { reportJsonSchema } = await import('../../report/report-schema.js');
        io.out(jsonText(reportJsonSchema()));
        return;
      }
      if (what === 'pack') {
        const { packJsonSchema } = await import('../../catalogue/json-schema.js');
        io.out(jsonText(packJsonSchema()));
        return;
      }
      const { rulesAround } = await import('../../engine/load-rules.js');
      const { manifestJsonSchema } = await import('../../manifest/json-schema.js');
      io.out(jsonText(manifestJsonSchema(await rulesAround(io.cwd(), io))));
    });
}
