// Code that never runs, by language.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadLines } from '../../src/parsers/languages.js';
import { readNotebook } from '../../src/parsers/notebook/notebook.js';

/** "from-to why" of each stretch. */
const dead = (path: string, text: string) =>
  deadLines({ path, text: () => text, notebook: () => (path.endsWith('.ipynb') ? readNotebook(text) : null) }).map(
    ({ from, to, why, cell }) => `${cell === undefined ? '' : `${cell}: `}${from}-${to} ${why}`,
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
    [
      'not below a constant that is not all of the condition',
      lines('if False and a or b:', '    c()', 'if False and a if b else c:', '    c()', 'if (0 and a) == b:', '    c()', 'if (False and a, b):', '    c()'),
      [],
    ],
    [
      'below a constant and what is in brackets',
      lines('if False and (a or b):', '    b()', 'if (0 and f(a, b)):', '    c()'),
      ['2-2 never-true', '4-4 never-true'],
    ],
    ['below TYPE_CHECKING', lines('if typing.TYPE_CHECKING:', '    import torch', '    torch.load(x)', 'x = 1'), ['2-3 never-true']],
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
    ['all of it where a bracket closes that none opened', lines('a())', 'b()'), ['1-2 not-parsed']],
    ['all of it where the marks of a conflict are left', lines('<<<<<<< HEAD', 'a()', '=======', 'b()', '>>>>>>> branch'), ['1-5 not-parsed']],
    ['nothing where such marks stand in a text', lines('a = """', '<<<<<<< HEAD', '"""', 'b(c <', '  d)'), []],
    ['nothing of fields in texts', lines("a(f'{b[0]}{c}}}', {d})", "f'''{e", "}'''", ''), []],
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

describe('languages with braces', () => {
  it.each([
    ['a.go', 'if false', lines('func f() {', '\tif false {', '\t\tb()', '\t} else {', '\t\tc()', '\t}', '}'), ['2-4 never-true']],
    ['a.go', 'behind return', lines('func f() int {', '\treturn g(', '\t\t1)', '\tb()', '\tc()', '}', 'func h() {}'), ['4-5 after-the-end']],
    ['a.go', 'behind the end of the program', lines('func f() {', '\tos.Exit(1)', '\tb()', '}'), ['3-3 after-the-end']],
    ['a.go', 'not the next case, nor a label', lines('switch a {', 'case 1:', '\tb()', '\treturn', 'case 2:', '\tc()', '}', 'return', 'done:', 'c()'), []],
    ['a.go', 'not behind a chain', lines('func f() error {', '\treturn a(b).', '\t\tFor(&c{}).', '\t\tComplete(d{', '\t\t\te: 1,', '\t\t})', '}'), []],
    ['a.go', 'not behind what goes on', lines('func f() bool {', '\treturn a &&', '\t\tb()', '}'), []],
    ['A.java', 'if (false)', lines('void f() {', '  if (false) {', '    b();', '  }', '  c();', '}'), ['2-4 never-true']],
    ['A.java', 'behind System.exit', lines('void f() {', '  System.exit(0);', '  b();', '}'), ['3-3 after-the-end']],
    [
      'A.java',
      'not behind one that may not come',
      lines('void f() {', '  if (a) System.exit(0);', '  if (b)', '    System.exit(1);', '  else return;', '  c();', '}'),
      [],
    ],
    [
      'a.kt',
      'behind return and throw',
      lines('fun f(): Int {', '    return a', '        .b()', '    c()', '}', 'fun g() {', '    throw E()', '    d()', '}'),
      ['4-4 after-the-end', '8-8 after-the-end'],
    ],
    [
      'a.kt',
      'not behind one that may not come',
      lines('fun f(): Int {', '    if (a)', '        return 1', '    else', '        return 2', '    val x = y', '        ?: return 3', '    z()', '}'),
      [],
    ],
    ['a.kt', 'not a function', lines('fun f(): Int {', '    return g()', '    fun g() = 1', '}'), []],
    ['a.scala', 'if (false)', lines('def f() = {', '  if (false) {', '    b()', '  }', '}'), ['2-4 never-true']],
    [
      'a.rs',
      'if false, and behind return',
      lines('fn f() {', '    if false {', '        b();', '    }', '    return;', '    c();', '}'),
      ['2-4 never-true', '6-6 after-the-end'],
    ],
    [
      'a.rs',
      'not functions, nor what is built otherwise',
      lines('fn f() {', '    #[cfg(a)]', '    return 1;', '    c();', '    todo!();', '    fn g() {}', '}'),
      [],
    ],
    [
      'a.rs',
      'not behind an arm',
      lines('fn f() {', '    match a {', '        B => return 1,', '        C => { c(); return 2; }', '    }', '    d();', '}'),
      [],
    ],
    [
      'a.cs',
      'if (false), behind throw',
      lines('void F() {', '  if (false) {', '    B();', '  }', '  throw new E();', '  C();', '}'),
      ['2-4 never-true', '6-6 after-the-end'],
    ],
    ['a.cs', 'not functions', lines('int F() {', '  return G();', '  int G() { return 1; }', '  List<int> H() { return null; }', '}'), []],
    ['a.cs', '#if false', lines('a();', '#if false', 'b();', '{', '#elif X', 'c();', '#else', 'd();', '#endif', 'e();'), ['3-4 never-true']],
    ['a.cpp', '#if 0 with others in it', lines('a();', '#if 0', '#ifdef X', 'b();', '#else', 'c();', '#endif', '#endif', 'd();'), ['3-7 never-true']],
    ['a.cpp', 'the other branch of #if 1', lines('#if 1', 'a();', '#else', 'b();', '#endif', '#if X', 'c();', '#endif'), ['4-4 never-true']],
    [
      'a.cpp',
      'behind return, not behind another branch',
      lines('int f() {', '  return 1;', '  b();', '}', 'int g() {', '#ifdef X', '  a();', '  return 1;', '#endif', '  c();', '}'),
      ['3-3 after-the-end'],
    ],
    ['a.c', 'nothing where brackets do not match', lines('if (0) {', '  a();'), []],
    [
      'a.R',
      'behind return and stop',
      lines('f <- function(x) {', '  return(x)', '  b()', '}', 'g <- function(x) {', '  stop("a")', '  c()', '}'),
      ['3-3 after-the-end', '7-7 after-the-end'],
    ],
    [
      'a.R',
      'not behind what may not come',
      lines('f <- function(x) {', '  if (x)', '    return(1)', '  y <- z %>%', '    h()', '  b()', '}', 'g <- function(x)', '  return(x)', 'c()'),
      [],
    ],
  ])('%s: %s', (path, _, text, expected) => expect(dead(path, text)).toEqual(expected));
});

describe('tests that are skipped', () => {
  it.each([
    ['a.rs', lines('#[test]', '#[ignore]', 'fn a() {', '    b();', '}', '#[test]', 'fn c() {', '    d();', '}'), ['1-5 skipped']],
    ['a_test.go', lines('func TestA(t *testing.T) {', '\tt.Skip("later")', '\tb()', '}', 'func TestC(t *testing.T) {', '\td()', '}'), ['1-4 skipped']],
    [
      'ATest.java',
      lines('class A {', '  @Test', '  @Disabled("later")', '  void a() {', '    b();', '  }', '  @Test', '  void c() { d(); }', '}'),
      ['2-6 skipped'],
    ],
    [
      'ATests.cs',
      lines('class A {', '  [Fact(Skip = "later")]', '  public void B() {', '    C();', '  }', '  [Fact]', '  public void D() { E(); }', '}'),
      ['2-5 skipped'],
    ],
    ['BTest.kt', lines('@Ignore', 'class A {', '    @Test', '    fun b() {', '        c()', '    }', '}'), []],
  ])('%s', (path, text, expected) => expect(dead(path, text)).toEqual(expected));
});

describe('Julia', () => {
  it.each([
    ['below if false', lines('if false', '  b()', 'else', '  c()', 'end'), ['2-2 never-true']],
    ['below a condition that begins with it', lines('if false && x', '  b()', 'end', 'if false || x', '  c()', 'end'), ['2-2 never-true']],
    ['behind return', lines('function f(x)', '  return x +', '    1', '  b()', 'end', 'c()'), ['4-4 after-the-end']],
    ['behind the end of the program', lines('a()', 'exit()', 'b()', 'c()'), ['3-4 after-the-end']],
    [
      'not behind one that may not come',
      lines('function f(x)', '  x && return 1', '  x || error("a")', '  if x', '    return a[end]', '  end', '  b()', 'end'),
      [],
    ],
    [
      'not in a block that is given back',
      lines('function f()', '  return quote', '    b()', '  end', 'end', 'function g()', '  return h() do x', '    b()', '  end', 'end'),
      [],
    ],
    ['nothing where blocks do not match', lines('if false', '  b()'), []],
  ])('%s', (_, text, expected) => expect(dead('a.jl', text)).toEqual(expected));
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
