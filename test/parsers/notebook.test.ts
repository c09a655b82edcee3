import { describe, expect, it } from 'vitest';
import { scanNotebook } from '../../src/parsers/languages.js';
import { readNotebook } from '../../src/parsers/notebook/notebook.js';

const everything = { roots: 'all', last: 'all' } as const;
const code = (source: string | string[]) => ({ cell_type: 'code', metadata: {}, outputs: [{ text: 'import no' }], source });
const scan = (text: string) => {
  const read = readNotebook(text);
  return read && scanNotebook(read, everything);
};
const notebook = (...cells: unknown[]) => JSON.stringify({ cells, metadata: {}, nbformat: 4 });

describe('readNotebook', () => {
  it('gives code and markdown, numbered over all cells', () => {
    const text = JSON.stringify({
      metadata: { kernelspec: { language: 'R' } },
      cells: [{ cell_type: 'raw', source: 'x' }, { cell_type: 'markdown', source: ['# a\n', 'b'] }, code('c')],
    });
    expect(readNotebook(text)).toEqual({
      language: 'r',
      cells: [
        { cell: 2, kind: 'markdown', source: '# a\nb' },
        { cell: 3, kind: 'code', source: 'c' },
      ],
    });
  });

  it('reads format 3', () => {
    const text = JSON.stringify({
      worksheets: [{ cells: [{ cell_type: 'heading', source: 'a' }] }, { cells: [{ cell_type: 'code', input: ['b'], language: 'python' }] }],
    });
    expect(readNotebook(text)).toEqual({
      language: 'python',
      cells: [
        { cell: 1, kind: 'markdown', source: 'a' },
        { cell: 2, kind: 'code', source: 'b' },
      ],
    });
  });

  it.each(['', '{', '[]', 'null', '3', '{"cells": {}}', '{"metadata": {}}'])('takes %j for no notebook', (text) => expect(readNotebook(text)).toBeNull());

  it('bears cells of any shape', () => {
    expect(readNotebook(notebook(null, 3, {}, { cell_type: 'code' }, { cell_type: 'code', source: [1, 'a'] }))?.cells).toEqual([
      { cell: 4, kind: 'code', source: '' },
      { cell: 5, kind: 'code', source: 'a' },
    ]);
  });
});

describe('scanNotebook', () => {
  it('carries names over cells and tells cell and line', () => {
    const text = notebook(
      code(['import mlflow\n', 'c = mlflow.C()']),
      { cell_type: 'markdown', source: 'import no' },
      code('x = (\nc.run(1)'),
      code('def f(): pass'),
    );
    expect(scan(text)).toEqual({
      imports: [{ module: 'mlflow', line: 1, cell: 1 }],
      calls: [
        { name: 'mlflow.C', line: 2, args: '', role: 'call', cell: 1 },
        { name: 'mlflow.C.run', line: 2, args: '1', role: 'call', cell: 3 },
      ],
      definitions: [{ name: 'f', line: 1, role: 'function', cell: 4 }],
      lines: 5,
      installs: [],
    });
  });

  it.each([
    ['cells of other languages', '%%bash\nimport a'],
    ['files to be written', '\n%%writefile a.py\nimport a'],
    ['shell lines and magics', '!echo import a; x(\n%run (\nfiles = !ls (\n!foo \\\n  import a'],
  ])('leaves out %s', (_, source) => expect(scan(notebook(code(`${source}`), code('import b')))?.imports).toEqual([{ module: 'b', line: 1, cell: 2 }]));

  it.each([
    ['a timed cell', '%%time\nimport a\n'],
    ['a line that goes on with a percent sign', 'import a\nx = ("%s"\n  % b)\ny = (a\n!= b)'],
  ])('reads %s', (_, source) => expect(scan(notebook(code(source)))?.imports).toMatchObject([{ module: 'a' }]));

  it.each([
    ['!pip install -q Torch==2.1 "foo[bar]>=1" -r requirements.txt ./local', ['torch', 'foo']],
    ['%pip install --upgrade --index-url https://x.org/simple a_b; pip3 install c', ['a_b', 'c']],
    ['!{sys.executable} -m pip install a && python -m pip install b > log', ['a', 'b']],
    ['%conda install -y -c conda-forge numpy=1.2', ['numpy']],
    ['!pip install \\\n  a \\\n  b', ['a', 'b']],
    ['!pip install git+https://github.com/x/y.git#egg=Z', ['z']],
    ['!pip list\n!pip uninstall a\n!echo install b', []],
  ])('reads the installs of %j', (source, expected) => expect(scan(notebook(code(source)))?.installs.map(({ name }) => name)).toEqual(expected));

  it.each([
    ['R', 'library(a)'],
    ['TypeScript', 'import b from "a"'],
    ['ipython', 'import a'],
  ])('reads notebooks of %s', (name, source) => {
    const text = JSON.stringify({ metadata: { language_info: { name } }, cells: [code(source)] });
    expect(scan(text)?.imports).toEqual([{ module: 'a', line: 1, cell: 1 }]);
  });

  it('gives no facts of a kernel whose language is not read', () => {
    const text = JSON.stringify({ metadata: { language_info: { name: 'matlab' } }, cells: [code('import a'), code('f(1)')] });
    expect(scan(text)).toEqual({ imports: [], calls: [], definitions: [], lines: 0, installs: [] });
  });
});
