// An explanation as text for a terminal.

import { paintFor } from '../../terminal/paint.js';
import type { Screen } from '../../terminal/screen.js';
import { safe, wrap } from '../../terminal/text.js';
import type { Part } from './explain.js';

/** Headings in bold, paragraphs wrapped and indented, lists of several paragraphs with a dot. */
export function print(parts: readonly Part[], look: Screen): string {
  const paint = paintFor(look);
  const lines: string[] = [];
  for (const { heading, paragraphs, verbatim } of safe(parts)) {
    if (paragraphs.length === 0) continue;
    lines.push(paint.bold(heading));
    for (const paragraph of paragraphs) {
      if (verbatim) lines.push(...wrapped(paragraph, look.width));
      else lines.push(...wrap(paragraph, look.width, paragraphs.length > 1 ? `  ${paint.dot} ` : '  '));
    }
    lines.push('');
  }
  return lines.join('\n');
}

/** Wraps a line of a nested list, keeping its own indentation. */
function wrapped(line: string, width: number): string[] {
  const [, indent = '', bullet = '', rest = ''] = /^( *)(- )?(.*)$/.exec(line) ?? [];
  return wrap(rest, width, `  ${indent}${bullet}`);
}
