// R read by statements: what is assigned, called, asked and given back, and where functions begin and end.
import { describe, expect, it } from 'vitest';
import { outlineR } from '../../src/parsers/r/outline.js';
import { itReadsAnySource } from '../support/any-source.js';
import { shown } from '../support/shown-value.js';

function statements(source: string): string[] {
  return outlineR(source).statements.map(({ kind, targets, value, names, owner }) =>
    [
      `${owner < 0 ? '' : `${owner}: `}${kind}`,
      ...targets.map(shown),
      ...(value === null ? [] : [shown(value)]),
      ...names.map(({ local, stands }) => `${local}=${stands}`),
    ].join(' | '),
  );
}

describe('the statements of R', () => {
  it.each([
    ['a <- b <- f(x, k = 1)', ['assignment | a | b | f(x, k=_)']],
    ['f(x) -> a', ['assignment | a | f(x)']],
    ['a = 1; b(a)', ['assignment | a | _', 'expression | b(a)']],
    ['x$y[["z"]] <- pkg::f(x[i, "k"])', ["assignment | x.y['z'] | pkg.f(x[i, 'k'])"]],
    ['names(x) <- v', ['assignment | x[] | v']],
    ['a <- b |>\n  f(c) %>%\n  g(d, .)\nh(a)', ['assignment | a | g(d, f(b, c))', 'expression | h(a)']],
    ['x %>% select(-y) -> z', ['assignment | z | select(x, y)']],
    ['m <- lm(y ~ a + b, data = d)', ['assignment | m | lm(_, data=d)']],
    ['a + b\n-c', ['expression | <mixture a, b>', 'expression | c']],
    ['if (a %in% b) {\n  f(a)\n} else g(b)', ['condition | <comparison a, b>', 'expression | <choice f(a), g(b)>']],
    ['for (i in seq_len(n)) {\n  a <- f(i)\n  g(a)\n}', ['loop | i | seq_len(n)', 'assignment | a | f(i)', 'expression | g(a)']],
    ['f <- function(x, k = 2) {\n  y <- x\n  y + k\n}', ['definition | f=0', '0: assignment | y | x', '0: return | <mixture y, k>']],
    ['f <- function(x) return(x)', ['definition | f=0', '0: return | return(x)']],
    ['lapply(xs, \\(x) g(x))', ['expression | lapply(xs, function 0)', '0: return | g(x)']],
    ['tryCatch({\n  a <- f()\n}, error = function(e) NULL)', ['expression | tryCatch(a := f(), error=function 0)', '0: return | _']],
    ['stopifnot(nrow(d) > 0)', ['assertion | stopifnot(<comparison nrow(d), _>)']],
    ['`my var` <- r"(a"b)"', ['assignment | my var | \'"(a"b)\'']],
  ])('of %j', (source, expected) => expect(statements(source)).toEqual(expected));

  it('of a document are those of its chunks of R', () => {
    const source = "It's a text.\n\n```{r load}\na <- f()\n```\n\n```{python}\nb = g()\n```\n";
    const found = outlineR(source).statements;
    expect(found.map(({ start, end }) => source.slice(start, end))).toEqual(['a <- f()']);
  });
});

describe('whatever the source is', () => {
  itReadsAnySource(outlineR, {
    pieces: [
      '(',
      ')',
      '[',
      '[[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '`',
      '<-',
      '->',
      '=',
      '==',
      '|>',
      '%>%',
      '%',
      '~',
      '\\(x)',
      'function(x)',
      ',',
      '\n',
      ';',
      '$',
      '@',
      '::',
      ' in ',
      'x',
      'if (',
      ' else ',
      'for (i in ',
      'repeat ',
      '-',
      '!',
      '#',
      '```{r}\n',
    ],
    source: 'a <- d |> f(\\(x) { if (x > 1) g(x)[["k"]]$z else { h(x) } }) %>% summarise(m = mean(y ~ z), .by = "k")',
    repeated: [
      '(',
      '[',
      '{',
      'f(',
      'a$',
      'a[',
      'function(x) ',
      '\\(x) {',
      '!',
      'if (x) ',
      'for (i in ',
      'repeat ',
      'x <- ',
      'x -> ',
      'a |> ',
      'a ~ ',
      'f(a = ',
      'x\n',
      '%',
      '```{r}\n',
    ],
  });
});
