import { describe, expect, it } from 'vitest';
import { blankR, chunks, scanR } from '../../src/parsers/r/scan.js';

const scan = (source: string) => scanR(source, { roots: 'all', last: 'all' });

it.each([
  ['library and require', 'library(dplyr); suppressMessages(require("caret"))', ['dplyr', 'caret']],
  ['namespaces asked for', "if (!requireNamespace('a', quietly = TRUE)) stop()", ['a']],
  ['the first use of each package', 'a::b(); a::c(); x <- d.e:::f', ['a', 'd.e']],
  ['nothing in comments and strings', '# library(a)\n"library(b)"; r"(library(c) ")"; \'d::e\'', []],
  ['nothing that is not a literal', 'library(x[1]); library(help = a); requireNamespace(b)', []],
])('finds as imports %s', (_, source, expected) => expect(scan(source).imports.map(({ module }) => module)).toEqual(expected));

it('names calls by package where the source does, and definitions', () => {
  const facts = scan('fit <- function(x) {\n  caret::train(x, # why\n    method = "rf")\n  set.seed(42); x$model$go(1)\n  if (TRUE) f()(2)\n}\ng = \\(x) x');
  expect(facts.calls).toEqual([
    { name: 'caret.train', line: 2, args: 'x, method = "rf"', role: 'call' },
    { name: 'set.seed', line: 4, args: '42', role: 'call' },
    { name: '.x.model.go', line: 4, args: '1', role: 'call' },
    { name: 'f', line: 5, args: '', role: 'call' },
  ]);
  expect(facts.definitions).toEqual([
    { name: 'fit', line: 1, role: 'function' },
    { name: 'g', line: 7, role: 'function' },
  ]);
  expect(facts.lines).toBe(7);
});

it('keeps only what somebody is interested in', () => {
  const facts = scanR('a::b(); c::d(); set.seed(1); e()', { roots: new Set(['a']), last: new Set(['set.seed']) });
  expect(facts.calls.map(({ name }) => name)).toEqual(['a.b', 'set.seed']);
});

describe('chunks', () => {
  it('gives those that run, with the line of the document', () => {
    const source = '# T\n```{r setup, echo=FALSE}\nlibrary(a)\nf()\n```\n```python\nno\n```\n\n````{python}\n```\nx\n````\n```{R}\nend';
    expect(chunks(source)).toEqual([
      { language: 'r', line: 3, source: 'library(a)\nf()' },
      { language: 'python', line: 11, source: '```\nx' },
      { language: 'r', line: 15, source: 'end' },
    ]);
  });
});

it('blanks comments', () => expect(blankR('x # y\n"#" # é')).toBe('x    \n"#"    '));
