// What sources of the languages say that one scanner reads by a table: names resolved, comments and strings passed, functions found.
import { describe, expect, it } from 'vitest';
import { newNames } from '../../src/parsers/code/bindings.js';
import type { Dialect } from '../../src/parsers/dialects/dialect.js';
import { outlineDialect } from '../../src/parsers/dialects/outline.js';
import { blankDialect, scanDialect } from '../../src/parsers/dialects/scan.js';
import * as dialects from '../../src/parsers/dialects/table.js';
import { hollowTests } from '../../src/parsers/languages.js';

const everything = { roots: 'all', last: 'all' } as const;
const look = (dialect: Dialect, source: string) => scanDialect(dialect, source, everything);
const calls = (dialect: Dialect, source: string) => look(dialect, source).calls.map(({ name, args }) => `${name}(${args})`);
const imports = (dialect: Dialect, source: string) => look(dialect, source).imports.map(({ module }) => module);
const defined = (dialect: Dialect, source: string) => look(dialect, source).definitions.map(({ name }) => name);
const functions = (dialect: Dialect, source: string) =>
  outlineDialect(dialect, source).functions.map(({ name, start, end }) => [name, source.slice(start, end)]);
const { go, java, kotlin, scala, julia, csharp, rust, cpp } = dialects;

describe('imports', () => {
  it.each<[string, Dialect, string, string[]]>([
    ['a list of Go', go, 'import (\n\t"math/rand"\n\tort "github.com/yalue/onnxruntime_go"\n)\nx()', ['go:math/rand', 'go:github.com/yalue/onnxruntime_go']],
    ['one of Java, static and of all', java, 'import static a.B.c;\nimport d.*;', ['jvm:a.B.c', 'jvm:d']],
    ['braces and new names of Scala', scala, 'import a.b.{C, D => E, _}\nimport f._, g.H', ['jvm:a.b.C', 'jvm:a.b.D', 'jvm:f', 'jvm:g.H']],
    ['a new name of Kotlin', kotlin, 'import a.B as C\nfun f() {}', ['jvm:a.B']],
    ['lists of Julia, own modules left out', julia, 'using A, B.C\nusing D: x, y\nusing ..Own\nimport E as F', ['julia:A', 'julia:B.C', 'julia:D', 'julia:E']],
    [
      'namespaces of C#',
      csharp,
      'global using A.B;\nusing static C.D;\nusing X = E.F;\nusing (var s = open()) { }\nusing var t = open();',
      ['dotnet:A.B', 'dotnet:C.D', 'dotnet:E.F'],
    ],
    [
      'trees of Rust, own modules left out',
      rust,
      'use a::{b, c::{self, D as E}};\nuse crate::own::f;\npub use super::g;',
      ['rust:a.b', 'rust:a.c', 'rust:a.c.D'],
    ],
    ['files of C++', cpp, '#include <torch/script.h>\n#  include "own.h"\n// #include <no.h>', ['cpp:torch/script.h', 'cpp:own.h']],
  ])('of %s', (_, dialect, source, modules) => expect(imports(dialect, source)).toEqual(modules));
});

describe('names', () => {
  it.each<[string, Dialect, string, string[]]>([
    ['a package of Go by its last part', go, 'import "math/rand"\nr := rand.New(1)\nr.Intn(2)', ['go:math/rand.New(1)', 'go:math/rand.New.Intn(2)']],
    [
      'a package of Go with a version or "go-" in its path',
      go,
      'import (\n"x.y/echo/v4"\n"x.y/go-openai"\n"x.y/yaml.v3"\n)\necho.New()\nopenai.Chat()\nyaml.Load()',
      ['go:x.y/echo/v4.New()', 'go:x.y/go-openai.Chat()', 'go:x.y/yaml.v3.Load()'],
    ],
    [
      'the first of several that Go assigns',
      go,
      'import "a/b"\nm, err := b.Load("x")\nm.Run()\nerr.Error()',
      ['go:a/b.Load("x")', 'go:a/b.Load.Run()', '.err.Error()'],
    ],
    ['a parameter of Go by its type', go, 'import "a/b"\nfunc f(m *b.Model, n int) { m.Run() }', ['go:a/b.Model.Run()']],
    ['types between a name and its brackets', go, 'Map[string, int](xs)', ['Map(xs)']],
    ['a field of Java by its type', java, 'import a.Meter;\nclass B { private final Meter meter; void f() { meter.count(1); } }', ['jvm:a.Meter.count(1)']],
    ['an annotation of Java', java, 'import a.Post;\nclass B { @Post("/x") void f() { } }', ['jvm:a.Post("/x")']],
    [
      'an object of Java',
      java,
      'import a.Forest;\nclass B { void f() { Forest f = new Forest(3); f.build(x); } }',
      ['jvm:a.Forest(3)', 'jvm:a.Forest.build(x)'],
    ],
    [
      'what a builder of Scala gives',
      scala,
      'import a.Forest\nval f = new Forest().setSeed(4)\n  .setTrees(5)\nf.fit(x)',
      ['jvm:a.Forest()', '.setSeed(4)', '.setTrees(5)', 'jvm:a.Forest.fit(x)'],
    ],
    [
      'what a call on it gives is something else',
      scala,
      'import a.Forest\nval f = new Forest().load(4)\nf.fit(x)',
      ['jvm:a.Forest()', '.load(4)', '.f.fit(x)'],
    ],
    ['a name that is safe or sure', kotlin, 'import a.B\nval b: B = make()\nb?.c(1)', ['make()', 'jvm:a.B.c(1)']],
    ['a function of Julia with "!"', julia, 'using Flux\nFlux.train!(m, x; seed = 1)\na != b(2)', ['julia:Flux.train!(m, x; seed = 1)', 'b(2)']],
    ['a macro of Julia', julia, '@test f(1) == 2', ['@test()', 'f(1)']],
    ['an alias of C#', csharp, 'using M = A.B;\nM.Run(1);', ['dotnet:A.B.Run(1)']],
    ['a path of Rust without an import', rust, 'fn f() { tch::nn::linear(1); Self::g(2); std::h(3) }', ['rust:tch.nn.linear(1)', '.Self.g(2)', '.std.h(3)']],
    [
      'a module of the project in Rust',
      rust,
      'mod metrics;\nuse crate::http::server;\nfn f() { metrics::g(1); server::run(2) }',
      ['.metrics.g(1)', '.server.run(2)'],
    ],
    ['a macro and types of Rust', rust, 'fn f() { println!("x"); parse::<u8>(1) }', ['println!("x")', 'parse(1)']],
    ['an attribute of Rust', rust, 'use actix_web::post;\n#[post("/x")]\nfn f() {}', ['rust:actix_web.post("/x")']],
    [
      'a namespace and a pointer of C++',
      cpp,
      'int main() { auto m = torch::jit::load("a"); m.forward(1); p->eval(2); }',
      ['cpp:torch.jit.load("a")', 'cpp:torch.jit.load.forward(1)', '.p.eval(2)'],
    ],
    ['a short name of a namespace', cpp, 'namespace nn = torch::nn;\nint f() { nn::g(1); }', ['cpp:torch.nn.g(1)']],
    ['a variable of C++ by its type', cpp, 'int f() { Ort::Session s(env); s.Run(1); }', ['s(env)', 'cpp:Ort.Session.Run(1)']],
  ])('of %s', (_, dialect, source, names) => expect(calls(dialect, source)).toEqual(names));

  it('go from cell to cell', () => {
    const names = newNames(everything);
    scanDialect(julia, 'import Flux as F', everything, names);
    expect(scanDialect(julia, 'F.train(1)', everything, names).calls).toMatchObject([{ name: 'julia:Flux.train' }]);
  });
});

describe('comments and strings', () => {
  it.each<[string, Dialect, string]>([
    ['a raw string of Go', go, 'x := `no("a) // b`; f(1)'],
    ['a rune', go, "x := '\"'; f(1)"],
    ['a text of Java over lines', java, 'class A { String s = """\n no("a) " // b\n"""; Object x = f(1); }'],
    ['a comment in a comment', scala, '/* a /* no() */ no() */ f(1)'],
    ['code in a string of Kotlin', kotlin, 'val s = "a ${if (b) "c" else "d"} // e"; f(1)'],
    ['code in a string of Scala', scala, 'val s = s"a ${b("c")} // d"; f(1)'],
    ['a sign for money in a string of Scala', scala, 'val s = "${ no("; f(1)'],
    ['code in a string of Julia', julia, 'x = "a $(b("c")) # d"; f(1)'],
    ['a comment in a comment of Julia', julia, '#= a #= no() =# no() =# f(1) # g()'],
    ['a matrix that is turned', julia, "x = A'; f(1); y = B'"],
    ['a string of C# with quotes in it', csharp, 'var s = @"no(""a"")\\"; f(1);'],
    ['code in a string of C#', csharp, 'var s = $"a {b["c"]} {{ // d"; f(1);'],
    ['a raw string of Rust', rust, 'fn g() { let s = r#"no("a")"#; f(1) }'],
    ['a lifetime', rust, "struct S<'a> { x: &'a str } fn g() { let c = '\"'; f(1) }"],
    ['a raw string of C++', cpp, 'int g() { s = R"x(no(")x"; f(1); }'],
    ['a number with quotes', cpp, "int g() { x = 1'000'000; f(1); }"],
    ['a line for the preprocessor', cpp, '#define A(x) \\\n  no(x)\nint g() { f(1); }'],
  ])('are passed: %s', (_, dialect, source) => expect(calls(dialect, source)).toContain('f(1)'));

  it.each<[string, Dialect, string]>([
    ['Go', go, 'x := `no()` // no()'],
    ['Kotlin', kotlin, 'val s = """no() " no()""" /* no() */'],
    ['Julia', julia, 'x = raw"no()" # no()'],
    ['Rust', rust, 'fn f() { "no()"; } /* no() /* no() */ */'],
  ])('hold no calls: %s', (_, dialect, source) => expect(calls(dialect, source)).toEqual([]));

  it('are told apart where comments are blanked', () => {
    expect(blankDialect(julia, 'x = "#" # a\ny #= b =# z')).toBe(`x = "#"    \ny${' '.repeat(9)}z`);
    expect(blankDialect(rust, 'a("//") // é')).toBe('a("//")     ');
  });
});

describe('definitions', () => {
  it.each<[string, Dialect, string, string[]]>([
    ['functions, methods and types of Go', go, 'type S struct{}\nfunc (s *S) A() {}\nfunc B[T any]() { func() {}() }', ['S', 'A', 'B']],
    ['methods of Java, no calls', java, 'class A { A(int x) { f(x); } int g(int y) { return h(y); } int z = k(1); }', ['A', 'A', 'g']],
    ['extensions of Kotlin', kotlin, 'fun App.module() {}\nfun <T> gen(x: T) = x\nobject O', ['module', 'gen', 'O']],
    ['traits and objects of Scala', scala, 'case class A(x: Int)\ntrait B\nobject C { def d(x: Int) = x }', ['A', 'B', 'C', 'd']],
    ['functions of Julia in both forms', julia, 'function f(x) end\ng(x) = x\nfunction Base.show(io) end\nmap(function (y) end, z)', ['f', 'g', 'show']],
    ['methods of C#', csharp, 'class A { public int F(int x) => G(x); }', ['A', 'F']],
    ['functions of Rust, tests left out', rust, 'fn a() {}\n#[cfg(test)]\nmod tests { fn b() { hidden() } }\nfn c() {}', ['a', 'c']],
    ['functions and methods of C++', cpp, 'namespace n { class A { void f(int x); }; }\nint main() { g(1); }\nvoid A::h() {}', ['A', 'f', 'main', 'h']],
  ])('of %s', (_, dialect, source, names) => expect(defined(dialect, source)).toEqual(names));

  it('of tests inside a file of Rust hide what they call', () =>
    expect(calls(rust, '#[cfg(test)]\nmod tests { #[test] fn b() { hidden(1) } }\nfn c() { shown(2) }')).toEqual(['cfg(test)', 'shown(2)']));
  it('behind an import for tests alone are no tests', () => expect(calls(rust, '#[cfg(test)]\nuse a::b;\nfn c() { shown(2) }')).toContain('shown(2)'));
});

describe('functions', () => {
  it.each<[string, Dialect, string, string[][]]>([
    ['Go', go, 'func (s *S) A(x interface{}) interface{} { b() }\n', [['A', 'func (s *S) A(x interface{}) interface{} { b() }']]],
    [
      'Kotlin',
      kotlin,
      'fun a() {\n x() }\nfun b() = 1\nval c = 2',
      [
        ['a', 'fun a() {\n x() }'],
        ['b', 'fun b() = 1\n'],
      ],
    ],
    ['Java', java, 'class A {\n int f(int a) throws E {\n  if (a) { b(); }\n }\n}', [['f', ' int f(int a) throws E {\n  if (a) { b(); }\n }']]],
    ['Rust', rust, 'fn b();\nfn a<T>() -> R where T: B { c() }', [['a', 'fn a<T>() -> R where T: B { c() }']]],
    ['Julia', julia, 'function f(x)\n if x[end] y end\n [a for a in b if c]\nend\ng()', [['f', 'function f(x)\n if x[end] y end\n [a for a in b if c]\nend']]],
  ])('of %s', (_, dialect, source, spans) => expect(functions(dialect, source)).toEqual(spans));
});

describe('tests that prove nothing', () => {
  const test = (body: string) => `package a\nfunc TestA(t *testing.T) {\n${body}\n}\n`;
  it.each<[string, string, string, string | null]>([
    ['nothing that fails in Go', 'a_test.go', test('Run()'), 'asserts-nothing'],
    ['an error of Go', 'a_test.go', test('if Run() != 1 { t.Fatal("x") }'), null],
    ['a helper of Go that takes the test', 'a_test.go', test('check1(t, Run())'), null],
    ['all skipped in Go', 'a_test.go', test('t.Skip("later")'), 'skipped'],
    ['a class of Java that is switched off', 'ATest.java', '@Disabled\nclass ATest { @Test void a() { assertEquals(1, f()); } }', 'skipped'],
    ['nothing that fails in Java', 'ATest.java', 'class ATest { @Test void a() { f(); } }', 'asserts-nothing'],
    ['an assertion of Kotlin', 'ATest.kt', 'class ATest { @Test fun a() { assertTrue(f()) } }', null],
    ['all ignored in Rust', 'tests/a.rs', '#[test]\n#[ignore]\nfn a() {}', 'skipped'],
    ['all skipped in Julia', 'test/runtests.jl', '@test_skip f(1)', 'skipped'],
    ['all skipped in C#', 'ATests.cs', 'class A { [Fact(Skip = "x")] void B() {} }', 'skipped'],
  ])('%s', (_, path, source, why) => expect(hollowTests(path, () => source)).toBe(why));
});
