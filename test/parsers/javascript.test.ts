import { describe, expect, it } from 'vitest';
import type { Interest } from '../../src/parsers/code/facts.js';
import { blankJavaScript, scanJavaScript } from '../../src/parsers/javascript/scan.js';

const everything: Interest = { roots: 'all', last: 'all' };
const modules = (source: string) => scanJavaScript(source, everything).imports.map(({ module }) => module);
const calls = (source: string) => scanJavaScript(source, everything).calls.map(({ name, role }) => (role === 'call' ? name : `${role} ${name}`));
const definitions = (source: string) => scanJavaScript(source, everything).definitions.map(({ name, role }) => `${role} ${name}`);

describe('imports', () => {
  it.each([
    ['import', 'import "a"; import b from "b"; import * as c from \'c\'; import { d, e as f } from "d"; import g, { h } from "g"'],
    ['import without semicolons and blanks', 'import b from"a"\nimport{d}from"b"\nimport\n  * as c\nfrom\n  "c"; import "d"; import "g"'],
    ['types', 'import type { A } from "a"; import { type B } from "b"; export type { C } from "c"; import D = require("d"); import type G from "g"'],
    ['export from', 'export * from "a"; export { b } from "b"; export * as c from "c"; export { default as d } from "d"; export {} from "g"'],
    ['require and import()', 'require("a"); const b = require("b"); const { c } = require("c"); await import("d"); import(`g`)'],
  ])('finds %s', (_, source) => expect(modules(source)).toEqual(['a', 'b', 'c', 'd', 'g']));

  it.each([
    ['strings', 'x = "import \'a\'"; y = \'require("b")\''],
    ['templates', 'x = `\nimport "a"\n${y}\nimport "b"`'],
    ['comments', '// import "a"\n/*\nimport "b"\n*/'],
    ['regular expressions', 'x = /import "a"/; y = z.match(/require\\("b"\\)["\']/g)'],
    ['what is not a literal', 'require(a); import(b + "c"); import.meta.url'],
    ['declarations', 'export { a, b }; export default c; export const d = 1'],
  ])('finds none in %s', (_, source) => expect(modules(source)).toEqual([]));

  it('tells an export list without a semicolon from the statement behind it', () =>
    expect(scanJavaScript('export {\n  a\n}\nexport { b } from "b"', everything).imports).toEqual([{ module: 'b', line: 4 }]));

  it('looks inside the fields of templates', () => expect(modules('`a ${require("b") + `${require("c")}`} d`')).toEqual(['b', 'c']));

  it('reads the script parts of Svelte and Vue', () => {
    const source = '<template>\n<p>import "no"</p>\n</template>\n<script lang="ts" generics="T extends A<B>">\nimport a from "a";\na();\n</script>';
    expect(scanJavaScript(source, everything)).toMatchObject({ imports: [{ module: 'a', line: 5 }], calls: [{ name: 'a', line: 6 }] });
  });
});

describe('calls', () => {
  it.each([
    ['a namespace', 'import * as Sentry from "@sentry/node"; Sentry.init()', ['@sentry/node.init']],
    ['a default and a named import', 'import d, { a as b } from "m"; d(); d.x(); b(); new b.C()', ['m', 'm.x', 'm.a', 'm.a.C']],
    ['a required module', 'const { a, b: c } = require("m"); const d = require("n"); a(); c(); d.e()', ['require', 'require', 'm.a', 'm.b', 'n.e']],
    ['a module required on the spot', 'require("dotenv").config(); const X = require("y").Z; X()', ['require', 'dotenv.config', 'require', 'y.Z']],
    ['a module imported late', 'const m = await import("lazy"); m.go()', ['lazy.go']],
    [
      'a variable that holds what an import made',
      'import { A } from "m";\nconst a = new A({ f() { const x = 1; } })\na.go(); this.b = A.make(); this.b.go()',
      ['m.A', 'm.A.go', 'm.A.make', 'm.A.make.go'],
    ],
    ['names that are not imported', 'fit(); a.b.fit(); f().fit(); a?.b?.(); c!.d()', ['fit', '.a.b.fit', 'f', '.fit', '.a.b', '.c.d']],
    ['generics', 'import { a } from "m"; a<string>(1); new Map<string, A<B>>()', ['m.a', 'Map']],
    ['bases and decorators', 'import { B } from "m"; @D() class A extends B { @E x; }', ['decorator D', 'base m.B', 'decorator E']],
    ['fields of templates', '`${f(1)} g(2)`', ['f']],
    ['division next to calls', 'x = a(1) / b(2) / c(3)', ['a', 'b', 'c']],
    ['calls inside JSX', 'const A = () => <p title="a">Don\'t {f("it")} </p>; g()', ['f', 'g']],
  ])('names %s', (_, source, expected) => expect(calls(source)).toEqual(expected));

  it.each([
    ['over lines', 'React.forwardRef<\n  HTMLDivElement,\n  Props\n>((a) => b(a))', ['.React.forwardRef', 'b']],
    ['nested', 'f<\n  A<B<C>>,\n  Map<string, D[]>,\n>()', ['f']],
    ['with an object type', 'f<{\n  a: string\n  b?: { c: 1 } | null;\n  d(e: F): void\n  readonly [g: string]: H // >(\n}>(x)', ['f']],
    ['with a function type', 'f<(a: A, b?: B) => void>(x); g<\n  new <T>(a: T) => T\n>(y)', ['f', 'g']],
    ['with conditional and mapped types', "f<A extends B ? keyof C : { -readonly [K in keyof D]-?: E }>(x); g<-1 | 'a>(b'>(y)", ['f', 'g']],
    ['with a template', 'f<`a${B}>(`>(x); g<`${\nA}` | B>()', ['f', 'g']],
    ['with an imported type', "f<\n  typeof import('m')\n>(x)", ['f']],
    ['behind "new" and "?."', 'new A<\n  B\n>(); a?.b<\n  C\n>()', ['A', '.a.b']],
  ])('sees a call behind type arguments %s', (_, source, expected) => expect(calls(source)).toEqual(expected));

  it.each([
    ['comparisons over lines', 'a < b\n && c > (d)'],
    ['comparisons without blanks', 'a<b&&c>(d); a<b||c>(d); a<b-c>(d); a<b*c>(d); a<b==c>(d)'],
    ['comparisons of calls', 'for (i=0; i<n; i++) {} x = a<1?b:c>(d)', []],
    ['comparisons in conditions', 'if (a<b) { c>(d) }\nif (a<b\n) c>(d)'],
    ['comparisons with line breaks for semicolons', 'x = a<b\nc>(d)\ne<f\n(g)>(h)', ['f']],
    ['JSX', 'x = <A<B> c={1}\n d="e">(f)</A>; y = <p>Say<b\n className="c">(d)</b>Say<i hidden>(e)</i>it<>(f)</></p>'],
    ['generics in types', 'type A = B<\n  C\n>; let d: E<F<\n  G\n>> = h; function i<\n  T extends J<K>\n>(l: T) {} class M<\n  T extends (n: O) => P\n> {}'],
    ['operators of types', 'type A = readonly (B | C)[] | keyof (D); x = a as (b); y = c satisfies (d); for (const e of (f)) {}'],
  ])('does not take %s for a call', (_, source, expected = []) => expect(calls(source)).toEqual(expected));

  it('counts the lines of type arguments, finds modules in them and ends them in time', () => {
    expect(scanJavaScript("f<\r\n  typeof import('m')\n\n>(x)\ng()", everything)).toMatchObject({
      imports: [{ module: 'm', line: 2 }],
      calls: [
        { name: 'f', line: 1, args: 'x' },
        { name: 'g', line: 5 },
      ],
      lines: 4,
    });
    const start = process.cpuUsage();
    for (const part of ['f<', 'f<{', 'f<g<h>|', 'f<`${', 'f<(', "f<'", 'f</*', 'f<a,'.repeat(20) + 'a|'.repeat(5000)])
      expect(calls(part.repeat(Math.ceil(100_000 / part.length)))).toEqual([]);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
  });

  it('reads words that are keywords only in their place', () =>
    expect(calls('of(1); x = of(2); y = [of.map(f)]; return of(3); satisfies(a, b); c.readonly()')).toEqual([
      'of',
      'of',
      '.of.map',
      'of',
      'satisfies',
      '.c.readonly',
    ]));

  it('goes on behind "!"', () => expect(calls('a.b!(c); d()!.e(); f[0]!.g()')).toEqual(['.a.b', 'd', '.e', '.g']));

  it.each([
    ['definitions', 'function f(a) {} class A { m(a) { } static async n() {} get o() {} }; const x = { p(a) {} }'],
    ['keywords', 'if (a) {} for (;;) {} while (b) {} switch (c) {} try {} catch (e) {}'],
    ['interfaces', 'interface A { f(x: string): void; g(): number }'],
  ])('takes no call from %s', (_, source) => expect(calls(source)).toEqual([]));

  it('keeps args without comments, and only what somebody is interested in', () => {
    const interest: Interest = { roots: new Set(['@sentry/node']), last: new Set(['fit']) };
    const source = 'import * as S from "@sentry/node";\nimport { x } from "x";\nx(); S.init({\n  dsn: "a//b", // why\n  rate: 1, /* c */\n}); m.fit()';
    expect(scanJavaScript(source, interest).calls).toEqual([
      { name: '@sentry/node.init', line: 3, args: '{ dsn: "a//b", rate: 1, }', role: 'call' },
      { name: '.m.fit', line: 6, args: '', role: 'call' },
    ]);
  });
});

it('lists functions and classes', () => {
  const source =
    'function a() {}\nfunction* b() {}\nexport default class C {}\nconst d = (x: { y: 1; }) => x, z = 1\nconst e = async y => y\nlet f = function () {}\nconst g = (h + i)';
  expect(definitions(source)).toEqual(['function a', 'function b', 'class C', 'function d', 'function e', 'function f']);
});

it('lists generic arrow functions', () =>
  expect(definitions('const a = <T,>(x: T): x is T => x\nconst b = async <\n  const T extends A = B,\n>(x) => x; const c = <p>(d)</p>')).toEqual([
    'function a',
    'function b',
  ]));

it.each([
  ['a // b\n/* c\n d */ "//" /\\/\\/*/ // é', 'a     \n    \n      "//" /\\/\\/*/     '],
  ['`// ${a /* b */}`', '`// ${a        }`'],
  ["<p>'// a</p><!-- b -->\n<script>c // d\n</script>", "<p>'// a</p>          \n<script>c     \n</script>"],
])('blanks the comments of %j', (source, expected) => expect(blankJavaScript(source)).toBe(expected));
