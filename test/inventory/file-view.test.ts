import { expect, it } from 'vitest';
import { viewOf } from '../../src/inventory/file-view.js';

const notebook = JSON.stringify({
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  cells: [
    { cell_type: 'markdown', source: ['# Loop over depth'] },
    { cell_type: 'code', source: ['!pip install sklearn\n', 'a = 1  # depth\n'] },
    { cell_type: 'code', source: ['for depth in [3, 5]:\n', '    model.fit(X)\n'], outputs: [{ text: ['depth'] }] },
  ],
});

it('takes the code cells for the text of a notebook, without comments, outputs and prose', () => {
  const view = viewOf('a.ipynb', 'own', Buffer.from(notebook));
  expect(view.effective()).toContain('for depth in [3, 5]:\n    model.fit(X)');
  expect(view.effective().match(/depth/g)).toHaveLength(1);
  expect(view.placeAt(view.effective().indexOf('model.fit'))).toEqual({ path: 'a.ipynb', cell: 3, line: 2 });
});

it.each([
  ['python', 'a = 1  # b\n// c', 'a = 1     \n// c'],
  ['r', 'a <- 1 # b', 'a <- 1    '],
  ['typescript', 'a = 1 // b', 'a = 1     '],
  ['julia', 'a = 1  # b', 'a = 1     '],
])('strips the comments of the kernel: %s', (name, source, expected) => {
  const text = JSON.stringify({ metadata: { language_info: { name } }, cells: [{ cell_type: 'code', source }] });
  expect(viewOf('a.ipynb', 'own', Buffer.from(text)).effective()).toBe(expected);
});

it('counts lines in other files, and takes a broken notebook as it is', () => {
  expect(viewOf('a.yaml', 'own', Buffer.from('a: 1\n# b: 2\nc: 3\n')).placeAt(12)).toEqual({ path: 'a.yaml', line: 3 });
  expect(viewOf('a.ipynb', 'own', Buffer.from('{')).effective()).toBe('{');
});
