// The schema of mlready.yaml by itself: the one list of its keys, in the order in which they stand in a file. What needs the catalogue (check ids, values) is
// proved in parse.ts.
import { z } from 'zod';
import { failOns, waiverReasons } from '../model/index.js';
import { isGlob } from '../parsers/glob/glob.js';
import { resultFormatIds } from '../parsers/results/index.js';
import { boundPattern } from '../parsers/results/number-at.js';
import { plainPath } from '../parsers/text/plain-path.js';

const text = z.string().trim().min(1).max(4000);
export const line = z.string().trim().min(1).max(300);
/** Whether a path stays in the project, and names something in it. */
const isInside = (p: string) => !p.startsWith('/') && !p.includes('\\') && !p.split('/').includes('..') && !/^[a-z]:/i.test(p) && plainPath(p) !== '';
const path = z
  .string()
  .min(1)
  .max(1000)
  .refine(isInside, {
    error: 'must be a path inside the project, with "/"',
  })
  // As git lists it: what is written ./docs//drift.md is docs/drift.md.
  .transform(plainPath);
const day = z
  .string()
  .refine((d) => /^\d{4}-\d{2}-\d{2}$/.test(d) && new Date(`${d}T00:00:00Z`).toJSON()?.slice(0, 10) === d, { error: 'must be a day such as 2026-03-31' });
export const version = z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'must be a version such as 1.0.0' });
const word = z.union([z.string().min(1).max(100), z.boolean()]);

const lines = z
  .union([z.int().min(1).max(9_999_999), z.string().regex(/^[1-9]\d{0,6}(?:-[1-9]\d{0,6})?$/, { error: 'must be lines such as 12 or 12-40' })])
  .transform(String)
  .refine((range) => !range.includes('-') || Number(range.split('-')[0]) <= Number(range.split('-')[1]), { error: 'must end behind their start, as 12-40 do' });

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be 64 hexadecimal digits' });

const evidence = z.union([
  z
    .strictObject({
      path,
      lines: lines.optional(),
      section: line.optional(),
      sha256: sha256.optional(),
    })
    .refine((one) => one.lines === undefined || one.section === undefined, { error: 'names lines and a section: keep one of the two' }),
  z.strictObject({ url: z.url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' }).max(2000) }),
]);

export const answerSchema = z.strictObject({
  value: word,
  why: text.optional(),
  evidence: z.array(evidence).max(20).default([]),
  note: text.optional(),
  by: line.optional(),
  on: day.optional(),
  'review-by': day.optional(),
  'drafted-by': line.optional(),
  confirmed: z.strictObject({ by: line, on: day }).optional(),
  dispute: z
    .array(z.strictObject({ path, note: text }))
    .max(50)
    .default([]),
});

/** An answer, or its value alone. */
const answered = z.union([answerSchema, word.transform((value): z.output<typeof answerSchema> => ({ value, evidence: [], dispute: [] }))]);

export const waiverSchema = z.strictObject({
  check: line,
  reason: z.enum(waiverReasons),
  statement: text,
  owner: line,
  created: day,
  expires: day,
  'approved-by': line.optional(),
  ticket: line.optional(),
});

const tooMany = 'stands for more than 512 patterns; split it';

const importKeys = z
  .strictObject({
    file: path.refine(isGlob, { error: tooMany }),
    format: z.enum(resultFormatIds).optional(),
    covers: z.array(z.strictObject({ path, sha256 })).min(1).max(500).optional(),
    on: day.optional(),
    check: line.optional(),
    path: line.optional(),
    bound: z.string().max(50).regex(boundPattern, { error: 'must be a bound such as ">= 0.8"' }).optional(),
  })
  .refine((one) => one.path === undefined || (one.check !== undefined && one.bound !== undefined && one.format === undefined), {
    error: 'names a number: it needs "check" and "bound" beside it, and no "format"',
    path: ['path'],
  });

/** A file of results, or a glob of them, alone; or with what is said of it. */
const importSchema = z.union([path.transform((file): z.output<typeof importKeys> => ({ file })), importKeys]);

/** Keys that stand empty hold nothing: a manifest may be begun with them. */
const contextSchema = z
  .looseObject({ does: z.record(z.string().max(100), z.boolean()).nullable().optional() })
  .catchall(z.union([word, z.array(word).min(1)]))
  .nullable()
  .default({});

const percentage = z.number().min(0).max(100);

/** What a gate asks for, in a manifest and in a policy. */
export const gateKeys = {
  'min-score': z.union([percentage, z.record(z.string(), percentage)]).optional(),
  'fail-on': z.array(z.enum(failOns)).optional(),
  'max-unknown': percentage.optional(),
  tolerance: z.int().min(0).max(100_000).optional(),
  'policy-changes': z.enum(['show', 'fail']).optional(),
};

const packageName = /^npm:(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** Whether a name is that of a package: "npm:@acme/mlready-policy". */
export function isPackage(name: string): boolean {
  return packageName.test(name);
}

export const packsSchema = z
  .array(
    z
      .string()
      .max(300)
      .regex(/^(?:\.\.?\/(?:[^\\]*[^\\/])\/?|npm:(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)$/, {
        error: 'must be a folder such as ./rules/acme, or an installed package such as npm:@acme/mlready-rules',
      })
      .refine((one) => !/\/\.\.(?:\/|$)/.test(one.replace(/^(?:\.\.\/)+/, '')), { error: 'must be a plain path, with ".." only at its start' }),
  )
  .max(10)
  .refine((list) => new Set(list).size === list.length, { error: 'names the same pack twice' })
  .default([]);

export const manifestSchema = z.strictObject({
  version: z.literal(1),
  project: line.optional(),
  pack: z.union([version, z.record(z.string().max(100), version)]).optional(),
  packs: packsSchema,
  'builtin-packs': z.record(z.string().max(100), z.strictObject({ use: z.boolean(), why: z.string().min(1).max(2000) })).default({}),
  root: z
    .string()
    .regex(/^\.\.(?:\/\.\.){0,19}\/?$/, { error: 'must be a folder above, such as .. or ../..' })
    .optional(),
  context: contextSchema,
  answers: z.record(z.string(), answered).nullable().default({}),
  exclude: z
    .array(
      z
        .string()
        .min(1)
        .max(300)
        .refine((glob) => !glob.includes('\\'), { error: 'must be a glob with "/"' })
        .refine(isGlob, { error: tooMany }),
    )
    .max(100)
    .default([]),
  waivers: z.array(waiverSchema).max(200).default([]),
  gate: z
    .strictObject({
      'min-score': gateKeys['min-score'],
      'fail-on': gateKeys['fail-on'],
      'max-unknown': gateKeys['max-unknown'],
      base: z
        .string()
        .max(300)
        .regex(/^[^-\s][^\s]*$/, { error: 'must be a branch, tag or commit, "auto" or "none"' })
        .optional(),
      tolerance: gateKeys.tolerance,
      strict: z.boolean().optional(),
      'policy-changes': gateKeys['policy-changes'],
      extends: z
        .string()
        .max(1000)
        .refine((one) => isPackage(one) || (!one.startsWith('npm:') && isInside(one)), {
          error: 'must be a file of the project such as policies/mlready.yaml, or an installed package such as npm:@acme/mlready-policy',
        })
        .optional(),
    })
    .default({}),
  imports: z.array(importSchema).max(100).default([]),
});

/** The keys of a manifest, and those of an answer, in their order. */
export const manifestKeys: readonly string[] = Object.keys(manifestSchema.shape);
export const answerKeys: readonly string[] = Object.keys(answerSchema.shape);

/** A file of answers to be taken into a manifest. */
export const answersSchema = z.strictObject({
  version: z.literal(1).optional(),
  context: contextSchema,
  answers: z.record(z.string(), answered).nullable().default({}),
});

export type WrittenManifest = z.output<typeof manifestSchema>;
