// The JSON Schema of the files of a pack of one's own.
import { z } from 'zod';
import { extensionSchema, ownChecksSchema } from './extension-schema.js';
import { checkFixtureSchema, signalFixtureSchema } from './fixture-schema.js';
import { proposalsSchema } from './proposals-schema.js';
import { casesSchema, scalesSchema, toolsSchema } from './schema.js';
import { signalsSchema } from './signal-schema.js';

type Json = z.core.JSONSchema.JSONSchema;

const parts = {
  checklist: ownChecksSchema,
  scales: scalesSchema,
  signals: signalsSchema,
  tools: toolsSchema,
  cases: casesSchema,
  proposals: proposalsSchema,
  'signal-fixture': signalFixtureSchema,
  'check-fixture': checkFixtureSchema,
};

/** @returns the JSON Schema (2020-12) of pack.yaml; those of the other files stand under `$defs`, each by itself. */
export function packJsonSchema(): Json {
  const of = (schema: z.ZodType, id: string): Json => ({
    ...z.toJSONSchema(schema, { io: 'input', reused: 'inline' }),
    $id: `https://unpkg.com/mlready/schemas/pack/${id}.json`,
  });
  return {
    ...z.toJSONSchema(extensionSchema, { io: 'input', reused: 'inline' }),
    title: 'A pack of one’s own (pack.yaml)',
    $defs: Object.fromEntries(Object.entries(parts).map(([id, schema]) => [id, of(schema, id)])),
  };
}
