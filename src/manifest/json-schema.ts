// The JSON Schema of mlready.yaml: the schema that the program itself reads by, with the catalogue's ids and values filled in.
import { z } from 'zod';
import type { Catalogue, Check } from '../model/index.js';
import { answerSchema, manifestSchema } from './schema.js';

type Json = z.core.JSONSchema.JSONSchema;

/** @returns the JSON Schema (2020-12) for a catalogue: every check id with its question and its possible answers. */
export function manifestJsonSchema(catalogue: Catalogue): Json {
  const schema = z.toJSONSchema(manifestSchema, { io: 'input', reused: 'inline' });
  const answer = z.toJSONSchema(answerSchema, { io: 'input' });
  delete answer.$schema;
  const values = (check: Check): Json => ({
    enum: [
      ...(catalogue.scales.find(({ id }) => id === check.scale)?.options ?? []).map(({ value }) => value),
      true,
      false,
      ...(check.doesNotApply === 'allowed' ? ['does-not-apply'] : []),
      'unknown',
    ],
  });
  // Most checks are answered in one of a few ways: each way is written once.
  const ways: Record<string, Json> = {};
  const wayOf = (check: Check): Json => {
    const name = `answer-${check.scale}${check.doesNotApply === 'allowed' ? '-or-does-not-apply' : ''}`;
    ways[name] ??= { anyOf: [{ ...answer, properties: { ...answer.properties, value: values(check) } }, values(check)] };
    return { $ref: `#/$defs/${name}` };
  };
  const field = (values_: string[]): Json => ({ enum: [...values_, ...(values_.includes('yes') ? [true, false] : [])] });
  const properties = {
    ...schema.properties,
    context: {
      type: 'object' as const,
      description: 'What the project is. A field that is not set rules nothing out.',
      additionalProperties: false,
      properties: Object.fromEntries(
        catalogue.context.map(({ id, ask, many, values: allowed }): [string, Json] => {
          const one = field(allowed.map(({ value }) => value));
          return [id, { description: ask, ...(many ? { anyOf: [one, { type: 'array', minItems: 1, items: one }] } : one) }];
        }),
      ),
    },
    answers: {
      type: 'object' as const,
      description: 'What people say, by check.',
      additionalProperties: false,
      properties: Object.fromEntries(catalogue.checks.map((check): [string, Json] => [check.id, { description: check.ask, anyOf: [wayOf(check)] }])),
    },
  };
  return { ...schema, title: 'The manifest of mlready (mlready.yaml)', properties, $defs: ways };
}
