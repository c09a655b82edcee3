// The schemas of the files under rules/ (and of packs): kebab-case YAML in, the model's nouns out. Strict: an unknown key is an error.
import { z } from 'zod';
import type { FrameworkItem, Tool } from '../model/index.js';
import { languages } from '../parsers/languages.js';
import { expressionSchema } from './expression-schema.js';
import { condition, day, id, line, text, uniqueStrings, version } from './schema-fields.js';

export const packSchema = z.strictObject({
  id,
  title: line,
  version,
  releases: z.record(version, day).default({}),
  source: text.optional(),
  stages: z.array(z.strictObject({ id, title: line, meaning: text })).min(1),
  steps: z.array(z.strictObject({ id, stage: id, title: line, considerations: z.array(id).min(1) })).min(1),
});

/** A further pack that is built in adds checks to the considerations of the first, for the projects that it is meant for. */
export const furtherPackSchema = z
  .strictObject({
    id,
    extends: z.literal('survey'),
    title: line,
    version,
    releases: z.record(version, day),
    source: text.optional(),
    'on-when': condition,
  })
  .transform(({ 'on-when': onWhen, extends: _, source: __, ...pack }) => ({ ...pack, onWhen }));

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

const list = z.array(z.string().min(1)).default([]);
/** A tool names its packages by language, under the keys that the list of languages has. */
const packageKeys = [...new Map(languages.flatMap(({ tools }) => (tools ? [[tools.imports, tools] as const] : []))).values()];
const packages = Object.fromEntries(packageKeys.flatMap(({ imports, distributions }) => [imports, distributions]).map((key) => [key, list]));
const toolSchema = z.strictObject({ name: line, ...packages }).transform(({ name, ...written }): Tool => {
  const lists = new Map(Object.entries<readonly string[]>(written));
  const imports = packageKeys.flatMap((keys) => (lists.get(keys.imports) ?? []).map((one) => keys.prefix + one));
  return { name, imports, distributions: packageKeys.flatMap((keys) => lists.get(keys.distributions) ?? []) };
});
export const toolsSchema = z.strictObject({ job: id, title: line, tools: z.array(toolSchema).min(1) });

const yearly = z.int().min(1900).max(2100);
const repository = z.string().regex(/^[\w.-]+\/[\w.-]+$/, { error: 'must be <owner>/<name>' });
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
        identifiers: z
          .record(id, z.coerce.string())
          .refine(({ aiid }) => aiid === undefined || /^\d{1,6}$/.test(aiid), { error: 'aiid must be the number of an incident' })
          .default({}),
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
        repositories: uniqueStrings(repository).default([]),
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

const frameworkItemSchema = z.union([
  line.transform((title): FrameworkItem => ({ title, note: null, applies: null, roles: [], riskClasses: [] })),
  z
    .strictObject({
      title: line,
      note: line.nullable().default(null),
      applies: id.nullable().default(null),
      role: z.array(id).default([]),
      'risk-class': z.array(id).default([]),
    })
    .transform(({ role: roles, 'risk-class': riskClasses, ...item }): FrameworkItem => ({ ...item, roles, riskClasses })),
]);

export const frameworkSchema = z.strictObject({
  id,
  title: line,
  issuer: line,
  version: z.coerce.string().min(1),
  status: line.default('current'),
  url: z.url(),
  notes: z.array(line).default([]),
  applies: z.record(id, z.strictObject({ from: z.iso.date().nullable().default(null), note: line.nullable().default(null) })).default({}),
  items: z.record(z.string(), frameworkItemSchema),
});
