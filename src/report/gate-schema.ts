// What the gate says, as schemas: see model-schema.ts.
import { z } from 'zod';
import {
  type BaseMissing,
  type Did,
  forbiddable,
  type GateCause,
  type GateChange,
  type GateResult,
  type GateSide,
  type HeldPolicy,
  type NewHazard,
  type PolicyChange,
  type Thinner,
  type UnapprovedWaiver,
  type Unread,
} from '../model/index.js';
import { basis, code, day, doubt, level, percentage, place, risk, schemaOf, signalPlace, text, texts, verdict, whole } from './model-schema.js';

const side = schemaOf<GateSide>()(z.strictObject({ verdict, basis: basis.nullable(), earned: whole, observed: whole, evidence: z.array(signalPlace) }));
const did = schemaOf<Did>()(
  z.discriminatedUnion('code', [
    code('file-removed', { place }),
    code('line-removed', { place, text: text.nullable() }),
    code('weakened', { place, text: text.nullable(), now: place, doubt }),
  ]),
);
const hazard = schemaOf<NewHazard>()(z.strictObject({ signal: text, place, checks: texts, risk, why: z.literal('waived').nullable() }));
const share = z.strictObject({ count: whole, total: whole });
const thinner = schemaOf<Thinner>()(z.strictObject({ check: text, signal: text, of: z.enum(['places', 'degree', 'beside']), before: share, after: share }));
const unread = schemaOf<Unread>()(z.strictObject({ check: text, paths: texts }));
const change = schemaOf<GateChange>()(
  z.strictObject({
    check: text,
    stage: text,
    risk,
    points: whole,
    before: side,
    after: side,
    why: z.enum(['corrected', 'waived']).nullable(),
    did: did.nullable(),
    at: place.nullable(),
    by: text.nullable(),
  }),
);

const policy = schemaOf<PolicyChange>()(
  z.discriminatedUnion('code', [
    z.strictObject({ code: z.enum(['waiver-added', 'waiver-changed', 'waiver-removed', 'set-aside']), check: text }),
    code('waiver-renewed', { check: text, expires: text, approvedBy: text.nullable() }),
    code('disputed', { check: text, path: text }),
    code('ignored', { hazard: text, path: text }),
    code('excluded', { pattern: text }),
    code('included', { pattern: text }),
    code('context-changed', { field: text, before: texts, after: texts }),
    code('gate-changed', { setting: text, before: text, after: text }),
    code('pack-changed', { before: text.nullable(), after: text.nullable() }),
    code('pack-switched', { pack: text, before: text.nullable(), after: text.nullable() }),
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
    code('import-not-current', { file: text, state: z.enum(['failed', 'old', 'unread']), changed: text.nullable() }),
    code('critical-regressed', { check: text, lost: whole }),
    code('stage-regressed', { stage: text, lost: whole, tolerance: z.number(), checks: texts }),
    code('whole-regressed', { lost: whole, tolerance: z.number() }),
    code('hazard-added', { signal: text, place, check: text, risk }),
    code('balanced', { stage: text, checks: texts }),
    code('policy-changed', { changes: whole }),
    code('forbidden', { what: z.enum(forbiddable), policy: text }),
    code('context-missing', { field: text, policy: text }),
    code('pack-too-old', { pack: text, given: text, least: text, policy: text }),
  ]),
);

const heldPolicy = schemaOf<HeldPolicy>()(z.strictObject({ name: text, digest: text, by: z.enum(['caller', 'project']) }));
const unapproved = schemaOf<UnapprovedWaiver>()(z.strictObject({ check: text, approvedBy: text.nullable(), policy: text }));

export const missing = schemaOf<BaseMissing>()(
  z.discriminatedUnion('code', [
    code('no-git', {}),
    code('owner-refused', {}),
    code('no-commit', {}),
    code('unknown-ref', { ref: text, shallow: z.boolean() }),
    code('no-common-ancestor', { ref: text, shallow: z.boolean() }),
    code('no-default-branch', {}),
    code('objects-missing', { files: whole }),
    code('new-branch', {}),
  ]),
);

export const due = schemaOf<GateResult['due']>()(z.array(z.strictObject({ check: text, expires: day, state: z.enum(['due', 'expired', 'unused', 'early']) })));

export const gate = schemaOf<GateResult>()(
  z.strictObject({
    verdict: z.enum(['pass', 'fail', 'first-audit', 'not-comparable']),
    base: z.strictObject({ commit: text.nullable(), asked: text, score: percentage, level: level.nullable() }).nullable(),
    missing: missing.nullable(),
    causes: z.array(cause),
    due,
    /** The policies that held: their names, and the SHA-256 of their files. */
    policies: z.array(heldPolicy),
    /** Waivers that count for nothing, as nobody approved them whom a policy names. */
    unapproved: z.array(unapproved),
    regressed: z.array(change),
    improved: z.array(change),
    hazards: z.array(hazard),
    thinner: z.array(thinner),
    unread: z.array(unread),
    pending: texts,
    outOfScope: texts,
    policy: z.array(policy),
    balanced: z.array(z.strictObject({ stage: text, checks: texts })),
    observedOnly: z.boolean(),
  }),
);
