// The model's nouns as far as a saved report may hold them, as schemas (those of the gate: gate-schema.ts). The nouns themselves are written in src/model; the compiler proves that each schema is its noun.
import { z } from 'zod';
import {
  type Answer,
  type Assessment,
  type Basis,
  bases,
  type CitationState,
  type ContextValue,
  citationStates,
  type Degree,
  type Doubt,
  deads,
  type Effort,
  type Extension,
  efforts,
  type Fact,
  type Flag,
  factStates,
  flags,
  type HeldBy,
  hollows,
  type Knower,
  knowers,
  type Lessened,
  type Level,
  type Limit,
  levels,
  type PackUse,
  type Place,
  type Points,
  type Reason,
  type Remote,
  type Risk,
  risks,
  type SignalPlace,
  type Trace,
  uncounted,
  type Verdict,
  type Waiver,
  waiverReasons,
} from '../model/index.js';
import { code, day, percentage, schemaOf, text, texts, whole } from './base-schema.js';
import { importRef } from './import-schema.js';

export { code, day, percentage, schemaOf, text, texts, whole };

const placeFields = { path: text, line: z.exactOptional(z.int().min(1)), cell: z.exactOptional(z.int().min(1)) };
export const place = schemaOf<Place>()(z.strictObject(placeFields));
export const signalPlace = schemaOf<SignalPlace>()(z.strictObject({ signal: text, ...placeFields }));
export const points = schemaOf<Points>()(z.strictObject({ earned: whole, possible: whole, observed: whole, total: whole }));
export const verdict = schemaOf<Verdict>()(z.enum(['met', 'partial', 'gap', 'unknown', 'not-applicable']));
export const basis = schemaOf<Basis>()(z.enum(bases));
export const risk = schemaOf<Risk>()(z.enum(risks));
export const level = schemaOf<Level>()(z.enum(levels));
export const effort = schemaOf<Effort>()(z.enum(efforts));
export const knower = schemaOf<Knower>()(z.enum(knowers));

export const doubt = schemaOf<Doubt>()(z.enum([...hollows, ...deads]));
const degree = schemaOf<Degree>()(z.strictObject({ count: whole, total: whole }));
const lessened = schemaOf<Lessened>()(
  z.discriminatedUnion('code', [code('hollow', { doubt: doubt.nullable() }), code('few', { degree, enough: z.int().min(1).max(100) })]),
);
export const trace = schemaOf<Trace>()(z.enum(['expected', 'elsewhere', 'none']));

export const reason = schemaOf<Reason>()(
  z.discriminatedUnion('code', [
    code('condition-not-met', {}),
    code('not-here', { activities: texts }),
    code('refuted', { signal: text }),
    code('shown-answer-lower', { signal: text }),
    code('shown', { signal: text }),
    code('shown-less', { signal: text, by: z.array(lessened) }),
    code('imported', { by: importRef, half: z.boolean() }),
    code('imported-answer-lower', { by: importRef }),
    code('import-failed', { by: importRef }),
    code('switched-off', { pack: text, why: text }),
    code('set-aside', { why: text }),
    code('answered-with-evidence', {}),
    code('answered', {}),
    code('answered-not-seen', {}),
    code('not-seen', { signals: texts }),
    code('not-seen-here', {}),
    code('declared-only', { signals: texts }),
    code('unreadable', { signals: texts }),
    code('answer-expired', {}),
    code('answer-not-counted', { why: z.enum(uncounted) }),
    code('nobody-said', {}),
  ]),
);

export const flag = schemaOf<Flag>()(z.enum(flags));

export const citationState = schemaOf<CitationState>()(z.enum(citationStates));

export const limit = schemaOf<Limit>()(
  z.discriminatedUnion('code', [
    z.strictObject({ code: z.enum(['unreadable', 'not-parsed', 'too-slow', 'symlink-outside', 'too-deep', 'submodule', 'special-file']), path: text }),
    code('too-large', { path: text, bytes: whole }),
    code('git-silent', {}),
    code('untracked', { files: whole }),
    code('too-many-files', { files: whole }),
    code('excluded', { pattern: text, files: whole }),
    code('vendored', { pattern: text, files: whole }),
    code('language', { language: text, files: whole, lines: whole }),
  ]),
);

const factFields = {
  signal: text,
  state: z.enum(factStates),
  label: z.exactOptional(text),
  doubt: z.exactOptional(doubt),
  near: z.exactOptional(z.strictObject({ doubt: doubt.nullable(), label: z.exactOptional(text), places: z.array(place) })),
  beside: z.exactOptional(z.literal(true)),
  degree: z.exactOptional(degree),
  rest: z.exactOptional(z.array(place)),
  places: z.array(place),
};
/** Where the signal is a hazard: its code, and whether it is on trial and decides nothing yet. */
const hazard = z.exactOptional(z.strictObject({ code: text, trial: z.boolean() }));
export const fact = schemaOf<Fact & { title: string; hazard?: { code: string; trial: boolean } }>()(z.strictObject({ ...factFields, title: text, hazard }));
/** A fact of a short report, which may leave the title and the hazard to the rules. */
export const shortFact = z.strictObject({ ...factFields, title: z.exactOptional(text), hazard });

export const activity = schemaOf<Assessment['activities'][number] & { title: string }>()(
  z.strictObject({ id: text, title: text, state: z.enum(['present', 'absent', 'unclear']), said: z.boolean().nullable(), places: z.array(place) }),
);

export const contextValue = schemaOf<ContextValue & { title: string }>()(
  z.strictObject({ title: text, value: texts, source: z.enum(['set', 'guessed', 'unset']), places: z.array(place) }),
);

export const answer = schemaOf<Answer>()(
  z.strictObject({
    value: text,
    why: z.exactOptional(text),
    evidence: z.array(
      z.union([
        z.strictObject({ path: text, lines: z.exactOptional(text), section: z.exactOptional(text), sha256: z.exactOptional(text) }),
        z.strictObject({ url: text }),
      ]),
    ),
    note: z.exactOptional(text),
    by: z.exactOptional(text),
    on: z.exactOptional(day),
    brought: z.exactOptional(day),
    reviewBy: z.exactOptional(day),
    draftedBy: z.exactOptional(text),
    confirmed: z.exactOptional(z.strictObject({ by: text, on: day })),
    dispute: z.array(z.strictObject({ path: text, note: text })),
  }),
);

export const waiver = schemaOf<Waiver & { state: 'active' | 'expired' | 'early' }>()(
  z.strictObject({
    check: text,
    reason: z.enum(waiverReasons),
    statement: text,
    owner: text,
    created: day,
    expires: day,
    approvedBy: z.exactOptional(text),
    ticket: z.exactOptional(text),
    state: z.enum(['active', 'expired', 'early']),
  }),
);

export const heldBy = schemaOf<HeldBy>()(
  z.discriminatedUnion('code', [
    code('critical-not-met', { check: text }),
    code('context-unset', { field: text }),
    code('little-evidence', { stage: text }),
    code('much-set-aside', { percent: whole }),
    code('own-rules', { percent: whole }),
  ]),
);

export const packUse = schemaOf<PackUse>()(
  z.strictObject({
    id: text,
    title: text,
    version: text,
    on: z.boolean(),
    fits: z.boolean(),
    by: z.enum(['seen', 'said', 'switched']),
    activities: texts,
    why: text.nullable(),
  }),
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
