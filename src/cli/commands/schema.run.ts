// What mlready schema does.

import { jsonText } from '../../terminal/json.js';
import type { Io } from '../io.js';

/** The files that a JSON Schema is printed for. */
export type SchemaOf = 'manifest' | 'report' | 'pack' | 'policy' | 'summary' | 'change';

/** @returns a JSON Schema; that of the manifest knows the packs of the project around the working directory. What makes it is loaded for that one alone. */
export async function schemaText(what: SchemaOf, io: Io): Promise<string> {
  return jsonText(await schemaOf(what, io));
}

async function schemaOf(what: SchemaOf, io: Io): Promise<unknown> {
  switch (what) {
    case 'report':
      return (await import('../../report/report-schema.js')).reportJsonSchema();
    case 'change':
      return (await import('../../report/change-schema.js')).changeJsonSchema();
    case 'summary':
      return (await import('../../report/summary-schema.js')).summaryJsonSchema();
    case 'pack':
      return (await import('../../catalogue/json-schema.js')).packJsonSchema();
    case 'policy': {
      const { builtinCatalogue } = await import('../../catalogue/builtin.js');
      return (await import('../../manifest/policy-schema.js')).policyJsonSchema(await builtinCatalogue());
    }
    case 'manifest': {
      const { rulesAround } = await import('../../engine/load-rules.js');
      const { manifestJsonSchema } = await import('../../manifest/json-schema.js');
      return manifestJsonSchema(await rulesAround(io.cwd(), io));
    }
  }
}
