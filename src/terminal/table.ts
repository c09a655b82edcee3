// Tables without lines: columns two spaces apart.
import Table from 'cli-table3';

const none = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** @param aligns one a column @returns the lines of a table */
export function tableLines(aligns: ('left' | 'right')[], rows: readonly string[][]): string[] {
  const table = new Table({ chars: none, style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] }, colAligns: aligns });
  table.push(...rows.map((row) => [...row]));
  return table.toString().split('\n');
}
