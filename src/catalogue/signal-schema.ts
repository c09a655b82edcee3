// The schemas of signals and activities.
import { z } from 'zod';
import { expressionSchema } from './expression-schema.js';
import { id, line, signalId, text, uniqueStrings } from './schema-fields.js';

const hazardSchema = z
  .strictObject({
    code: z.string().regex(/^MLR-[A-Z]\d\d$/, { error: 'must be a code such as MLR-L03' }),
    hurts: text,
    cases: uniqueStrings(id).default([]),
    mend: line.nullable().default(null),
    repair: text,
    trial: z.literal(true).optional(),
  })
  .transform(({ trial, ...h }) => ({ ...h, trial: trial === true }));

export const signalsSchema = z.strictObject({
  area: id,
  signals: z.array(
    z
      .strictObject({
        id: signalId,
        title: line,
        counts: text,
        excludes: text,
        'from-above': z.literal(true).optional(),
        seen: expressionSchema,
        weak: expressionSchema.optional(),
        degree: id.nullable().default(null),
        hazard: hazardSchema.optional(),
      })
      .refine(({ weak, hazard }) => weak === undefined || hazard === undefined, { error: 'is a hazard, which is there or not: leave out weak' })
      .transform(({ 'from-above': fromAbove, weak = null, hazard = null, ...s }) => ({
        ...s,
        fromAbove: fromAbove === true,
        weak,
        hazard,
        polarity: hazard ? ('hazard' as const) : ('practice' as const),
      })),
  ),
});

export const activitiesSchema = z.strictObject({
  activities: z
    .array(
      z
        .strictObject({
          id,
          title: line,
          counts: text,
          excludes: text,
          'notebooks-aside': z.literal(true).optional(),
          signals: uniqueStrings(signalId).default([]),
          seen: expressionSchema,
        })
        .transform(({ 'notebooks-aside': notebooksAside, ...activity }) => ({ ...activity, notebooksAside: notebooksAside === true })),
    )
    .min(1),
});
