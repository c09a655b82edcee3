// Code that never runs, by language.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadLines } from '../../src/parsers/languages.js';
import { readNotebook } from '../../src/parsers/notebook/notebook.js';

/** "from-to why" of each stretch. */
const dead = (path: string, text: string) =>
  deadLines({ path, text: () => text, notebook: () => (path.endsWith('.ipynb') ? readNotebook(text) : null) }).map(
    ({ from, to, why, importsOnly, cell }) => `${cell === undefined ? '' : `${cell}: `}${from}-${to} ${why}${importsOnly ? ' imports' : ''}`,
  );
const lines = (...list: string[]) => list.join('\n');

describe('Python', () => {
  it.each([
    ['below if False', lines('a()', 'if False:', '    b()', '', '    c()', 'd()'), ['3-5 never-true']],
    ['below while 0', lines('while 0:', '  b()', 'd()'), ['2-2 never-true']],
    ['on the line of its condition', lines('if 0: b()', 'd()'), ['1-1 never-true']],
    ['not below else', lines('if False:', '    b()', 'else:', '    c()'), ['2-2 never-true']],
    ['below a condition that begins with a constant', lines('if False and a:', '    b()'), ['2-2 never-true']],
    ['not below one that may hold', lines('if False or a:', '    b()', 'if DEBUG:', '    c()'), []],
    ['below TYPE_CHECKING, of imports', lines('if typing.TYPE_CHECKING:', '    import torch', 'x = 1'), ['2-2 never-true imports']],
    ['behind return', lines('def f():', '    return 1', '    b()', 'c()'), ['3-3 after-the-end']],
    ['behind raise, in its block alone', lines('def f(x):', '    if x:', '        raise E', '        b()', '    c()'), ['4-4 after-the-end']],
    ['behind the end of the program', lines('a()', 'sys.exit(0)', 'b()', '', 'c()'), ['3-5 after-the-end']],
    ['not behind an end that may not come', lines('sys.exit(1) if x else None', 'b()', 'if x: exit()', 'c()'), []],
    ['not behind an exit of its own', lines('from tools import exit', 'exit()', 'b()'), []],
    ['not behind except', lines('try:', '    raise E', 'except E:', '    b()'), []],
    ['not in a string', lines('x = """', 'if False:', '  a', '"""', 'b()'), []],
    ['in tabs', lines('if False:', '\tb()', 'c()'), ['2-2 never-true']],
    ['all of it where a text does not end', lines('a()', 'x = """b', 'c()'), ['1-3 not-parsed']],
    ['all of it where a bracket does not end', lines('a(', 'c()', ''), ['1-3 not-parsed']],
    ['nothing of a whole file', lines('"""a"""', "f'{a(1)}'", 'x = [', '  1,', ']', '"""b"""'), []],
  ])('%s', (_, text, expected) => expect(dead('a.py', text)).toEqual(expected));
});

describe('JavaScript and TypeScript', () => {
  it.each([
    ['in if (false)', lines('a();', 'if (false) {', '  b();', '}', 'c();'), ['2-4 never-true']],
    ['behind return', lines('function f() {', '  return 1;', '  b();', '}', 'c();'), ['3-3 after-the-end']],
    ['behind the end of the program', lines('process.exit(1);', 'b();', 'c();'), ['2-3 after-the-end']],
    ['not functions, which are known before', lines('function f() {', '  return g();', '  function g() {}', '}'), []],
    ['not the next case', lines('switch (a) {', '  case 1: b(); return c;', '  case 2: d();', '}'), []],
    ['not behind a return that may not come', lines('function f() {', '  if (a) return;', '  if (b)', '    return;', '  c();', '}'), []],
    ['not behind members of that name', lines('interface A {', '  return: string;', '  throw(a: B): C;', '  d: E;', '}'), []],
    ['not where lines end without a semicolon', lines('switch (a) {', '  case 1: return b', '  case 2: c();', '    d();', '}'), []],
    ['nothing where brackets do not match', lines('if (false) {', '  a();'), []],
  ])('%s', (_, text, expected) => expect(dead('a.ts', text)).toEqual(expected));
});

it('R: in if (FALSE)', () => {
  expect(dead('a.R', lines('a()', 'if (FALSE) {', '  b()', '}', 'if (x) {', ' c()', '}'))).toEqual(['2-4 never-true']);
});

it('R Markdown: in its chunks', () => {
  expect(dead('a.Rmd', lines('# A', '```{r}', 'if (FALSE) {', '  b()', '}', '```'))).toEqual(['3-5 never-true']);
});

it('notebooks: in each cell by itself', () => {
  const cells = ['%time a()\nif False:\n    b()', 'import sys\nsys.exit()\nc()', 'd()'].map((source) => ({ cell_type: 'code', source }));
  expect(dead('a.ipynb', JSON.stringify({ cells }))).toEqual(['1: 3-3 never-true', '2: 3-3 after-the-end']);
});

it('never throws', () => {
  const word = fc.constantFrom(
    'if False:',
    'return;',
    '\n',
    '  ',
    '{',
    '}',
    '(',
    ')',
    '"""',
    "'",
    'process.exit(',
    'x',
    ';',
    'if (false) {',
    '#',
    '`',
    '${',
    ':',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.constantFrom('a.py', 'a.js', 'a.R', 'a.Rmd'), (words, path) => {
      const text = words.join('');
      const count = text.split('\n').length;
      for (const { from, to } of deadLines({ path, text: () => text, notebook: () => null })) expect(from >= 1 && from <= to && to <= count + 1).toBe(true);
    }),
    { numRuns: 500, seed: 1 },
  );
});
