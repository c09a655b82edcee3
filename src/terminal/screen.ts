// What a terminal shows, as far as text for it has to know.

export interface Screen {
  /** Whether colours may be used. Nothing depends on them alone. */
  color: boolean;
  /** Columns, between 40 and 120. */
  width: number;
  /** Whether the place shows characters beyond ASCII. */
  unicode: boolean;
}
