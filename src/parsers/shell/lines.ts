// Lines of shell text: a backslash at the end of one carries it over to the next.

/** @returns a function that tells how many lines come before an offset of the text; lines that a backslash joins count as the first of them */
export function lineFinder(text: string): (at: number) => number {
  const starts = [0];
  const heads = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    const line = starts.length;
    heads.push(isContinued(text, starts.at(-1) ?? 0, end) ? (heads.at(-1) ?? 0) : line);
    starts.push(end + 1);
  }
  return (at) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return heads[low] ?? 0;
  };
}

/** @returns the lines with how many come before them, those that a backslash joins as one of at most `longest` characters */
export function joinedLines(text: string, longest: number): [line: string, offset: number][] {
  const found: [string, number][] = [];
  let [offset, line] = [0, ''];
  let from = 0;
  for (let number = 1; from <= text.length; number++) {
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    line += text.slice(from, Math.min(end, from + longest));
    if (next < 0 || !isContinued(text, from, end)) {
      found.push([line.slice(0, longest), offset]);
      [offset, line] = [number, ''];
    } else if (line.length < longest) line += '\n';
    from = end + 1;
  }
  return found;
}

function isContinued(text: string, start: number, end: number): boolean {
  if (text[end - 1] !== '\\' || text[end - 2] === '\\') return false;
  return !/^[ \t]*#/.test(text.slice(start, Math.min(end, start + 200)));
}
