// The schemas of the files under rules/ (and of packs): kebab-case YAML in, the model's nouns out. Strict: an unknown key is an error.
import { z } from 'zod';
import { type Condition, efforts, risks, type Tool } from '../model/index.js';
import { languages } from '../parsers/languages.js';
import { expressionSchema } from './expression-schema.js';

export const text = z.string().trim().min(1).max(5000);
export const line = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .regex(/^[^\r\n]*$/, { error: 'must be one line' });
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case words joined by "-"' });
export const checkId = z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, { error: 'must be <consideration>.<what>' });
export const signalId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9_]+$/, { error: 'must be <area>.<what>' });
export const version = z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'must be a version such as 1.0.0' });
const uniqueStrings = (of: z.ZodString) => z.array(of).refine((list) => new Set(list).size === list.length, { error: 'says the same twice' });

/** YAML reads an unquoted true as a boolean; closed vocabularies hold the words. */
const word = z.union([id, z.boolean().transform((b) => (b ? 'yes' : 'no'))]);
const clause = z.record(z.string(), z.array(word).min(1));
const condition = z
  .strictObject({ all: clause.optional(), any: clause.optional(), none: clause.optional() })
  .refine((c) => c.all !== undefined || c.any !== undefined || c.none !== undefined, { error: 'needs one of all, any, none' })
  .transform((c): Condition => ({ ...(c.all && { all: c.all }), ...(c.any && { any: c.any }), ...(c.none && { none: c.none }) }));

export const packSchema = z.strictObject({
  id,
  title: line,
  version,
  source: text.optional(),
  stages: z.array(z.strictObject({ id, title: line, meaning: text })).min(1),
  steps: z.array(z.strictObject({ id, stage: id, title: line, considerations: z.array(id).min(1) })).min(1),
});

export const scalesSchema = z.strictObject({
  scales: z.array(
    z.strictObject({
      id,
      title: line,
      options: z.array(z.strictObject({ value: id, points: z.union([z.literal(0), z.literal(1), z.literal(2)]), label: line })).min(2),
    }),
  ),
});

export const contextSchema = z.strictObject({
  fields: z.array(
    z.strictObject({
      id,
      title: line,
      ask: line,
      many: z.boolean(),
      values: z
        .array(z.strictObject({ value: id, label: line }))
        .min(2)
        .max(25),
      guesses: z.array(z.strictObject({ value: id, seen: expressionSchema })).default([]),
    }),
  ),
});

export const checkSchema = z
  .strictObject({
    id: checkId,
    aliases: z.array(checkId).default([]),
    since: version.default('1.0.0'),
    statement: text,
    ask: text.regex(/\?$/, { error: 'must end in "?"' }),
    help: text,
    scale: id,
    risk: z.enum(risks),
    raise: z.array(z.strictObject({ to: z.enum(risks), when: condition })).default([]),
    when: condition.nullable().default(null),
    'shown-by': z.array(z.strictObject({ signal: signalId, earns: z.enum(['full', 'half']) })).default([]),
    'refuted-by': z.array(z.strictObject({ signal: signalId, leaves: z.enum(['none', 'half']) })).default([]),
    hints: uniqueStrings(signalId).default([]),
    trace: z.literal('always').optional(),
    'does-not-apply': z.literal('forbidden').optional(),
    remedy: text,
    effort: z.enum(efforts),
    cases: uniqueStrings(id).min(1),
  })
  .transform(({ 'shown-by': shownBy, 'refuted-by': refutedBy, 'does-not-apply': doesNotApply, trace, ...c }) => ({
    ...c,
    shownBy,
    refutedBy,
    traceAlways: trace === 'always',
    doesNotApply: doesNotApply ?? ('allowed' as const),
    off: null,
  }));

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
          refs: z.record(id, z.array(z.string().min(1)).min(1)).default({}),
          checks: z.array(checkSchema).min(1),
        })
        .transform(({ 'matters-when': mattersWhen, ...c }) => ({ ...c, mattersWhen })),
    )
    .min(1),
});

const hazardSchema = z
  .strictObject({
    code: z.string().regex(/^MLR-[A-Z]\d\d$/, { error: 'must be a code such as MLR-L03' }),
    hurts: text,
    cases: uniqueStrings(id).default([]),
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
    .array(z.strictObject({ id, title: line, counts: text, excludes: text, signals: uniqueStrings(signalId).default([]), seen: expressionSchema }))
    .min(1),
});

const list = z.array(z.string().min(1)).default([]);
/** A tool names its packages by language, under the keys that the list of languages has. */
const packageKeys = languages.flatMap(({ tools }) => tools ?? []);
const packages = Object.fromEntries(packageKeys.flatMap(({ imports, distributions }) => [imports, distributions]).map((key) => [key, list]));
const toolSchema = z.strictObject({ name: line, ...packages }).transform(({ name, ...written }): Tool => {
  const lists = new Map(Object.entries<readonly string[]>(written));
  const named = (what: 'imports' | 'distributions') => packageKeys.flatMap((keys) => lists.get(keys[what]) ?? []);
  return { name, imports: named('imports'), distributions: named('distributions') };
});
export const toolsSchema = z.strictObject({ job: id, title: line, tools: z.array(toolSchema).min(1) });

const yearly = z.int().min(1900).max(2100);
export const casesSchema = z.strictObject({
  stage: id,
  cases: z.array(
    z
      .strictObject({
        id,
        kind: z.enum(['case-study', 'review', 'lessons-learned', 'attack', 'guide', 'regulation', 'tool', 'framework']),
        title: line,
        authors: z.array(line).default([]),
        'more-authors': z.literal(true).optional(),
        year: yearly.nullable().default(null),
        venue: line,
        identifiers: z.record(id, z.coerce.string()).default({}),
        confirmed: z.enum(['identifier', 'citation', 'none']),
        organisation: line.nullable().default(null),
        domains: z.array(id).min(1).max(3),
        'data-kind': z.array(id).default([]),
        data: id.nullable().default(null),
        updates: id.nullable().default(null),
        'not-ml': z.literal(true).optional(),
        disputed: z.literal(true).optional(),
        'from-survey': z.boolean().default(false),
        considerations: z.array(id).min(1),
        happened: text,
        lesson: text,
        figures: z
          .array(
            z
              .strictObject({ figure: text, source: text, 'second-hand': z.literal(true).optional() })
              .transform((f) => ({ figure: f.figure, source: f.source, secondHand: f['second-hand'] === true })),
          )
          .default([]),
      })
      .transform(({ 'more-authors': more, 'data-kind': dataKind, 'not-ml': notMl, disputed, 'from-survey': fromSurvey, ...c }) => ({
        ...c,
        moreAuthors: more === true,
        dataKind,
        notMl: notMl === true,
        disputed: disputed === true,
        fromSurvey,
      })),
  ),
});

export const frameworkSchema = z.strictObject({
  id,
  title: line,
  issuer: line,
  version: z.coerce.string().min(1),
  url: z.url(),
  items: z.record(z.string(), line),
});
