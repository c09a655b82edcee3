// Notebooks of marimo, which are kept as Python: each cell is a function that is given the names of others and hands on its own.

const head = 4_096;
const headerLines = 200;
// As bytes: Node's search for wide characters does not end in a buffer that begins at an odd address.
const wide = Buffer.from('marimo', 'utf16le');
const opens = /^@\w{1,40}\.cell\b|^with \w{1,40}\.setup\b/;
const ends = /^(?:@|if __name__|with \w{1,40}\.setup\b)/;

/** @returns whether a file may be such a notebook, which is cheaper to ask than to read it */
export function maybeMarimo(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, head));
  return start.includes('marimo') || start.includes(wide);
}

/** @returns whether a Python source is such a notebook */
export function isMarimo(source: string): boolean {
  const start = source.slice(0, head);
  return /^(?:import marimo|from marimo import)\b/m.test(start) && /^\w{1,40}[ ]?=[ ]?(?:\w{1,40}\.)?App\(/m.test(start);
}

/**
 * @param source a Python source
 * @returns of a notebook the script that its cells make, with the same lines and of the same length; anything else as it is
 */
export function flatMarimo(source: string): string {
  if (!isMarimo(source)) return source;
  const out: string[] = [];
  const lines = source.split('\n');
  let inside: 'none' | 'header' | 'body' | 'return' = 'none';
  let header = 0;
  for (const line of lines) {
    if (inside !== 'header' && (inside === 'none' || ends.test(line))) inside = 'none';
    if (inside === 'none' && opens.test(line)) {
      inside = line.startsWith('with') ? 'body' : 'header';
      header = 0;
      out.push(blank(line));
    } else if (inside === 'header') {
      out.push(blank(line));
      if (++header > headerLines || (/:[ \t]{0,200}(?:#[\s\S]*)?\r?$/.test(line) && !/^@/.test(line))) inside = 'body';
    } else if (inside === 'return') {
      out.push(blank(line));
      if (/^[ ]{4}\)/.test(line)) inside = 'body';
    } else if (inside === 'body' && /^[ ]{4}return\b/.test(line)) {
      out.push(blank(line));
      if (/\([ \t]*\r?$/.test(line)) inside = 'return';
    } else out.push(inside === 'body' && line.startsWith('    ') ? moved(line) : line);
  }
  return out.join('\n');
}

function blank(line: string): string {
  return ' '.repeat(line.length);
}

/** A line without its indentation, which stands behind it instead. */
function moved(line: string): string {
  const ending = line.endsWith('\r') ? '\r' : '';
  return `${line.slice(4, line.length - ending.length)}    ${ending}`;
}
