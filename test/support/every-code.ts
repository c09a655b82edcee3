// Every code that a report may hold, by hand. The mapped types make a code that is new to the model fail to compile until it stands here.
import type {
  BaseMissing,
  Basis,
  CitationState,
  ContextValue,
  Doubt,
  Effort,
  FactState,
  Flag,
  GateCause,
  GateChange,
  GateResult,
  HeldBy,
  Limit,
  PolicyChange,
  Reason,
  Risk,
  Verdict,
  Waiver,
} from '../../src/model/index.js';

/** One example for each code of a union. */
type OfEachCode<Union extends { code: string }> = { [Code in Union['code']]: Union & { code: Code } };
type Each<Word extends string> = Record<Word, true>;

export const verdicts: Each<Verdict> = { met: true, partial: true, gap: true, unknown: true, 'not-applicable': true };
export const bases: Each<Basis> = { observed: true, documented: true, imported: true, asserted: true };
export const riskCodes: Each<Risk> = { critical: true, high: true, medium: true, low: true };
export const effortCodes: Each<Effort> = { S: true, M: true, L: true };
export const flags: Each<Flag> = {
  contradicted: true,
  disagrees: true,
  'claimed-not-seen': true,
  reused: true,
  stale: true,
  undated: true,
  expired: true,
  disputed: true,
  'set-aside': true,
  pending: true,
  'guess-raised': true,
  'citation-failed': true,
  early: true,
  unconfirmed: true,
  'no-reason': true,
};
export const reasons: Each<Reason['code']> = {
  'condition-not-met': true,
  'not-here': true,
  refuted: true,
  'shown-answer-lower': true,
  shown: true,
  'shown-less': true,
  imported: true,
  'imported-answer-lower': true,
  'import-failed': true,
  'switched-off': true,
  'set-aside': true,
  'answered-with-evidence': true,
  answered: true,
  'answered-not-seen': true,
  'not-seen': true,
  'not-seen-here': true,
  'declared-only': true,
  unreadable: true,
  'answer-expired': true,
  'answer-not-counted': true,
  'nobody-said': true,
};
export const citationStates: Each<CitationState> = {
  good: true,
  missing: true,
  'part-missing': true,
  empty: true,
  manifest: true,
  changed: true,
  unrelated: true,
  echo: true,
  'too-large': true,
  imported: true,
};
export const factStates: Each<FactState> = { present: true, weak: true, declared: true, absent: true, unreadable: true };
export const doubtCodes: Each<Doubt> = {
  'failure-allowed': true,
  'status-lost': true,
  'not-on-change': true,
  'other-branch': true,
  'asserts-nothing': true,
  skipped: true,
  deselected: true,
  'short-lived': true,
  'switched-off': true,
  'not-kept': true,
  'never-true': true,
  'after-the-end': true,
  'not-parsed': true,
  'set-aside': true,
  'commented-out': true,
  unused: true,
  'collects-nothing': true,
  'missing-target': true,
};
export const contextSources: Each<ContextValue['source']> = { set: true, guessed: true, unset: true };
export const heldCodes: Each<HeldBy['code']> = {
  'critical-not-met': true,
  'context-unset': true,
  'little-evidence': true,
  'much-set-aside': true,
  'own-rules': true,
};
export const waiverStates: Each<'active' | 'expired' | 'early'> = { active: true, expired: true, early: true };
export const waiverCodes: Each<Waiver['reason']> = { 'accepted-risk': true, compensated: true, 'not-detected': true, planned: true };
export const dueStates: Each<GateResult['due'][number]['state']> = { due: true, expired: true, unused: true, early: true };
export const uncounted: Each<NonNullable<GateChange['why']>> = { corrected: true, waived: true };

export const limits: OfEachCode<Limit> = {
  unreadable: { code: 'unreadable', path: 'data/locked.csv' },
  'too-large': { code: 'too-large', path: 'models/weights.py', bytes: 30_000_000 },
  'not-parsed': { code: 'not-parsed', path: 'notebooks/broken.ipynb' },
  'too-slow': { code: 'too-slow', path: 'src/churn/generated.py' },
  'symlink-outside': { code: 'symlink-outside', path: 'data/raw' },
  'too-deep': { code: 'too-deep', path: 'deep/in/here' },
  submodule: { code: 'submodule', path: 'vendor/features' },
  'special-file': { code: 'special-file', path: 'run/socket' },
  'git-silent': { code: 'git-silent' },
  untracked: { code: 'untracked', files: 3 },
  'too-many-files': { code: 'too-many-files', files: 12 },
  excluded: { code: 'excluded', pattern: 'archive/**', files: 4 },
  vendored: { code: 'vendored', pattern: 'third_party/**', files: 31 },
  language: { code: 'language', language: 'Swift', files: 2, lines: 340 },
};

export const causes: OfEachCode<GateCause> = {
  'below-minimum': { code: 'below-minimum', stage: 'model-deployment', minimum: 60, score: 25.647 },
  'too-much-unknown': { code: 'too-much-unknown', most: 40, unknown: 58.142 },
  'risk-not-met': { code: 'risk-not-met', check: 'country-level-regulations.processing-recorded', risk: 'critical' },
  'waiver-expired': { code: 'waiver-expired', check: 'data-discovery.catalogued', expires: '2026-10-31' },
  'answer-stale': { code: 'answer-stale', check: 'operational-support.runbook' },
  'answer-contradicted': { code: 'answer-contradicted', check: 'software-engineering-anti-patterns.modules-over-notebooks' },
  'import-not-current': { code: 'import-not-current', file: 'evals/results.json', state: 'old', changed: 'prompts/system.md' },
  'hazard-added': {
    code: 'hazard-added',
    signal: 'security.models_in_git',
    place: { path: 'models/churn.pkl' },
    check: 'data-poisoning.model-files-inert',
    risk: 'high',
  },
  'critical-regressed': { code: 'critical-regressed', check: 'country-level-regulations.processing-recorded', lost: 10 },
  'stage-regressed': {
    code: 'stage-regressed',
    stage: 'model-deployment',
    lost: 21,
    tolerance: 4,
    checks: ['software-engineering-anti-patterns.tested-in-ci', 'concept-drift.watched'],
  },
  'whole-regressed': { code: 'whole-regressed', lost: 31, tolerance: 4 },
  balanced: { code: 'balanced', stage: 'model-learning', checks: ['resource-heavy-techniques.seeds-set'] },
  'policy-changed': { code: 'policy-changed', changes: 11 },
  forbidden: { code: 'forbidden', what: 'exclude', policy: 'npm:@acme/mlready-policy' },
  'context-missing': { code: 'context-missing', field: 'latency', policy: 'npm:@acme/mlready-policy' },
  'pack-too-old': { code: 'pack-too-old', pack: 'survey', given: '1.0.0', least: '2.0.0', policy: 'policies/ml.yaml' },
};

export const policyChanges: OfEachCode<PolicyChange> = {
  'pack-switched': { code: 'pack-switched', pack: 'generative', before: null, after: 'off' },
  'pack-changed': { code: 'pack-changed', before: null, after: '1.0.0' },
  'own-rules-changed': {
    code: 'own-rules-changed',
    pack: 'acme',
    before: '0.1.0',
    after: '0.2.0',
    checks: ['concept-drift.acme-reviewed', 'data-discovery.documented'],
  },
  'context-changed': { code: 'context-changed', field: 'exposure', before: [], after: ['internal', 'partners'] },
  'set-aside': { code: 'set-aside', check: 'labeling-of-large-volumes.tooled' },
  disputed: { code: 'disputed', check: 'data-poisoning.model-files-inert', path: 'src/churn/api.py' },
  excluded: { code: 'excluded', pattern: 'archive/**' },
  ignored: { code: 'ignored', hazard: 'MLR-S09', path: 'src/churn/api.py' },
  included: { code: 'included', pattern: 'scratch/**' },
  'waiver-added': { code: 'waiver-added', check: 'concept-drift.watched' },
  'waiver-changed': { code: 'waiver-changed', check: 'operational-support.telemetry' },
  'waiver-removed': { code: 'waiver-removed', check: 'data-cleaning.raw-kept' },
  'waiver-renewed': { code: 'waiver-renewed', check: 'country-level-regulations.processing-recorded', expires: '2026-12-10', approvedBy: 'Elif Brandt' },
  'gate-changed': { code: 'gate-changed', setting: 'tolerance', before: '0', after: '4' },
};

/** Why nothing was compared; a report holds one of them, where its gate has no base. */
export const missings: OfEachCode<BaseMissing> = {
  'no-git': { code: 'no-git' },
  'owner-refused': { code: 'owner-refused' },
  'no-commit': { code: 'no-commit' },
  'unknown-ref': { code: 'unknown-ref', ref: 'origin/main', shallow: true },
  'no-common-ancestor': { code: 'no-common-ancestor', ref: 'origin/main', shallow: false },
  'no-default-branch': { code: 'no-default-branch' },
  'objects-missing': { code: 'objects-missing', files: 7 },
  'new-branch': { code: 'new-branch' },
};
