// How long a summary may be.

/** No summary is longer, whatever the names in it: bytes with the line break. */
export const mostSummaryBytes = 4000;
/** How many ids a summary names of each kind. */
export const mostNamed = 10;
