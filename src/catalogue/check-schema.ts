// The schemas of checks and checklists.
import { z } from 'zod';
import { efforts, knowers, type RemedyStep, risks, type Variant } from '../model/index.js';
import { checkId, condition, id, line, signalId, text, uniqueStrings, version } from './schema-fields.js';

const question = text.regex(/\?$/, { error: 'must end in "?"' });
/** What each value of a scale means for a check, one sentence each. */
const countsSchema = z.record(id, text);
const steps = z.array(z.strictObject({ do: text, unless: uniqueStrings(signalId).default([]) })).min(1);
const remedySchema = z.union([
  text.transform((told) => ({ text: told, steps: [] as RemedyStep[] })),
  z.strictObject({ steps }).transform((told) => ({ text: told.steps.map((step) => step.do).join(' '), steps: told.steps })),
]);
export const showingSchema = z
  .strictObject({ signal: signalId, earns: z.enum(['full', 'half']), enough: z.int().min(1).max(100).optional() })
  .transform(({ enough = null, ...s }) => ({ ...s, enough }));
export const refsSchema = z.record(id, z.array(z.string().min(1)).min(1)).default({});

export const checkSchema = z
  .strictObject({
    id: checkId,
    aliases: z.array(checkId).default([]),
    since: version.default('1.0.0'),
    statement: text,
    ask: question,
    help: text,
    scale: id,
    counts: countsSchema.optional(),
    risk: z.enum(risks),
    raise: z.array(z.strictObject({ to: z.enum(risks), when: condition })).default([]),
    when: condition.nullable().default(null),
    trace: z.enum(['expected', 'elsewhere', 'none']).optional(),
    'shown-by': z.array(showingSchema).default([]),
    'refuted-by': z
      .array(
        z
          .strictObject({ signal: signalId, leaves: z.enum(['none', 'half']), 'does-not-apply': z.literal('allowed').optional() })
          .transform(({ 'does-not-apply': doesNotApply = 'forbidden' as const, ...r }) => ({ ...r, doesNotApply })),
      )
      .default([]),
    hints: uniqueStrings(signalId).default([]),
    'does-not-apply': z.literal('forbidden').optional(),
    remedy: remedySchema,
    missing: z.array(z.strictObject({ signal: signalId, state: z.enum(['half', 'weak', 'few']), text })).default([]),
    effort: z.enum(efforts),
    knows: z.array(z.enum(knowers)).default([]),
    cases: uniqueStrings(id).min(1),
    refs: refsSchema,
    'when-does': z
      .array(
        z
          .strictObject({
            does: z.array(id).min(1),
            'does-not': z.array(id).default([]),
            ask: question.optional(),
            help: text.optional(),
            counts: countsSchema.optional(),
            remedy: remedySchema.optional(),
          })
          .transform(
            ({ does, 'does-not': doesNot, ask = null, help = null, counts = null, remedy }): Variant => ({
              does,
              doesNot,
              ask,
              help,
              counts,
              remedy: remedy?.text ?? null,
              steps: remedy?.steps ?? null,
            }),
          ),
      )
      .default([]),
  })
  .transform(
    ({
      'shown-by': shownBy,
      'refuted-by': refutedBy,
      'does-not-apply': doesNotApply = 'allowed' as const,
      'when-does': variants,
      trace,
      counts = null,
      remedy,
      ...c
    }) => ({
      ...c,
      counts,
      shownBy,
      refutedBy,
      // Where signals can show a check and nobody has decided that they must, not seeing them says nothing.
      trace: trace ?? (shownBy.length > 0 ? ('elsewhere' as const) : ('none' as const)),
      doesNotApply,
      remedy: remedy.text,
      steps: remedy.steps,
      variants,
      off: null,
    }),
  );

/** What a further pack adds to the considerations of a step. */
export const furtherChecksSchema = z.strictObject({
  step: id,
  considerations: z.array(z.strictObject({ id, checks: z.array(checkSchema).min(1) })).min(1),
});

export const checklistSchema = z.strictObject({
  step: id,
  considerations: z
    .array(
      z
        .strictObject({
          id,
          title: line,
          problem: text,
          'matters-when': text,
          cases: uniqueStrings(id).min(1),
          checks: z.array(checkSchema).min(1),
        })
        .transform(({ 'matters-when': mattersWhen, ...c }) => ({ ...c, mattersWhen })),
    )
    .min(1),
});
