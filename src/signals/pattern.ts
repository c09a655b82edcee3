// How the patterns of the rules are written.

/** @returns a pattern without the mark that makes letter case count. */
export function bare(source: string): string {
  return source.startsWith('(?-i)') ? source.slice(5) : source;
}

/** @returns the regular expression for a pattern of the rules: multi-line, and case-insensitive unless it starts with "(?-i)". @throws SyntaxError */
export function patternOf(source: string): RegExp {
  return source.startsWith('(?-i)') ? new RegExp(bare(source), 'm') : new RegExp(source, 'im');
}
