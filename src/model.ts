// Every noun of mlready as plain data. This file imports nothing, so that every room may import it.

// ---- The catalogue: what rules/ says -------------------------------------------------------------------------------------

export const risks = ['critical', 'high', 'medium', 'low'] as const;
export type Risk = (typeof risks)[number];

export const efforts = ['S', 'M', 'L'] as const;
export type Effort = (typeof efforts)[number];

/** A condition over the context: `any` needs one field to hold, `all` each of them, `none` not one; given together, all must hold. */
export interface Condition {
  all?: Record<string, string[]>;
  any?: Record<string, string[]>;
  none?: Record<string, string[]>;
}

export interface ScaleOption {
  value: string;
  points: 0 | 1 | 2;
  label: string;
}

export interface Scale {
  id: string;
  title: string;
  options: ScaleOption[];
}

export interface Stage {
  id: string;
  title: string;
  meaning: string;
}

export interface Step {
  id: string;
  stage: string;
  title: string;
}

export interface Consideration {
  id: string;
  title: string;
  step: string;
  stage: string;
  problem: string;
  mattersWhen: string;
  cases: string[];
  refs: Record<string, string[]>;
  checks: string[];
}

export interface Check {
  id: string;
  aliases: string[];
  since: string;
  consideration: string;
  step: string;
  stage: string;
  statement: string;
  ask: string;
  help: string;
  scale: string;
  risk: Risk;
  raise: { to: Risk; when: Condition }[];
  when: Condition | null;
  shownBy: { signal: string; earns: 'full' | 'half' }[];
  refutedBy: { signal: string; leaves: 'none' | 'half' }[];
  hints: string[];
  traceAlways: boolean;
  doesNotApply: 'allowed' | 'forbidden';
  remedy: string;
  effort: Effort;
  cases: string[];
  /** A pack of one's own that switched the check off, and why; null where none did. */
  off: { pack: string; why: string } | null;
}

/** What a pack of one's own does to a check of the built-in rules. */
export type PackChange =
  | { code: 'switched-off'; check: string; why: string }
  | { code: 'risk'; check: string; before: Risk; after: Risk; why: string }
  | { code: 'shown-by'; check: string; signals: string[]; why: string };

/** A pack of one's own that extends the built-in rules. */
export interface Extension {
  id: string;
  title: string;
  version: string;
  /** SHA-256 of its files, in hexadecimal digits. */
  digest: string;
  /** What the manifest calls it: "./rules/acme", "npm:@acme/mlready-rules". */
  from: string;
  /** The checks that it adds. */
  adds: string[];
  changes: PackChange[];
}

/** Which files of a tree a matcher looks at: the project's own, its tests, or both. */
export type Where = 'own' | 'tests' | 'anywhere';

/** One look at the inventory. Names are dotted; `tools` are jobs of rules/tools/. Patterns are regular expressions. */
export type Matcher =
  | { kind: 'file'; named: string[]; overBytes: number; where: Where }
  | { kind: 'dependency'; names: string[]; tools: string[] }
  | { kind: 'import'; names: string[]; tools: string[]; where: Where }
  | { kind: 'call'; names: string[]; tools: string[]; with: Record<string, string>; without: Record<string, string>; string: string | null; where: Where }
  | { kind: 'define'; names: string[]; where: Where }
  | { kind: 'config'; files: string[]; key: string[]; value: string | null; where: Where }
  | { kind: 'text'; files: string[]; matches: string[]; notMatches: string[]; where: Where }
  | { kind: 'workflow'; runs: string | null; uses: string | null; on: string[] }
  | { kind: 'document'; files: string[]; heading: string | null; says: string[]; frontMatter: string[]; sentences: number }
  | { kind: 'share'; of: 'notebook-lines' | 'pinned-dependencies' | 'locked-dependencies'; over: number };

/** `sameFile` asks that all parts are seen in one file. `label` says in a few words what the alternative is; a fact that rests on it carries it. */
export type Expression = ({ any: Expression[] } | { all: Expression[]; sameFile: boolean } | { none: Expression[] } | Matcher) & { label?: string };

export interface Signal {
  id: string;
  area: string;
  title: string;
  counts: string;
  excludes: string;
  polarity: 'practice' | 'risk';
  /** CI, licence and lint settings of a folder above show it too, where the manifest says that they hold here. */
  fromAbove: boolean;
  seen: Expression;
}

export interface Tool {
  name: string;
  imports: string[];
  distributions: string[];
  npm: string[];
  r: string[];
}

export interface ToolJob {
  job: string;
  title: string;
  tools: Tool[];
}

export interface Case {
  id: string;
  stage: string;
  kind: string;
  title: string;
  authors: string[];
  moreAuthors: boolean;
  /** Null where the source gives none. */
  year: number | null;
  venue: string;
  identifiers: Record<string, string>;
  confirmed: 'identifier' | 'citation' | 'none';
  organisation: string | null;
  domains: string[];
  dataKind: string[];
  data: string | null;
  updates: string | null;
  notMl: boolean;
  disputed: boolean;
  fromSurvey: boolean;
  considerations: string[];
  happened: string;
  lesson: string;
  figures: { figure: string; source: string; secondHand: boolean }[];
}

export interface Framework {
  id: string;
  title: string;
  issuer: string;
  version: string;
  url: string;
  items: Record<string, string>;
}

export interface ContextField {
  id: string;
  title: string;
  ask: string;
  many: boolean;
  values: { value: string; label: string }[];
  guesses: { value: string; seen: Expression }[];
}

/** A versioned bundle of rules, loaded, proved and in catalogue order. */
export interface Catalogue {
  id: string;
  title: string;
  version: string;
  /** SHA-256 of the files of all packs. */
  digest: string;
  /** Packs of one's own, in the order of the manifest. */
  extensions: Extension[];
  stages: Stage[];
  steps: Step[];
  scales: Scale[];
  context: ContextField[];
  considerations: Consideration[];
  checks: Check[];
  signals: Signal[];
  tools: ToolJob[];
  cases: Case[];
  frameworks: Framework[];
}

// ---- The tree and what is seen in it ---------------------------------------------------------------------------------------

/** A place in a tree: a path relative to its root with "/", a line counted from 1, and for notebooks the cell counted from 1. */
export interface Place {
  path: string;
  line?: number;
  cell?: number;
}

export type FactState = 'present' | 'declared' | 'absent' | 'unreadable';

export interface Fact {
  signal: string;
  state: FactState;
  /** The label of the alternative that the first place shows, where the rules give it one. */
  label?: string;
  places: Place[];
}

/** Something that limits what the scan could see. */
export type Limit =
  | { code: 'unreadable'; path: string }
  | { code: 'too-large'; path: string; bytes: number }
  | { code: 'not-parsed'; path: string }
  | { code: 'too-slow'; path: string }
  | { code: 'symlink-outside'; path: string }
  | { code: 'too-deep'; path: string }
  | { code: 'submodule'; path: string }
  | { code: 'special-file'; path: string }
  | { code: 'git-silent' }
  | { code: 'untracked'; files: number }
  | { code: 'too-many-files'; files: number }
  | { code: 'excluded'; pattern: string; files: number };

export interface Guess {
  value: string;
  places: Place[];
}

/** What one look at a tree gives. `whole` is false when something that could hold evidence was not read. */
export interface Scan {
  facts: Fact[];
  guesses: Record<string, Guess[]>;
  limits: Limit[];
  files: number;
  /** How many files of the folders above were looked at. */
  filesAbove: number;
  whole: boolean;
}

// ---- What people say ---------------------------------------------------------------------------------------------------------

export type EvidenceRef = { path: string; sha256?: string } | { url: string };

export interface Answer {
  value: string;
  why?: string;
  evidence: EvidenceRef[];
  note?: string;
  by?: string;
  on?: string;
  reviewBy?: string;
  dispute: { path: string; note: string }[];
}

export const waiverReasons = ['accepted-risk', 'compensated', 'not-detected', 'planned'] as const;

export interface Waiver {
  check: string;
  reason: (typeof waiverReasons)[number];
  statement: string;
  owner: string;
  created: string;
  expires: string;
  approvedBy?: string;
  ticket?: string;
}

export interface GateSettings {
  minScore: Record<string, number>;
  failOn: FailOn[];
  /** The most points that may be unknown, in per cent; null for no limit. */
  maxUnknown: number | null;
  /** What to compare with: a ref, "auto", or null for nothing. */
  base: string | null;
  /** Points that a stage, and the whole, may lose. */
  tolerance: number;
  /** Losses that gains balance fail as well. */
  strict: boolean;
  /** What changes of the rules do. */
  policyChanges: 'show' | 'fail';
}

export interface Manifest {
  path: string | null;
  project: string | null;
  pack: string | null;
  /** Packs of one's own: "./rules/acme", "npm:@acme/mlready-rules". */
  packs: string[];
  /** A folder above ("..", "../..") whose CI, licence and lint settings hold here too. */
  root: string | null;
  context: Record<string, string[]>;
  answers: Record<string, Answer>;
  exclude: string[];
  waivers: Waiver[];
  gate: GateSettings;
}

/** Plain data for YAML: no undefined, no functions. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** One change of a manifest: what to put at a path of keys; null removes the key, `add` puts it at the end of the list there. */
export interface Edit {
  path: readonly string[];
  value: Plain;
  how?: 'set' | 'add';
}

/** What a cited path turned out to be: usable, or why it proves nothing. */
export type CitationState = 'good' | 'missing' | 'empty' | 'manifest' | 'changed';

export interface Citation {
  ref: EvidenceRef;
  state: CitationState;
}

// ---- The assessment ----------------------------------------------------------------------------------------------------------

export type Verdict = 'met' | 'partial' | 'gap' | 'unknown' | 'not-applicable';
export type Basis = 'observed' | 'documented' | 'asserted';
export type Flag = 'contradicted' | 'disagrees' | 'reused' | 'stale' | 'expired' | 'disputed' | 'set-aside' | 'pending' | 'guess-raised' | 'citation-failed';

/** Why a finding has its verdict: the row of the decision table (DESIGN section 6) that decided. */
export type Reason =
  | { code: 'condition-not-met' }
  | { code: 'refuted'; signal: string }
  | { code: 'shown-answer-lower'; signal: string }
  | { code: 'shown'; signal: string }
  | { code: 'switched-off'; pack: string; why: string }
  | { code: 'set-aside'; why: string }
  | { code: 'answered-with-evidence' }
  | { code: 'answered' }
  | { code: 'answered-not-seen' }
  | { code: 'no-trace' }
  | { code: 'declared-only'; signals: string[] }
  | { code: 'unreadable'; signals: string[] }
  | { code: 'answer-expired' }
  | { code: 'nobody-said' };

/** Integers: weight times scale value. `possible` counts an unknown as a full yes; `observed` is what the repository alone proves. */
export interface Points {
  earned: number;
  possible: number;
  observed: number;
  total: number;
}

export interface Finding {
  check: string;
  verdict: Verdict;
  basis: Basis | null;
  reason: Reason;
  flags: Flag[];
  risk: Risk;
  points: Points;
  answer: Answer | null;
  citations: Citation[];
  evidence: ({ signal: string } & Place)[];
  /** What happened to others, closest to this project first. */
  cases: string[];
  waiver: Waiver | null;
}

export const levels = ['research', 'prototype', 'pilot', 'production', 'exemplary'] as const;
export type Level = (typeof levels)[number];

export type HeldBy = { code: 'critical-not-met'; check: string } | { code: 'context-unset'; field: string } | { code: 'little-evidence'; stage: string };

/** Percentages between 0 and 100, unrounded; null when nothing applies. */
export interface Score {
  score: number | null;
  possible: number | null;
  observed: number | null;
  known: number | null;
  points: Points;
}

export interface ContextValue {
  value: string[];
  source: 'set' | 'guessed' | 'unset';
  places: Place[];
}

/** The most that a level can be, and what holds it there. */
export interface Ceiling {
  at: Level;
  by: HeldBy;
}

/** All findings of one tree with their scores, in catalogue order. */
export interface Assessment {
  assessed: boolean;
  context: Record<string, ContextValue>;
  findings: Finding[];
  overall: Score;
  stages: Record<string, Score & { level: Level | null }>;
  steps: Record<string, Score>;
  considerations: Record<string, Score>;
  level: Level | null;
  weakest: string | null;
  heldBy: HeldBy[];
  /** All that would hold a level, also those above the one reached. */
  ceilings: Ceiling[];
  gaps: string[];
  open: string[];
}

// ---- The gate ------------------------------------------------------------------------------------------------------------------

export const failOns = [...risks, 'expired', 'stale', 'contradicted'] as const;
export type FailOn = (typeof failOns)[number];

/** Why the gate fails. Points are integers. */
export type GateCause =
  | { code: 'below-minimum'; stage: string | null; minimum: number; score: number | null }
  | { code: 'too-much-unknown'; most: number; unknown: number }
  | { code: 'risk-not-met'; check: string; risk: Risk }
  | { code: 'waiver-expired'; check: string; expires: string }
  | { code: 'answer-stale'; check: string }
  | { code: 'answer-contradicted'; check: string }
  | { code: 'critical-regressed'; check: string; lost: number }
  | { code: 'stage-regressed'; stage: string; lost: number; tolerance: number; checks: string[] }
  | { code: 'whole-regressed'; lost: number; tolerance: number }
  | { code: 'balanced'; stage: string; checks: string[] }
  | { code: 'policy-changed'; changes: number };

/** What one side of a comparison says about a check. */
export interface GateSide {
  verdict: Verdict;
  basis: Basis | null;
  earned: number;
  observed: number;
  evidence: ({ signal: string } & Place)[];
}

/** A check whose points differ. `why` it stays out of the sums, null where it counts. */
export interface GateChange {
  check: string;
  stage: string;
  risk: Risk;
  /** Points lost, or won. */
  points: number;
  before: GateSide;
  after: GateSide;
  why: 'corrected' | 'waived' | null;
  /** The commit that touched the lost evidence last, where git says: its id and subject. */
  by: string | null;
}

/** What a change did to the rules it is judged by. */
export type PolicyChange =
  | { code: 'waiver-added' | 'waiver-changed' | 'waiver-removed'; check: string }
  | { code: 'waiver-renewed'; check: string; expires: string; approvedBy: string | null }
  | { code: 'set-aside'; check: string }
  | { code: 'disputed'; check: string; path: string }
  | { code: 'excluded'; pattern: string }
  | { code: 'included'; pattern: string }
  | { code: 'context-changed'; field: string; before: string[]; after: string[] }
  | { code: 'gate-changed'; setting: string; before: string; after: string }
  | { code: 'pack-changed'; before: string | null; after: string | null }
  /** A pack of one's own came, went or says something else; its versions, and the checks that it treats otherwise than before. */
  | { code: 'own-rules-changed'; pack: string; before: string | null; after: string | null; checks: string[] };

/** What came of comparing with a base. */
export interface Comparison {
  regressed: GateChange[];
  improved: GateChange[];
  /** Checks that are newer than the pack that the base's manifest was written for: shown, not compared. */
  pending: string[];
  /** Checks that concern something which is gone, and so are left out on both sides. */
  outOfScope: string[];
  policy: PolicyChange[];
  /** Stages whose losses are balanced by gains in the same stage, by the checks that lost. */
  balanced: { stage: string; checks: string[] }[];
  /** True where the base's manifest could not be read: only what is observed was compared. */
  observedOnly: boolean;
}

export interface GateResult extends Comparison {
  verdict: 'pass' | 'fail' | 'first-audit' | 'not-comparable';
  /**
   * The commit that was compared with (null for a stored baseline), how it was asked for, and the score there (an unrounded percentage, null where there is
   * none); null where nothing was compared.
   */
  base: { commit: string | null; asked: string; score: number | null } | null;
  /** Why nothing could be compared, where that was asked for. */
  missing: BaseMissing | null;
  causes: GateCause[];
  due: { check: string; expires: string; state: 'due' | 'expired' | 'unused' }[];
}

/** Why there is nothing to compare with. */
export type BaseMissing =
  | { code: 'no-git' }
  | { code: 'no-commit' }
  | { code: 'unknown-ref'; ref: string; shallow: boolean }
  | { code: 'no-common-ancestor'; ref: string; shallow: boolean }
  | { code: 'no-default-branch' }
  | { code: 'objects-missing'; files: number }
  | { code: 'new-branch' };

// ---- Where files come from -----------------------------------------------------------------------------------------------------

/** The files of a pack: paths relative to its root, sorted, and their text. */
export interface PackFiles {
  list(): string[];
  read(path: string): string;
}

/** The page of a repository on the web. */
export interface Remote {
  kind: 'github' | 'gitlab' | 'bitbucket' | 'azure';
  /** Without a slash at its end. */
  url: string;
}

/** A file of the project itself, one of its tests, or somebody else's code that lies in the tree (vendored, generated, installed). */
export type Role = 'own' | 'test' | 'vendored';

/** The settings of a folder above a project: how it is written from there, where the project lies in it, and what may be looked at. */
export interface Above {
  /** From the project to the folder: "../..". */
  root: string;
  /** From the folder to the project: "services/scoring". */
  inside: string;
  /** Folders of that repository that neither hold the project nor lie in it, the topmost of each. */
  others: string[];
  /** CI, licence and lint settings of the folders from `root` down to the project, and the project's own files that CI may call. */
  tree: Tree;
}

/** Files from somewhere: the working directory, or a revision. Nothing of it is run and no link is followed out of it. */
export interface Tree {
  /** What to call the project when nobody says: the folder's name. */
  name: string;
  /** The commit that is looked at, where there is one. */
  revision: string | null;
  /** Paths relative to the root with "/", sorted by code unit, links left out. */
  files: string[];
  /** What could not be listed. */
  limits: Limit[];
  /** The file's size in bytes, or null where it is no regular file (any more). */
  size(path: string): number | null;
  /** The id of the file's content as git's SHA-1 object, or null where it is not known without reading the file. */
  id(path: string): string | null;
  /** Says which files are going to be read, in order, so that several can be fetched at once. */
  expect(paths: readonly string[]): void;
  /** The file's bytes, or why not. Files over `maxBytes` are not read. */
  read(path: string, maxBytes: number): { bytes: Uint8Array } | { failure: 'unreadable' | 'too-large'; size: number };
}
