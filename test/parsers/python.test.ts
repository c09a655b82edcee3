import { describe, expect, it } from 'vitest';
import type { Interest } from '../../src/parsers/code/facts.js';
import { blankPython, scanPython } from '../../src/parsers/python/scan.js';

const everything: Interest = { roots: 'all', last: 'all' };
const modules = (source: string) => scanPython(source, everything).imports.map(({ module }) => module);
const calls = (source: string) => scanPython(source, everything).calls.map(({ name, role }) => (role === 'call' ? name : `${role} ${name}`));
const args = (source: string) => scanPython(source, everything).calls[0]?.args;

describe('imports', () => {
  it.each([
    ['a plain import', 'import torch', ['torch']],
    ['several, dotted and renamed', 'import a.b as c, d', ['a.b', 'd']],
    ['names from a module', 'from x import y as z, w', ['x', 'x.y', 'x.w']],
    ['names over several lines', 'from x import (  # why\n    y as z,\n    w,\n)', ['x', 'x.y', 'x.w']],
    ['a line carried over by a backslash', 'from x \\\n  import y, \\\n  z', ['x', 'x.y', 'x.z']],
    ['a star', 'from x import *', ['x']],
    ['relative ones', 'from . import a\nfrom ..b import c\nfrom ... import d', ['.', '.a', '..b', '..b.c', '...', '...d']],
    ['two statements in a line', 'x = 1; import a; from b import c', ['a', 'b', 'b.c']],
    ['inside if, try and def', 'if x: import a\ntry:\n  import b\nexcept E: import c\ndef f():\n\timport d', ['a', 'b', 'c', 'd']],
    ['behind a byte order mark', '\uFEFFimport a', ['a']],
    ['with old line breaks', 'import a\rimport b\r\nimport c', ['a', 'b', 'c']],
    ['behind a bracket that was never closed', 'f(1,\nimport a\ndef g():\n  import b', ['a', 'b']],
    ['behind a string that was never closed', "x = 'abc\nimport a", ['a']],
  ])('finds %s', (_, source, expected) => expect(modules(source)).toEqual(expected));

  it.each([
    ['a docstring', '"""\nimport a\nfrom b import c\n"""'],
    ['a comment', '# import a\nx = 1  # import b'],
    ['a string with a prefix', "x = r'''\nimport a\n''' + b'''\nimport c'''"],
    ['an f-string', 'x = f"""\nimport a\n{y}\nimport b\n"""'],
    ['an f-string with the same quotes inside', 'x = f"{y["import a"]} import b"'],
    ['an f-string with a format', 'x = f"{y:>{w["n"]}} import b"; z = f"{{import c}}"'],
    ['a string that goes on in the next line', "x = 'a\\\nimport b'"],
    ['yield from', 'def f():\n  yield from a\n  yield from b'],
    ['raise from', 'raise X from e'],
    ['an attribute', 'a.import_module\nx = a.b'],
    ['an argument', 'f(x, \n  y)'],
  ])('finds none in %s', (_, source) => expect(modules(source)).toEqual([]));

  it('gives the line of each name', () => {
    expect(scanPython('\n\nfrom x import (\n  y,\n  z)\nimport a', everything).imports).toEqual([
      { module: 'x', line: 3 },
      { module: 'x.y', line: 4 },
      { module: 'x.z', line: 5 },
      { module: 'a', line: 6 },
    ]);
  });
});

describe('calls', () => {
  it.each([
    ['an import renamed', 'import torch as t\nt.manual_seed(0)', ['torch.manual_seed']],
    ['a name from a module', 'from a.b import c as d\nd()', ['a.b.c']],
    ['a submodule', 'import os.path\nos.path.join(x)', ['os.path.join']],
    ['a name that is not imported', 'fit()\nself.model.fit()', ['fit', '.self.model.fit']],
    ['a call on what a call gave', 'f().fit()\nx[0].a.b()\n"".join(y)', ['f', '.fit', '.a.b', '.join']],
    ['a name over lines', '(a\n  # why\n  .b\n  .c())', ['.a.b.c']],
    ['code inside an f-string', 'f"{g(1)!r:>{h(2)}} i(3)"', ['g', 'h']],
    ['print', 'print (1)', ['print']],
    ['base classes, with and without brackets', 'import a\nclass K(a.B, C[D], make(1), metaclass=M): pass', ['base a.B', 'base C', 'base make']],
    ['decorators, with and without brackets', 'import a\n@a.b\n@c(1)\ndef f(): pass', ['decorator a.b', 'decorator c']],
    ['awaited calls', 'await a(await b())', ['a', 'b']],
  ])('names %s', (_, source, expected) => expect(calls(source)).toEqual(expected));

  it.each([
    ['definitions', 'def f(x): pass\nclass A(): pass\nasync def g(): pass'],
    ['keywords', 'if (a): pass\nwhile (b): pass\nx = not (c)\nreturn (d)\nassert (e)'],
    ['a call of a call, and of an element', 'x[0](1)'],
    ['comments and strings', '# f()\n"g()"'],
    ['patterns', 'match x:\n  case Point(x=0): pass'],
    ['matrix products', 'a @ b'],
  ])('takes no call from %s', (_, source) => expect(calls(source)).toEqual([]));

  it.each([
    ['assigned', 'import mlflow\nclient = mlflow.MlflowClient()\nclient.log()', 'mlflow.MlflowClient.log'],
    ['assigned with a type', 'import mlflow\nclient: C = mlflow.MlflowClient()\nclient.log()', 'mlflow.MlflowClient.log'],
    ['assigned to self', 'import a\nclass K:\n  def f(self):\n    self.x = a.B()\n  def g(self):\n    self.x.log()', 'a.B.log'],
    ['opened by with', 'import a\nwith a.B() as x, open(y) as z:\n  x.log()', 'a.B.log'],
    ['assigned twice', 'import a\nx = a.B()\nx = a.C()\nx.log()', 'a.C.log'],
    ['assigned something else later', 'import a\nx = a.B()\nx = 3\nx.log()', '.x.log'],
    ['only the start of what is assigned', 'import a\nx = a.B().c\nx.log()', '.x.log'],
    ['an import that may be missing', 'try:\n  import a\nexcept ImportError:\n  a = None\na.log()', 'a.log'],
  ])('follows a variable %s', (_, source, expected) => expect(calls(source).at(-1)).toBe(expected));

  it('keeps only what somebody is interested in', () => {
    const source = 'import torch, os\ntorch.a()\nos.b()\nx.fit()\nx.run()\n@os.c\ndef f(): pass\nlr = torch.optim.Adam()\nlr.step()';
    const interest: Interest = { roots: new Set(['torch']), last: new Set(['fit']) };
    expect(scanPython(source, interest).calls.map(({ name }) => name)).toEqual(['torch.a', '.x.fit', 'torch.optim.Adam', 'torch.optim.Adam.step']);
  });

  it.each([
    ['one line of many, without comments', 'f(a,  # first\n  b = 1,\n\n  c)', 'a, b = 1, c'],
    ['strings as they are', "f(\"a  #  b\",   '''c\n  d''')", "\"a  #  b\", '''c\n  d'''"],
    ['f-strings as they are', 'f(f"a  {  g( 1 ) }  b")', 'f"a  { g( 1 ) }  b"'],
    ['what there is of a call that never ends', 'f(a, [b', 'a, [b'],
    ['letters beyond ASCII', 'f("ü€", ñ)', '"ü€", ñ'],
  ])('gives as args %s', (_, source, expected) => expect(args(source)).toBe(expected));

  it('cuts args at 2,000 characters', () => expect(args(`f(${'ä, '.repeat(5000)})`)).toHaveLength(2000));
});

it('lists functions and classes, and counts lines that are not blank', () => {
  const facts = scanPython('class A:\n\n    async def f(self):\n        """a\n\n        b"""\n  \ndef g(): pass\n', everything);
  expect(facts.definitions).toEqual([
    { name: 'A', line: 1, role: 'class' },
    { name: 'f', line: 3, role: 'function' },
    { name: 'g', line: 8, role: 'function' },
  ]);
  expect(facts.lines).toBe(5);
});

describe('blankPython', () => {
  it.each([
    ['comments', 'x = 1  # why\n# é\ny = "#"', 'x = 1       \n   \ny = "#"'],
    ['docstrings', '"""a\nb"""\nx = "c"', '    \n    \nx = "c"'],
    ['docstrings behind a head', 'def f(): "doc"\nx: "T" = "s"', 'def f():      \nx: "T" = "s"'],
    ['docstrings of two literals', '"a" \\\n  "b"\n', '     \n     \n'],
  ])('blanks %s', (_, source, expected) => expect(blankPython(source)).toBe(expected));

  it.each(['f("a")', 'x = ("a"\n  "b")', 'return "a"', 'f"{g()}"', '"a".join(b)'])('keeps %s', (source) => expect(blankPython(source)).toBe(source));
});
