// Comments that dispute a hazard beside it: `mlready: ignore[MLR-L03] the test set is drawn anew each month`.
import type { FileView } from '../inventory/file-view.js';
import type { Ignore } from '../model/index.js';
import { linesOf } from '../parsers/text/lines.js';

const mark = 'mlready: ignore[';
const comment = /(?:#|\/\/|--|<!--|\/\*|%|;|^\s*\*)[ \t]*mlready: ignore\[(MLR-[A-Z]\d\d)\][ \t]*([^\n]{0,300})/;
const most = 100;

/** @returns the comments of a file, in order; of a notebook those of its code cells */
export function ignoresIn(view: FileView): Omit<Ignore, 'path'>[] {
  if (!view.text().includes(mark)) return [];
  const cells = view.notebook()?.cells.filter(({ kind }) => kind === 'code');
  const found = cells ? cells.flatMap(({ cell, source }) => inText(source).map((one) => ({ ...one, cell }))) : inText(view.text());
  return found.slice(0, most);
}

function inText(text: string): Omit<Ignore, 'path'>[] {
  return linesOf(text).flatMap((line, index) => {
    const [, code, reason = ''] = (line.includes(mark) && comment.exec(line.slice(0, 2_000))) || [];
    if (code === undefined) return [];
    const alone = /^[ \t]*(?:#|\/\/|--|<!--|\/\*|%|;|\*)[ \t]*mlready:/.test(line);
    return [{ code, line: index + 1, disputes: index + (alone ? 2 : 1), reason: reason.replace(/[ \t]*(?:-->|\*\/)[ \t]*$/, '').trim() }];
  });
}
