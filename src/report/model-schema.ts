// The model's nouns as far as a saved report may hold them, as schemas. The nouns themselves are written in src/model; the compiler proves that each schema is its noun.
import { z } from 'zod';
import {
  type Answer,
  type BaseMissing,
  type Basis,
  type CitationState,
  type ContextValue,
  type Doubt,
  deads,
  type Effort,
  type Extension,
  efforts,
  type Fact,
  type Flag,
  factStates,
  type GateCause,
  type GateChange,
  type GateResult,
  type GateSide,
  type HeldBy,
  hollows,
  type Level,
  type Limit,
  levels,
  type Place,
  type Points,
  type PolicyChange,
  type Reason,
  type Remote,
  type Risk,
  risks,
  type SignalPlace,
  type Verdict,
  type Waiver,
  waiverReasons,
} from '../model/index.js';

export const text = z.string();
export const texts = z.array(text);
export const whole = z.int().min(0);
export const percentage = z.number().min(0).max(100).nullable();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Whether a schema lets through all that a noun can be; members that may be left out are compared as if they were there, or one that is forgotten would not be seen. */
type Covers<S extends z.ZodType, Noun> = [Noun] extends [z.output<S>] ? ([Required<z.output<S>>] extends [Required<Noun>] ? unknown : never) : never;

/** A schema under the name of its noun, which it covers and does not exceed. */
const schemaOf =
  <Noun>() =>
  <S extends z.ZodType<Noun>>(schema: S & Covers<S, Noun>): z.ZodType<Noun> =>
    schema;
const code = <const C extends string, const S extends z.core.$ZodLooseShape>(name: C, more: S) => z.strictObject({ code: z.literal(name), ...more });

const placeFields = { path: text, line: z.exactOptional(z.int().min(1)), cell: z.exactOptional(z.int().min(1)) };
export const place = schemaOf<Place>()(z.strictObject(placeFields));
export const signalPlace = schemaOf<SignalPlace>()(z.strictObject({ signal: text, ...placeFields }));
export const points = schemaOf<Points>()(z.strictObject({ earned: whole, possible: whole, observed: whole, total: whole }));
export const verdict = schemaOf<Verdict>()(z.enum(['met', 'partial', 'gap', 'unknown', 'not-applicable']));
export const basis = schemaOf<Basis>()(z.enum(['observed', 'documented', 'asserted']));
export const risk = schemaOf<Risk>()(z.enum(risks));
export const level = schemaOf<Level>()(z.enum(levels));
export const effort = schemaOf<Effort>()(z.enum(efforts));

export const reason = schemaOf<Reason>()(
  z.discriminatedUnion('code', [
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
  ]),
);

export const flag = schemaOf<Flag>()(
  z.enum(['contradicted', 'disagrees', 'reused', 'stale', 'expired', 'disputed', 'set-aside', 'pending', 'guess-raised', 'citation-failed']),
);

export const citationState = schemaOf<CitationState>()(z.enum(['good', 'missing', 'empty', 'manifest', 'changed']));

export const limit = schemaOf<Limit>()(
  z.discriminatedUnion('code', [
    z.strictObject({ code: z.enum(['unreadable', 'not-parsed', 'too-slow', 'symlink-outside', 'too-deep', 'submodule', 'special-file']), path: text }),
    code('too-large', { path: text, bytes: whole }),
    code('git-silent', {}),
    code('untracked', { files: whole }),
    code('too-many-files', { files: whole }),
    code('excluded', { pattern: text, files: whole }),
    code('vendored', { pattern: text, files: whole }),
  ]),
);

const doubt = schemaOf<Doubt>()(z.enum([...hollows, ...deads]));

export const fact = schemaOf<Fact & { title: string }>()(
  z.strictObject({
    signal: text,
    state: z.enum(factStates),
    label: z.exactOptional(text),
    doubt: z.exactOptional(doubt),
    near: z.exactOptional(z.strictObject({ doubt, places: z.array(place) })),
    degree: z.exactOptional(z.strictObject({ count: whole, total: whole })),
    places: z.array(place),
    title: text,
  }),
);

export const contextValue = schemaOf<ContextValue & { title: string }>()(
  z.strictObject({ title: text, value: texts, source: z.enum(['set', 'guessed', 'unset']), places: z.array(place) }),
);

export const answer = schemaOf<Answer>()(
  z.strictObject({
    value: text,
    why: z.exactOptional(text),
    evidence: z.array(z.union([z.strictObject({ path: text, sha256: z.exactOptional(text) }), z.strictObject({ url: text })])),
    note: z.exactOptional(text),
    by: z.exactOptional(text),
    on: z.exactOptional(day),
    reviewBy: z.exactOptional(day),
    dispute: z.array(z.strictObject({ path: text, note: text })),
  }),
);

export const waiver = schemaOf<Waiver & { state: 'active' | 'expired' }>()(
  z.strictObject({
    check: text,
    reason: z.enum(waiverReasons),
    statement: text,
    owner: text,
    created: day,
    expires: day,
    approvedBy: z.exactOptional(text),
    ticket: z.exactOptional(text),
    state: z.enum(['active', 'expired']),
  }),
);

const side = schemaOf<GateSide>()(z.strictObject({ verdict, basis: basis.nullable(), earned: whole, observed: whole, evidence: z.array(signalPlace) }));
const change = schemaOf<GateChange>()(
  z.strictObject({
    check: text,
    stage: text,
    risk,
    points: whole,
    before: side,
    after: side,
    why: z.enum(['corrected', 'waived']).nullable(),
    by: text.nullable(),
  }),
);

const policy = schemaOf<PolicyChange>()(
  z.discriminatedUnion('code', [
    z.strictObject({ code: z.enum(['waiver-added', 'waiver-changed', 'waiver-removed', 'set-aside']), check: text }),
    code('waiver-renewed', { check: text, expires: text, approvedBy: text.nullable() }),
    code('disputed', { check: text, path: text }),
    code('excluded', { pattern: text }),
    code('included', { pattern: text }),
    code('context-changed', { field: text, before: texts, after: texts }),
    code('gate-changed', { setting: text, before: text, after: text }),
    code('pack-changed', { before: text.nullable(), after: text.nullable() }),
    code('own-rules-changed', { pack: text, before: text.nullable(), after: text.nullable(), checks: texts }),
  ]),
);

const cause = schemaOf<GateCause>()(
  z.discriminatedUnion('code', [
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
  ]),
);

const missing = schemaOf<BaseMissing>()(
  z.discriminatedUnion('code', [
    code('no-git', {}),
    code('no-commit', {}),
    code('unknown-ref', { ref: text, shallow: z.boolean() }),
    code('no-common-ancestor', { ref: text, shallow: z.boolean() }),
    code('no-default-branch', {}),
    code('objects-missing', { files: whole }),
    code('new-branch', {}),
  ]),
);

export const due = schemaOf<GateResult['due']>()(z.array(z.strictObject({ check: text, expires: day, state: z.enum(['due', 'expired', 'unused']) })));

export const gate = schemaOf<GateResult>()(
  z.strictObject({
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
  }),
);

export const heldBy = schemaOf<HeldBy>()(
  z.discriminatedUnion('code', [code('critical-not-met', { check: text }), code('context-unset', { field: text }), code('little-evidence', { stage: text })]),
);

export const extension = schemaOf<Extension>()(
  z.strictObject({
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
  }),
);

export const remote = schemaOf<Remote>()(z.strictObject({ kind: z.enum(['github', 'gitlab', 'bitbucket', 'azure']), url: z.url({ protocol: /^https$/ }) }));
