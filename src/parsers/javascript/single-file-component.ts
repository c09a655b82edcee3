// Svelte and Vue: which parts of a source are script.

/**
 * Finds what is not script in a source made of markup.
 * @returns From and to of each part outside `<script …>` and `</script>`. Never throws.
 */
export function markupSpans(source: string): [number, number][] {
  const spans: [number, number][] = [];
  const open = /<script(?=[\s>])/gi;
  const close = /<\/script/gi;
  let end = 0;
  for (let tag = open.exec(source); tag !== null; tag = open.exec(source)) {
    const start = tagEnd(source, open.lastIndex);
    spans.push([end, start]);
    close.lastIndex = start;
    end = close.exec(source)?.index ?? source.length;
    open.lastIndex = end;
  }
  spans.push([end, source.length]);
  return spans;
}

/** Where a tag's ">" has passed; one in a quoted attribute does not count. */
function tagEnd(source: string, from: number): number {
  let quote = '';
  for (let at = from; at < source.length; at++) {
    const mark = source.charAt(at);
    if (quote !== '') quote = mark === quote ? '' : quote;
    else if (mark === '"' || mark === "'") quote = mark;
    else if (mark === '>') return at + 1;
  }
  return source.length;
}
