// The rules: what rules/ says.
import type { Expression } from './expression.js';

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

export interface Signal {
  id: string;
  area: string;
  title: string;
  counts: string;
  excludes: string;
  /** Whether seeing it speaks for the project, or against it. */
  polarity: 'practice' | 'hazard';
  /** What makes a hazard one that can be told and mended; null for a practice. */
  hazard: Hazard | null;
  /** CI, licence and lint settings of a folder above show it too, where the manifest says that they hold here. */
  fromAbove: boolean;
  seen: Expression;
  /** What is there and used, but hollow: it shows the signal as weak where it is not seen. */
  weak: Expression | null;
  /** What is counted of it, how many of how many: a name of src/signals/degrees/. */
  degree: string | null;
}

export interface Hazard {
  /** Short and stable: "MLR-L03". */
  code: string;
  /** Why it hurts. */
  hurts: string;
  /** Those whom it hurt. */
  cases: string[];
  /** The repaired form, as code or configuration. */
  repair: string;
  /** True until its precision on code that nobody had seen is measured and good: it is reported only where everything is asked for, and refutes nothing. */
  trial: boolean;
}

/** Something that a project does: it trains, serves, publishes. Conditions of checks may ask for it. */
export interface Activity {
  id: string;
  title: string;
  counts: string;
  excludes: string;
  /** Signals that show it as well. */
  signals: string[];
  seen: Expression;
}

/** A tool by what its packages are called, in all languages. */
export interface Tool {
  name: string;
  /** In code: modules, packages. */
  imports: string[];
  /** In lists of dependencies. */
  distributions: string[];
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
  activities: Activity[];
  considerations: Consideration[];
  checks: Check[];
  signals: Signal[];
  tools: ToolJob[];
  cases: Case[];
  frameworks: Framework[];
}
