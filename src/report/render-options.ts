// How a report may look where it is shown.
import type { Screen } from '../terminal/screen.js';
import type { ShownTrend } from './trend.js';

export interface RenderOptions extends Screen {
  /** Show only this stage in the details; null for all. */
  stage: string | null;
  /** Print the points ledger of every check. */
  ledger: boolean;
  /** For a folder of documents: all there is, rather than what a reviewer of a change has to see. */
  full: boolean;
  /** Show hazards that are on trial as well, which decide nothing yet. */
  all: boolean;
  /** Keep findings that are waived, marked as such, where the format can say so. */
  waived: boolean;
  /** Readiness over a history, for a page; left out where nobody gave one. */
  trend?: ShownTrend;
}
