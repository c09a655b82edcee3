// Blanks stretches of a text, so that what is left keeps its place.

/**
 * Replaces places of a string by spaces, line breaks excepted.
 * @param spans from and to, from and to, …
 * @returns A string of the same length.
 */
export function blankSpans(source: string, spans: readonly (readonly [number, number])[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (to <= at) continue;
    parts.push(source.slice(at, Math.max(at, from)), blanks(source.slice(Math.max(at, from), to)));
    at = to;
  }
  parts.push(source.slice(at));
  return parts.join('');
}

function blanks(text: string): string {
  return text.includes('\n') || text.includes('\r') ? text.replace(/[^\r\n]/g, ' ') : ' '.repeat(text.length);
}
