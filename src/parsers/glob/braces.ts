// `{a,b}` in globs: the patterns without braces that one with braces stands for.

export const mostAlternatives = 512;

/** The alternatives of a glob over paths, in lower case. */
export function alternatives(pattern: string): string[] {
  return braces(pattern.toLowerCase(), mostAlternatives);
}

/** Expands `{a,b}` into alternatives, at most `limit` of them; an unclosed brace stands for itself. */
export function braces(pattern: string, limit: number): string[] {
  const open = pattern.indexOf('{');
  const close = pattern.indexOf('}', open);
  if (open < 0 || close < 0) return [pattern];
  const rest = braces(pattern.slice(close + 1), limit);
  const options = pattern.slice(open + 1, close).split(',');
  return options.flatMap((option) => rest.map((tail) => pattern.slice(0, open) + option + tail)).slice(0, limit);
}
