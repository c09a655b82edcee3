// How a report may look where it is shown.

export interface Look {
  /** Whether colours may be used. Nothing depends on them alone. */
  color: boolean;
  /** Columns, between 40 and 120. */
  width: number;
  /** Whether the place shows characters beyond ASCII. */
  unicode: boolean;
  /** Show only this stage in the details; null for all. */
  stage: string | null;
  /** Print the points ledger of every check. */
  ledger: boolean;
}
