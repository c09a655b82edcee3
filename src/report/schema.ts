// The schema of the JSON report: what is published, and what a saved report is held against before it is used. A test proves that it is the type `Report`.
import { z } from 'zod';
import { efforts, levels, risks, waiverReasons } from '../model/index.js';
import type { Report } from './report.js';
import { fits } from './validate.js';

const text = z.string();
const texts = z.array(text);
const whole = z.int().min(0);
const percentage = z.number().min(0).max(100).nullable();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const place = { path: text, line: z.exactOptional(z.int().min(1)), cell: z.exactOptional(z.int().min(1)) };
const seenPlace = z.strictObject({ signal: text, ...place });
const points = z.strictObject({ earned: whole, possible: whole, observed: whole, total: whole });
const numbers = { score: percentage, possible: percentage, observed: percentage, known: percentage, points };
const verdict = z.enum(['met', 'partial', 'gap', 'unknown', 'not-applicable']);
const basis = z.enum(['observed', 'documented', 'asserted']).nullable();
const risk = z.enum(risks);
const level = z.enum(levels).nullable();
const code = <const C extends string, const S extends z.core.$ZodLooseShape>(name: C, more: S) => z.strictObject({ code: z.literal(name), ...more });

const reason = z.discriminatedUnion('code', [
  code('condition-not-met', {}),
  code('refuted', { signal: text }),
  code('shown-answer-lower', { signal: text }),
  code('shown', { signal: text }),
  code('switched-off', { pack: text, why: text }),
  code('set-aside', { why: text }),
  code('answered-with-evidence', {}),
  code('answered', {}),
  code('answered-not-seen', {}),
  code('no-trace', {}),
  code('declared-only', { signals: texts }),
  code('unreadable', { signals: texts }),
  code('answer-expired', {}),
  code('nobody-said', {}),
]);

const limit = z.discriminatedUnion('code', [
  z.strictObject({ code: z.enum(['unreadable', 'not-parsed', 'too-slow', 'symlink-outside', 'too-deep', 'submodule', 'special-file']), path: text }),
  code('too-large', { path: text, bytes: whole }),
  code('git-silent', {}),
  code('untracked', { files: whole }),
  code('too-many-files', { files: whole }),
  code('excluded', { pattern: text, files: whole }),
]);

const answer = z.strictObject({
  value: text,
  why: z.exactOptional(text),
  evidence: z.array(z.union([z.strictObject({ path: text, sha256: z.exactOptional(text) }), z.strictObject({ url: text })])),
  note: z.exactOptional(text),
  by: z.exactOptional(text),
  on: z.exactOptional(day),
  reviewBy: z.exactOptional(day),
  dispute: z.array(z.strictObject({ path: text, note: text })),
});

const waiver = z.strictObject({
  check: text,
  reason: z.enum(waiverReasons),
  statement: text,
  owner: text,
  created: day,
  expires: day,
  approvedBy: z.exactOptional(text),
  ticket: z.exactOptional(text),
  state: z.enum(['active', 'expired']),
});

const citation = z.enum(['good', 'missing', 'empty', 'manifest', 'changed']);
const flag = z.enum(['contradicted', 'disagrees', 'reused', 'stale', 'expired', 'disputed', 'set-aside', 'pending', 'guess-raised', 'citation-failed']);

const finding = z.strictObject({
  check: text,
  consideration: text,
  step: text,
  stage: text,
  statement: text,
  ask: text,
  help: text,
  verdict,
  basis,
  reason,
  flags: z.array(flag),
  risk,
  points,
  answer: answer.nullable(),
  looked: texts,
  evidence: z.array(z.union([seenPlace, z.strictObject({ path: text, state: citation }), z.strictObject({ url: text, state: citation })])),
  remedy: text,
  effort: z.enum(efforts),
  cases: texts,
  waiver: waiver.nullable(),
});

const side = z.strictObject({ verdict, basis, earned: whole, observed: whole, evidence: z.array(seenPlace) });
const change = z.strictObject({
  check: text,
  stage: text,
  risk,
  points: whole,
  before: side,
  after: side,
  why: z.enum(['corrected', 'waived']).nullable(),
  by: text.nullable(),
});

const policy = z.discriminatedUnion('code', [
  z.strictObject({ code: z.enum(['waiver-added', 'waiver-changed', 'waiver-removed', 'set-aside']), check: text }),
  code('waiver-renewed', { check: text, expires: text, approvedBy: text.nullable() }),
  code('disputed', { check: text, path: text }),
  code('excluded', { pattern: text }),
  code('included', { pattern: text }),
  code('context-changed', { field: text, before: texts, after: texts }),
  code('gate-changed', { setting: text, before: text, after: text }),
  code('pack-changed', { before: text.nullable(), after: text.nullable() }),
  code('own-rules-changed', { pack: text, before: text.nullable(), after: text.nullable(), checks: texts }),
]);

const cause = z.discriminatedUnion('code', [
  code('below-minimum', { stage: text.nullable(), minimum: z.number(), score: z.number().nullable() }),
  code('too-much-unknown', { most: z.number(), unknown: z.number() }),
  code('risk-not-met', { check: text, risk }),
  code('waiver-expired', { check: text, expires: day }),
  code('answer-stale', { check: text }),
  code('answer-contradicted', { check: text }),
  code('critical-regressed', { check: text, lost: whole }),
  code('stage-regressed', { stage: text, lost: whole, tolerance: z.number(), checks: texts }),
  code('whole-regressed', { lost: whole, tolerance: z.number() }),
  code('balanced', { stage: text, checks: texts }),
  code('policy-changed', { changes: whole }),
]);

const missing = z.discriminatedUnion('code', [
  code('no-git', {}),
  code('no-commit', {}),
  code('unknown-ref', { ref: text, shallow: z.boolean() }),
  code('no-common-ancestor', { ref: text, shallow: z.boolean() }),
  code('no-default-branch', {}),
  code('objects-missing', { files: whole }),
  code('new-branch', {}),
]);

const due = z.array(z.strictObject({ check: text, expires: day, state: z.enum(['due', 'expired', 'unused']) }));

const gate = z.strictObject({
  verdict: z.enum(['pass', 'fail', 'first-audit', 'not-comparable']),
  base: z.strictObject({ commit: text.nullable(), asked: text, score: percentage }).nullable(),
  missing: missing.nullable(),
  causes: z.array(cause),
  due,
  regressed: z.array(change),
  improved: z.array(change),
  pending: texts,
  outOfScope: texts,
  policy: z.array(policy),
  balanced: z.array(z.strictObject({ stage: text, checks: texts })),
  observedOnly: z.boolean(),
});

const consideration = z.strictObject({ id: text, title: text, ...numbers, problem: text, refs: z.record(text, texts), checks: texts });
const step = z.strictObject({ id: text, title: text, ...numbers, considerations: z.array(consideration) });
const heldBy = z.discriminatedUnion('code', [
  code('critical-not-met', { check: text }),
  code('context-unset', { field: text }),
  code('little-evidence', { stage: text }),
]);

const extension = z.strictObject({
  id: text,
  title: text,
  version: text,
  digest: text,
  from: text,
  adds: texts,
  changes: z.array(
    z.discriminatedUnion('code', [
      code('switched-off', { check: text, why: text }),
      code('risk', { check: text, before: risk, after: risk, why: text }),
      code('shown-by', { check: text, signals: texts, why: text }),
    ]),
  ),
});

/** `schema: 1`. */
export const reportSchema = z.strictObject({
  schema: z.literal(1),
  tool: z.strictObject({ name: z.literal('mlready'), version: text }),
  pack: z.strictObject({ id: text, version: text, digest: text, extensions: z.array(extension) }),
  project: z.strictObject({
    name: text,
    revision: text.nullable(),
    root: text,
    manifest: text.nullable(),
    firstFile: text.nullable(),
    inside: text,
    remote: z.strictObject({ kind: z.enum(['github', 'gitlab', 'bitbucket', 'azure']), url: z.url({ protocol: /^https$/ }) }).nullable(),
  }),
  context: z.record(text, z.strictObject({ title: text, value: texts, source: z.enum(['set', 'guessed', 'unset']), places: z.array(z.strictObject(place)) })),
  generated: z.iso.datetime(),
  files: whole,
  filesAbove: whole,
  limits: z.array(limit),
  exclude: texts,
  readiness: z.strictObject({
    assessed: z.boolean(),
    ...numbers,
    level,
    weakest: text.nullable(),
    heldBy: z.array(heldBy),
    goal: text.nullable(),
  }),
  stages: z.array(z.strictObject({ id: text, title: text, level, ...numbers, steps: z.array(step) })),
  findings: z.array(finding),
  facts: z.array(
    z.strictObject({
      signal: text,
      state: z.enum(['present', 'declared', 'absent', 'unreadable']),
      label: z.exactOptional(text),
      places: z.array(z.strictObject(place)),
      title: text,
    }),
  ),
  gaps: texts,
  open: texts,
  cases: z.record(
    text,
    z.strictObject({
      title: text,
      citation: text,
      confirmed: z.enum(['identifier', 'citation', 'none']),
      organisation: text.nullable(),
      year: z.int().nullable(),
      happened: text,
      lesson: text,
      notMl: z.boolean(),
      disputed: z.boolean(),
    }),
  ),
  frameworks: z.record(text, z.strictObject({ title: text, version: text, url: text, items: z.record(text, text) })),
  gate: gate.nullable(),
  due,
});

/**
 * Whether data is a report. It stays as it is, so that a saved report renders to the same bytes.
 * @param wrong takes what is wrong with it and where, in a few words
 */
export function isReport(data: unknown, wrong: (mistake: string) => void): data is Report {
  return fits(reportSchema, data, wrong);
}

/** The JSON Schema (2020-12) that is published. */
export function reportJsonSchema(): z.core.JSONSchema.JSONSchema {
  return { ...z.toJSONSchema(reportSchema), title: 'A report of mlready (mlready audit --json)' };
}
