import { describe, expect, it } from 'vitest';
import { languageInside, languageOf, scanNotebook } from '../../src/parsers/languages.js';
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

describe('what is no JSON', () => {
  const holding = (value: string, source = 'import a') =>
    `{"cells": [{"cell_type": "code", "source": ${JSON.stringify(source)}, "outputs": [{"data": {"y": [1.0, ${value}]}}]}]}`;

  it.each(['NaN', 'Infinity', '-Infinity'])('is passed over: %s', (value) => expect(readNotebook(holding(value))?.cells).toHaveLength(1));
  it('is left alone in strings', () =>
    expect(readNotebook(holding('NaN', 'a = "NaN", \'\\\\\', Infinity'))?.cells[0]?.source).toBe('a = "NaN", \'\\\\\', Infinity'));
  it('is refused where it is something else', () => expect(readNotebook(holding('NaNs'))).toBeNull());
  it('takes time in proportion to its length', () => expect(readNotebook(`{"cells": NaN ${'"\\"'.repeat(200_000)}`)).toBeNull());
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
    ['files to be written that are no code', '\n%%writefile a.txt\nimport a'],
    ['other languages of Databricks', '%sql\nimport a'],
    ['notes of Databricks', '%md\nimport a'],
    ['shell lines and magics', '!echo import a; x(\n%run (\nfiles = !ls (\n!foo \\\n  import a'],
  ])('leaves out %s', (_, source) => expect(scan(notebook(code(`${source}`), code('import b')))?.imports).toEqual([{ module: 'b', line: 1, cell: 2 }]));

  it.each([
    ['a timed cell', '%%time\nimport a\n'],
    ['a cell that writes a script', '\n%%writefile -a src/train.py\nimport a\n'],
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
    ['%%bash\npip install a\n# pip install b\nconda install \\\n  c\n', ['a', 'c']],
    ['%%script bash --no-raise-error\npip install a', ['a']],
    ['%sh\npip install a', ['a']],
    ['%%html\npip install a', []],
    ['%%writefile setup.sh\npip install a', []],
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

describe('other keepings of a notebook', () => {
  const databricks =
    '# Databricks notebook source\n# MAGIC %md Notes\n# MAGIC pip install no\n\n# COMMAND ----------\n\n# MAGIC %pip install a==1 b\n\n# COMMAND ----------\n\n# MAGIC %sh\n# MAGIC pip install c\n\nimport d\n';
  const factsOf = (path: string, text: string) =>
    (languageOf(path) ?? languageInside(path, () => text))?.read({ path, bytes: Buffer.from(text), text: () => text, notebook: () => null }, everything);

  it('reads what the comments of Databricks install', () => {
    expect(factsOf('a.py', databricks)).toMatchObject({
      imports: [{ module: 'd', line: 14 }],
      installs: [
        { name: 'a', line: 7 },
        { name: 'b', line: 7 },
        { name: 'c', line: 12 },
      ],
    });
    expect(factsOf('a.py', databricks.replace('# Databricks', '# Some'))?.installs).toEqual([]);
  });

  const head = '---\njupytext:\n  text_representation:\n    format_name: myst\nkernelspec:\n  name: python3\n---\n';
  const myst = `${head}\n# Train\n\n\`\`\`{code-cell} ipython3\n:tags: [hide-input]\n\nimport a\n\`\`\`\n\n\`\`\`python\nimport shown\n\`\`\`\n\n\`\`\`{code-cell}\na.f(1)\n\`\`\`\n`;
  it('reads the cells of MyST, with the lines of the file', () => {
    expect(factsOf('a.md', myst)).toMatchObject({ imports: [{ module: 'a', line: 14 }], calls: [{ name: 'a.f', line: 22 }] });
  });

  const jupytext =
    '---\njupyter:\n  jupytext:\n    text_representation:\n      format_name: markdown\n  kernelspec:\n    language: python\n---\n\n```python\nimport a\n```\n\n```python .noeval\nimport no\n```\n\n```yaml\nimport: no\n```\n';
  it('reads the Markdown of jupytext', () => expect(factsOf('a.md', jupytext)?.imports).toEqual([{ module: 'a', line: 11 }]));

  it('reads the kernel that the head names', () => {
    expect(factsOf('a.md', jupytext.replace('language: python', 'language: matlab'))).toMatchObject({ imports: [], lines: 0 });
    expect(factsOf('a.md', `${head.replace('python3', 'ir')}\n\`\`\`{code-cell}\nlibrary(a)\n\`\`\`\n`)?.imports).toEqual([{ module: 'a', line: 10 }]);
  });

  it.each([
    ['a page that shows code', '# Use\n\n```python\nimport a\n```\n'],
    ['a page with a head of its own', '---\ntitle: kernelspec\n---\n\n```{code-cell}\nimport a\n```\n'],
    ['a page that speaks of heads', '# Heads\n\n---\nkernelspec:\n---\n'],
  ])('takes %s for a document', (_, text) => expect(languageInside('a.md', () => text)).toBeNull());
});
