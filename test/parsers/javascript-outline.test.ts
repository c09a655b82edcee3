// JavaScript and TypeScript read by statements: what is assigned, called, asked and given back, and where functions begin and end.
import { describe, expect, it } from 'vitest';
import { functionAt } from '../../src/parsers/code/outline.js';
import { outlineJavaScript } from '../../src/parsers/javascript/outline.js';
import { itReadsAnySource } from '../support/any-source.js';
import { shown } from '../support/shown-value.js';

function statements(source: string): string[] {
  return outlineJavaScript(source).statements.map(({ kind, targets, value, names, owner }) =>
    [
      `${owner < 0 ? '' : `${owner}: `}${kind}`,
      ...targets.map(shown),
      ...(value === null ? [] : [shown(value)]),
      ...names.map(({ local, stands }) => `${local}=${stands}`),
    ].join(' | '),
  );
}

describe('the statements of JavaScript', () => {
  it.each([
    ['const a = f(x, ...rest, {k: 1});', ["assignment | a | f(x, rest, [['k', _]])"]],
    ['a = b = c', ['assignment | a | b | c']],
    ['total += price', ['assignment | total | <mixture total, price>']],
    ['x ??= y', ['assignment | x | <choice x, y>']],
    [
      'const {a, b: {c}, d = 1, ...e} = await r.json()',
      [
        'assignment | {6} | r.json()',
        'assignment | a | {6}.a',
        'assignment | {13} | {6}.b',
        'assignment | c | {13}.c',
        'assignment | d | <choice {6}.d, _>',
        'assignment | e | {6}',
      ],
    ],
    ['const [a, , {b}] = v', ['assignment | [a, _, {12}] | v', 'assignment | b | {12}.b']],
    ['let n: Map<string, number[]> | undefined = new Map<string, number[]>(), m', ['assignment | n | Map()']],
    ['const q = `select ${a} from ${b.c}`', ["assignment | q | 'select  from '{a, b.c}"]],
    ['q(`a`)', ["expression | q('a')"]],
    ['sql`select ${a}`', ['expression | sql(a)']],
    ['const v = (x as unknown as T[])?.a!.b?.[k]?.(y) satisfies U', ['assignment | v | x.a.b[k](y)']],
    ['v = a || b === c && d', ['assignment | v | <choice a, <comparison b, c>, d>']],
    ['v = a ? b : c', ['assignment | v | <choice b, c if a>']],
    ['i++\nf(i)', ['expression | i', 'expression | f(i)']],
    ['if (!a || typeof b !== "string") return; else g()', ["condition | <choice a, <comparison _, 'string'>>", 'return | _', 'expression | g()']],
    ['for (const [k, v] of Object.entries(o)) f(k)', ['loop | [k, v] | Object.entries(o)', 'expression | f(k)']],
    ['for (let i = 0; i < n; i++) { f(i); }', ['assignment | i | _', 'expression | <comparison i, n>', 'expression | i', 'expression | f(i)']],
    ['import a, { b as c, type D } from "m"; import * as n from "./x"', ['import | a=m | c=m.b | D=m.D', 'import | n=own/x']],
    ['const { exec: run } = require("node:child_process")', ['import | {6}=child_process | run=child_process.exec']],
    ['const e = require("a").b', ['assignment | e | a.b']],
    ['const f = async (x) => g(x)', ['definition | f=0', '0: return | g(x)']],
    ['xs.map(({ a }) => a)', ['expression | xs.map(function 0)', '0: assignment | a | {8}.a', '0: return | a']],
    ['class A extends B<C> { k = f(1); m(q) { return this.k(q); } }', ['definition | A=', 'expression | f(_)', '0: return | this.k(q)']],
    ['type A<T> = { b: C } | D; interface E { f(): G }\nf()', ['expression | f()']],
    [
      'const e = <p id="a" {...b} onClick={() => f()}>it is {c} and <B.C d={e} /></p>',
      ["assignment | e | p(id='a', b, onClick=function 0, c, B.C(d=e))", '0: return | f()'],
    ],
    ['switch (a) { case "x": f(); break; default: g() }', ['condition | a', 'expression | f()', 'expression | g()']],
    ['try { f() } catch (e) { g(e) } finally { h() }', ['expression | f()', 'assignment | e | catch()', 'expression | g(e)', 'expression | h()']],
    ['export default async function (req) { await f(req) }', ['0: expression | f(req)']],
    ['label: while (a < b) c()', ['condition | <comparison a, b>', 'expression | c()']],
    ['const f = <T,>(x: T): T => x', ['definition | f=0', '0: return | x']],
  ])('of %j', (source, expected) => expect(statements(source)).toEqual(expected));

  it('of a component are those of its scripts', () => {
    const source = '<p>{a}</p>\n<script lang="ts">\n  const b = f();\n</script>\n<b>it\'s</b>';
    const [only, ...more] = outlineJavaScript(source).statements;
    expect([source.slice(only?.start, only?.end), more]).toEqual(['const b = f()', []]);
  });
});

describe('the functions of JavaScript', () => {
  const source = [
    'app.post("/p", auth, async (req: Request, { b }, c = 2): Promise<{ d: string }> => {',
    '  function inner(...rest: string[]) { return rest; }',
    '});',
    'export const POST = async (request) => 1;',
    'class C { @Get("/x") m(@Body() dto: Dto, private readonly s?: S) { return x; } }',
  ].join('\n');
  const outline = outlineJavaScript(source);

  it('have names, parameters, classes, and what they are handed to', () => {
    expect(outline.functions.map(({ name, parent, className, decorators }) => [name, parent, className, ...decorators.map(shown)])).toEqual([
      ['', -1, null, 'app.post'],
      ['inner', 0, null],
      ['', -1, null, 'export.POST'],
      ['m', -1, 'C', "Get('/x')"],
    ]);
    expect(outline.functions[0]?.parameters).toEqual([
      { name: 'req', annotation: 'Request', fallback: null },
      { name: `{${source.indexOf('{ b }')}}`, annotation: null, fallback: null },
      { name: 'c', annotation: null, fallback: '2' },
    ]);
    expect(outline.functions[3]?.parameters.map(({ name, annotation }) => [name, annotation])).toEqual([
      ['this', null],
      ['dto', 'Dto'],
      ['s', 'S'],
    ]);
  });

  it('are the innermost ones at a place', () => {
    const at = (text: string) => functionAt(outline, source.indexOf(text));
    expect(['auth', 'return rest', '1;', 'return x'].map(at)).toEqual([0, 1, 2, 3]);
  });
});

describe('whatever the source is', () => {
  itReadsAnySource(outlineJavaScript, {
    pieces: [
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '`',
      '${',
      '"',
      "'",
      '/',
      '</',
      '/>',
      '<',
      '>',
      '=>',
      '=',
      '==',
      '+=',
      '?',
      '?.',
      '??',
      ':',
      ';',
      ',',
      '.',
      '...',
      '!',
      '+',
      '++',
      '@',
      '\n',
      ' in ',
      ' of ',
      ' as ',
      'x',
      'async ',
      'await ',
      'function ',
      'class ',
      'new ',
      'return ',
      'if (',
      'for (',
      'const ',
      'import ',
      'export ',
      'from ',
      'type ',
      'case ',
      'default',
      'catch',
    ],
    source: 'app.post("/a", async ({ body: { q } }: R) => { const p = `a ${await f<T>(q)} b`; return <p a={x}>{q && <b/>}</p>; });',
    repeated: [
      '(',
      '[',
      '{',
      'f(',
      'a.',
      'a[',
      'x => ',
      '(x) => {',
      '(a): ',
      '!',
      'x ? ',
      'x = ',
      '`${',
      'function f() {',
      '@a ',
      'a<',
      '<a ',
      '<a>',
      '<a b={',
      'for (const {a = ',
      'class A { m() {',
      'if (x) ',
      'const {a: ',
      'a as ',
      'new ',
      'else ',
      'type A = ',
      'a + ',
    ],
  });
});
