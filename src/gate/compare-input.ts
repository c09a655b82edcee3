// What a comparison takes.
import type { Assessment, Catalogue, Manifest, Scan } from '../model/index.js';
import type { FileChange } from '../project/file-changes.js';

export interface ComparedSide {
  manifest: Manifest;
  scan: Scan;
  /** For the head: made with the base's context, set and guessed. */
  assessment: Assessment;
}

export interface CompareInput {
  /** What both sides are judged by. */
  catalogue: Catalogue;
  /** What each side would be judged by alone. */
  rules: { base: Catalogue; head: Catalogue };
  base: ComparedSide;
  head: ComparedSide;
  /** Whether a path is a file of the head. */
  has(path: string): boolean;
  /** What became of a file. */
  changeOf(path: string): FileChange;
  /** True where the base's manifest could not be read: only what the repository shows is compared. */
  observedOnly: boolean;
  /** "YYYY-MM-DD" in UTC. */
  today: string;
}
