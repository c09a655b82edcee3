// Notebooks of marimo are the script that their cells make: the same lines, and of the same length.
import { expect, it } from 'vitest';
import { flatMarimo, isMarimo } from '../../src/parsers/notebook/marimo.js';

const book = `import marimo

app = marimo.App()

with app.setup:
    import numpy as np


@app.cell(hide_code=True)
async def first(
    pd,
    rows,
):
    # of a cell
    if rows:
        np.sum(rows)
    return (
        pd,
        rows,
    )


@app.cell
def _():
    a = 1
    return


@app.function
def own(x):
    return x


if __name__ == "__main__":
    app.run()
`;

it('keeps lines and length', () => {
  for (const text of [book, book.replaceAll('\n', '\r\n')]) {
    const flat = flatMarimo(text);
    expect(flat.length).toBe(text.length);
    expect(flat.split('\n').length).toBe(text.split('\n').length);
  }
});

it('takes cells apart, and leaves what stands between them', () => {
  const lines = flatMarimo(book)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  expect(lines.slice(2)).toEqual([
    'import numpy as np',
    '# of a cell',
    'if rows:',
    '    np.sum(rows)',
    'a = 1',
    '@app.function',
    'def own(x):',
    '    return x',
    'if __name__ == "__main__":',
    '    app.run()',
  ]);
});

it('leaves other Python as it is', () => {
  const other = book.replace('import marimo', 'import taipy');
  expect(isMarimo(other)).toBe(false);
  expect(flatMarimo(other)).toBe(other);
});
