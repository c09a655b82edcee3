// The rules: what rules/ says.
import type { Check, Condition, Risk } from './check.js';
import type { DateTable } from './dates.js';
import type { Expression } from './expression.js';
import type { ImportRule } from './import.js';
import type { ProposalRule } from './proposal.js';
import type { Activity, Signal } from './signal.js';
import type { Skeleton } from './skeleton.js';

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
  /** Items of frameworks that its checks speak to, in the order of the catalogue. */
  refs: Record<string, string[]>;
  checks: string[];
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

/** A further pack that is built in: it asks its checks of the projects that it is meant for. */
export interface FurtherPack {
  id: string;
  title: string;
  version: string;
  /** The days on which its versions were released, the oldest first. */
  releases: Record<string, string>;
  /** What a project has to be or do. */
  onWhen: Condition;
  /** The ids of the signals that it brings. */
  signals: string[];
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
  /** The public repositories that the case is about, as owner/name. */
  repositories: string[];
  happened: string;
  lesson: string;
  figures: { figure: string; source: string; secondHand: boolean }[];
}

/** From when on a part of a framework applies. */
export interface Application {
  /** A date; null where it is no duty at any time. */
  from: string | null;
  note: string | null;
}

export interface FrameworkItem {
  title: string;
  note: string | null;
  /** A key of the framework's `applies`; null where the framework names no dates. */
  applies: string | null;
  /** Whom it binds, as values of the context's `role`; anybody where there is none. */
  roles: string[];
  /** What it binds, as values of the context's `risk-class`; everything where there is none. */
  riskClasses: string[];
}

/** A law, a standard or a list of good practice, with everything that it asks for. */
export interface Framework {
  id: string;
  title: string;
  issuer: string;
  version: string;
  status: string;
  url: string;
  /** What has to be known before it is cited. */
  notes: string[];
  applies: Record<string, Application>;
  items: Record<string, FrameworkItem>;
}

export interface ContextField {
  id: string;
  title: string;
  ask: string;
  many: boolean;
  values: { value: string; label: string }[];
  guesses: { value: string; seen: Expression }[];
}

/** What public repositories show, measured by one version of the rules. */
export interface PeerTable {
  date: string;
  pack: string;
  repositories: { repository: string; commit: string; kind: string | null; overall: number | null; stages: Record<string, number | null> }[];
  /** In how many of those that a check concerns it is shown, at least in part; by its id. */
  checks: Record<string, { of: number; shown: number }>;
}

/** How often a hazard was right when its places were last read by people, in repositories that its rule was not made from. */
export interface Precision {
  right: number;
  places: number;
  /** "YYYY-MM-DD". */
  on: string;
}

/** A versioned bundle of rules, loaded, proved and in catalogue order. */
export interface Catalogue {
  id: string;
  title: string;
  version: string;
  /** The days on which its versions were released, the oldest first. */
  releases: Record<string, string>;
  /** SHA-256 of the files of all packs. */
  digest: string;
  /** Further packs that are built in. */
  packs: FurtherPack[];
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
  peers: PeerTable | null;
  /** By the code of the hazard; one that was met in no repository that was read has none. */
  precision: Record<string, Precision>;
  /** Days on which versions and models end; nothing is judged by them. */
  dates: DateTable[];
  /** Files to begin with. */
  skeletons: Skeleton[];
  /** What places are proposed as answers by; nothing is judged by them. */
  proposals: ProposalRule[];
  /** What results of other tools show, by the format of their files. */
  imports: ImportRule[];
}
