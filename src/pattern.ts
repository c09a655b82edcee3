// How the patterns of the rules are written.

/** @returns the regular expression for a pattern of the rules: multi-line, and case-insensitive unless it starts with "(?-i)". @throws SyntaxError */
export function patternOf(source: string): RegExp {
  return source.startsWith('(?-i)') ? new RegExp(source.slice(5), 'm') : new RegExp(source, 'im');
}
