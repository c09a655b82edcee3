// Notebooks that were run again or written otherwise: the same cells.
import { edited, isNotebook, type Kind } from '../kind.js';

export const notebookNeutral: Kind[] = [
  {
    id: 'notebook-run-again',
    about: 'notebooks are run again: other outputs and counts',
    make: (repo) =>
      edited(repo, isNotebook, (text) =>
        withCells(text, (cell) => ({
          ...cell,
          ...(cell['cell_type'] === 'code' && {
            execution_count: 99,
            outputs: [{ output_type: 'stream', name: 'stdout', text: ['accuracy 0.91\n', 'epoch 3 loss 0.2\n'] }],
          }),
        })),
      ),
  },
  {
    id: 'notebook-with-nan',
    about: 'an output of a notebook holds NaN, as Python writes it',
    make: (repo) =>
      edited(repo, isNotebook, (text) =>
        withCells(text, (cell) => ({
          ...cell,
          ...(cell['cell_type'] === 'code' && {
            outputs: [{ output_type: 'execute_result', execution_count: 1, metadata: {}, data: { 'application/json': { value: '@@NaN@@' } } }],
          }),
        })).replaceAll('"@@NaN@@"', 'NaN'),
      ),
  },
  {
    id: 'notebook-without-outputs',
    about: 'outputs of notebooks are cleared',
    make: (repo) =>
      edited(repo, isNotebook, (text) => withCells(text, (cell) => (cell['cell_type'] === 'code' ? { ...cell, execution_count: null, outputs: [] } : cell))),
  },
  { id: 'notebook-indented', about: 'notebooks are indented by four', make: (repo) => edited(repo, isNotebook, (text) => withCells(text, (cell) => cell, 4)) },
];

function withCells(text: string, change: (cell: Record<string, unknown>) => Record<string, unknown>, indent = 1): string {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof notebook !== 'object' || notebook === null || !('cells' in notebook) || !Array.isArray(notebook.cells)) return text;
  return `${JSON.stringify({ ...notebook, cells: notebook.cells.map(change) }, null, indent)}\n`;
}
