// Python read by statements: what is assigned, called, asked and given back, and where functions begin and end.
import { describe, expect, it } from 'vitest';
import { functionAt, statementAt } from '../../src/parsers/code/outline.js';
import { outlinePython } from '../../src/parsers/python/outline.js';
import { itReadsAnySource } from '../support/any-source.js';
import { shown } from '../support/shown-value.js';

function statements(source: string): string[] {
  return outlinePython(source).statements.map(({ kind, targets, value, names }) =>
    [kind, ...targets.map(shown), ...(value === null ? [] : [shown(value)]), ...names.map(({ local, stands }) => `${local}=${stands}`)].join(' | '),
  );
}

describe('the statements of Python', () => {
  it.each([
    ['a = b = f(x, *rest, k=1)', ['assignment | a | b | f(x, rest, k=_)']],
    ['a, (b, c) = pair', ['assignment | [a, [b, c]] | pair']],
    ['total += price', ['assignment | total | <mixture total, price>']],
    ['count: int = len(rows)', ['assignment | count | len(rows)']],
    ['count: int', []],
    ['x["a"].b[1:n] = v', ["assignment | x['a'].b[[_, n]] | v"]],
    ['import a.b, c.d as e', ['import | a=a | e=c.d']],
    ['from .x import (y as z,\n  w)', ['import | z=.x.y | w=.x.w']],
    ['if a < b and not c: return d', ['condition | <comparison a, b, c>', 'return | d']],
    ['with open(p) as f, lock: pass', ['assignment | f | open(p)', 'expression | lock', 'expression | pass']],
    ['for i, x in enumerate(xs):\n    y.append(x)', ['loop | [i, x] | enumerate(xs)', 'expression | y.append(x)']],
    ['assert a == b, "no"', ["assertion | [<comparison a, b>, 'no']"]],
    ['z = [f(x) for x in xs if x]', ['assignment | z | [{f(x) for x in <choice xs if x>}]']],
    ['z = a if c else b', ['assignment | z | <choice a, b if c>']],
    ['z = f"{a!r:{w}} and {b[\'k\']}" "!"', ["assignment | z | ' and !'{a, w, b['k']}"]],
    ['print(n := 3); q = 1', ['expression | print(n := _)', 'assignment | q | _']],
    ['d = {"a": x, **more}', ["assignment | d | [['a', x], more]"]],
    ['await s.send(m)', ['expression | s.send(m)']],
  ])('of %j', (source, expected) => expect(statements(source)).toEqual(expected));

  it('go on behind a bracket that was left open', () => expect(statements('a = f(1,\ndef g():\n    return 2\nb = 3').at(-1)).toBe('assignment | b | _'));
});

describe('the functions of Python', () => {
  const source = [
    'x = 1',
    '@app.post("/p")',
    'async def outer(a: int, b="k", *rest):',
    '    def inner():',
    '        return a',
    '    return inner',
    'class C(B):',
    '    def m(self): return x',
    'y = 2',
  ].join('\n');
  const outline = outlinePython(source);

  it('have names, parameters, decorators and classes', () => {
    expect(outline.functions.map(({ name, parent, className }) => [name, parent, className])).toEqual([
      ['outer', -1, null],
      ['inner', 0, null],
      ['m', -1, 'C'],
    ]);
    expect(outline.functions[0]?.decorators.map(shown)).toEqual(["app.post('/p')"]);
    expect(outline.functions[0]?.parameters).toEqual([
      { name: 'a', annotation: 'int', fallback: null },
      { name: 'b', annotation: null, fallback: '"k"' },
      { name: 'rest', annotation: null, fallback: null },
    ]);
  });

  it('are the innermost ones at a place', () => {
    const at = (text: string) => functionAt(outline, source.indexOf(text));
    expect(['x = 1', '@app', 'return a', 'return inner', 'return x', 'y = 2'].map(at)).toEqual([-1, 0, 1, 0, 2, -1]);
  });

  it('hold statements, each of which is one, over lines', () => {
    const long = outlinePython('a = f(\n  1,\n  2,\n)\nb = 3');
    expect(statementAt(long, 8)).toBe(0);
    expect(statementAt(long, 'a = f(\n  1,\n  2,\n)\nb'.length)).toBe(1);
  });
});

describe('whatever the source is', () => {
  itReadsAnySource(outlinePython, {
    pieces: [
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      'f"',
      '"',
      "'",
      '"""',
      'def f(',
      'class ',
      'lambda',
      ' for ',
      ' in ',
      ' if ',
      ' else ',
      ':',
      ':=',
      '=',
      '+=',
      ',',
      '\n',
      '    ',
      '\t',
      '@',
      '.',
      '*',
      'import ',
      'from ',
      'x',
      'await ',
      'return ',
      'with ',
      ' as ',
      '\\',
      '#',
      '{x',
      '!r',
      ';',
    ],
    source: '@app.post("/a")\nasync def f(q: Q = None, *rest):\n    with open(p) as h:\n        return [g(x)["k"] for x in f"{await h} b" if (y := x)]\n',
    repeated: ['(', '[', '{', 'f(', 'a.', 'a[', 'lambda: ', 'not ', 'x if ', 'x := ', 'f"{', 'def f():\n ', '@a\n', 'a = ', '(a for a in '],
  });
});
