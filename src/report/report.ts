// The report as data, `schema: 1`: all that a reporter may know. Its published JSON Schema is schemas/report.schema.json.
import type {
  Answer,
  Basis,
  CitationState,
  Effort,
  Extension,
  Fact,
  Flag,
  GateResult,
  HeldBy,
  Level,
  Limit,
  Place,
  Points,
  Reason,
  Remote,
  Risk,
  Verdict,
  Waiver,
} from '../model/index.js';

/** Percentages rounded down to one decimal; null where nothing applies, and everywhere where the project is not assessed. */
export interface Numbers {
  score: number | null;
  possible: number | null;
  observed: number | null;
  known: number | null;
  points: Points;
}

export interface ReportFinding {
  check: string;
  consideration: string;
  step: string;
  stage: string;
  statement: string;
  ask: string;
  /** What counts as a yes. */
  help: string;
  verdict: Verdict;
  basis: Basis | null;
  reason: Reason;
  flags: Flag[];
  risk: Risk;
  points: Points;
  answer: Answer | null;
  /** Signals that could show or refute the check. */
  looked: string[];
  evidence: (({ signal: string } & Place) | { path: string; state: CitationState } | { url: string; state: CitationState })[];
  remedy: string;
  effort: Effort;
  /** Closest to this project first. */
  cases: string[];
  waiver: (Waiver & { state: 'active' | 'expired' }) | null;
}

export interface ReportCase {
  title: string;
  citation: string;
  confirmed: 'identifier' | 'citation' | 'none';
  organisation: string | null;
  year: number | null;
  happened: string;
  lesson: string;
  notMl: boolean;
  disputed: boolean;
}

export interface ReportConsideration extends Numbers {
  id: string;
  title: string;
  problem: string;
  refs: Record<string, string[]>;
  checks: string[];
}

export interface ReportStep extends Numbers {
  id: string;
  title: string;
  considerations: ReportConsideration[];
}

export interface ReportStage extends Numbers {
  id: string;
  title: string;
  level: Level | null;
  steps: ReportStep[];
}

export interface Report {
  schema: 1;
  tool: { name: 'mlready'; version: string };
  /** The rules: the built-in pack, and packs of one's own with what they do to it. */
  pack: { id: string; version: string; digest: string; extensions: Extension[] };
  project: {
    name: string;
    revision: string | null;
    root: string;
    manifest: string | null;
    /** A file that is there in any case, for findings that have no place of their own: the README, otherwise the first; null where there is none. */
    firstFile: string | null;
    /** Where the project lies in its repository: "services/scoring", "" at the top. */
    inside: string;
    /** Where the repository is kept, for links. */
    remote: Remote | null;
  };
  context: Record<string, { title: string; value: string[]; source: 'set' | 'guessed' | 'unset'; places: Place[] }>;
  generated: string;
  files: number;
  /** How many files of the folders above were looked at, where `project.root` names one. */
  filesAbove: number;
  limits: Limit[];
  exclude: string[];
  readiness: Numbers & { assessed: boolean; level: Level | null; weakest: string | null; heldBy: HeldBy[]; goal: string | null };
  stages: ReportStage[];
  findings: ReportFinding[];
  facts: (Fact & { title: string })[];
  gaps: string[];
  open: string[];
  cases: Record<string, ReportCase>;
  frameworks: Record<string, { title: string; version: string; url: string; items: Record<string, string> }>;
  gate: GateResult | null;
  due: GateResult['due'];
}
