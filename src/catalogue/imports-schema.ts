// The schema of rules/imports.yaml: what results of other tools show, and what they rest on.
import { z } from 'zod';
import { componentKinds, type ImportRule } from '../model/index.js';
import { resultFormatIds } from '../parsers/results/index.js';
import { measureKinds } from '../parsers/results/result.js';
import { checkId, id, line, signalId } from './schema-fields.js';

export const importsSchema = z.strictObject({
  imports: z.array(
    z
      .strictObject({
        format: z.enum(resultFormatIds),
        shows: z
          .array(
            z.strictObject({
              kind: z.enum(measureKinds),
              check: checkId,
              earns: z.enum(['full', 'half']),
              needs: z.enum(['passed', 'measured']),
              covered: z.literal('required').exactOptional(),
              leaves: z.enum(['none', 'half']).nullable().default(null),
              tools: z.array(line.regex(/^[^A-Z]*$/, { error: 'must be in small letters' })).default([]),
            }),
          )
          .min(1),
        'rests-on': z
          .strictObject({
            components: z.array(z.enum(componentKinds)).default([]),
            signals: z.array(signalId).default([]),
            activities: z.array(id).default([]),
          })
          .default({ components: [], signals: [], activities: [] }),
      })
      .transform(({ 'rests-on': restsOn, ...rule }): ImportRule => ({ ...rule, restsOn })),
  ),
});
