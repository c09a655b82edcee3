import type { FileView } from '../../../inventory/file-view.js';
import type { Place } from '../../../model/index.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { lazyPattern } from '../../pattern.js';
import type { RowsMatcher } from './schema.js';

/** The place is the first line. */
export function look({ files, columns, atLeast, atMost, where }: RowsMatcher): CompiledMatcher {
  const wanted = columns.map(lazyPattern);
  const placesIn = (view: FileView): Place[] => {
    const text = view.text();
    const head = text.slice(0, Math.min(text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'), 4_000));
    // Cells of the first line, one a line, so that a pattern may ask for a whole name.
    const cells = head
      .replace(/["'\r]/g, '')
      .split(/[,;\t]/)
      .map((cell) => cell.trim())
      .join('\n');
    if (!wanted.every((one) => one.expression().test(cells))) return [];
    const lines = countLines(text) - (view.path.endsWith('.jsonl') ? 0 : 1);
    return lines >= atLeast && lines <= atMost ? [{ path: view.path, line: 1 }] : [];
  };
  return { where, inspect: { files, optional: true, placesIn } };
}

function countLines(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
