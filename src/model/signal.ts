// What can be seen in a repository without running it.
import type { Expression } from './expression.js';

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
  /** What to do about it first, in one sentence; null where nobody has said. */
  mend: string | null;
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
  /** Whether a notebook shows it only where at least half of the code is notebooks: elsewhere somebody tried something once. */
  notebooksAside: boolean;
  /** Signals that show it as well. */
  signals: string[];
  seen: Expression;
}
