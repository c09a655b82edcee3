// The list of languages is the folders of src/parsers that scan code, and each row is whole.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as dialects from '../../src/parsers/dialects/table.js';
import type { CodeFile } from '../../src/parsers/language.js';
import { languageOf, languages } from '../../src/parsers/languages.js';
import { withoutComments } from '../../src/parsers/strip-comments.js';
import { root } from '../../src/root.js';

const parsers = join(root, 'src', 'parsers');
const everything = { roots: 'all', last: 'all' } as const;
const file = (path: string, source: string): CodeFile => ({ path, bytes: Buffer.from(source), text: () => source, notebook: () => null });

/** A file of each language, and what is in it. */
const samples: Record<(typeof languages)[number]['id'], { path: string; source: string; comment: string; test: string } | null> = {
  python: { path: 'src/a.py', source: 'import pkg\npkg.f(1)\n', comment: '# note', test: 'test_a.py' },
  notebook: null,
  javascript: { path: 'src/a.ts', source: 'import pkg from "pkg"\npkg.f(1)\n', comment: '// note', test: 'a.spec.ts' },
  r: { path: 'src/a.R', source: 'library(pkg)\npkg::f(1)\n', comment: '# note', test: 'test-a.R' },
  go: { path: 'src/a.go', source: 'import "pkg"\nx = pkg.f(1)\n', comment: '// note', test: 'a_test.go' },
  java: { path: 'src/A.java', source: 'import pkg;\nint x = pkg.f(1);\n', comment: '// note', test: 'ModelTest.java' },
  kotlin: { path: 'src/A.kt', source: 'import pkg\npkg.f(1)\n', comment: '// note', test: 'ModelTest.kt' },
  scala: { path: 'src/A.scala', source: 'import pkg\npkg.f(1)\n', comment: '// note', test: 'ModelSpec.scala' },
  julia: { path: 'src/a.jl', source: 'using pkg\npkg.f(1)\n', comment: '# note', test: 'runtests.jl' },
  csharp: { path: 'src/A.cs', source: 'using pkg = pkg;\nint x = pkg.f(1);\n', comment: '// note', test: 'ModelTests.cs' },
  rust: { path: 'src/a.rs', source: 'use pkg;\npkg::f(1)\n', comment: '// note', test: 'model_test.rs' },
  cpp: { path: 'src/a.cc', source: '#include <pkg>\nint x = pkg::f(1);\n', comment: '// note', test: 'model_test.cc' },
};

describe('the list of languages', () => {
  it('is the folders that scan code', () => {
    const folders = readdirSync(parsers, { withFileTypes: true }).filter((one) => one.isDirectory());
    const scanning = folders.filter(({ name }) => readdirSync(join(parsers, name)).includes('scan.ts')).map(({ name }) => name);
    // One folder reads all languages of its table.
    const own = scanning.filter((name) => name !== 'dialects');
    expect(languages.map(({ id }) => id).sort()).toEqual([...own, ...Object.keys(dialects)].sort());
  });

  it.each([
    ['a.py', 'python'],
    ['a.PYW', 'python'],
    ['a.pyi', null],
    ['a.ipynb', 'notebook'],
    ['a.js', 'javascript'],
    ['a.mts', 'javascript'],
    ['a.d.mts', 'javascript'],
    ['types/a.d.ts', null],
    ['A.D.TS', null],
    ['a.vue', 'javascript'],
    ['a.r', 'r'],
    ['a.Rmd', 'r'],
    ['a.qmd', 'r'],
    ['a.go', 'go'],
    ['A.java', 'java'],
    ['A.kt', 'kotlin'],
    ['build.gradle.kts', null],
    ['a.scala', 'scala'],
    ['a.jl', 'julia'],
    ['A.cs', 'csharp'],
    ['a.rs', 'rust'],
    ['a.hpp', 'cpp'],
    ['a.swift', null],
    ['py', null],
  ])('knows %s as %s', (path, id) => expect(languageOf(path)?.id ?? null).toBe(id));

  it('gives no file name to two languages', () => {
    for (const path of [
      'a.py',
      'a.pyw',
      'a.ipynb',
      'a.tsx',
      'a.svelte',
      'a.R',
      'a.rmd',
      'a.qmd',
      'a.go',
      'a.java',
      'a.kts',
      'a.scala',
      'a.jl',
      'a.cs',
      'a.rs',
      'a.h',
    ])
      expect(languages.filter(({ files }) => files.test(path))).toHaveLength(1);
  });
});

describe.each(languages)('$id', ({ id, read, syntax, tests, tools }) => {
  it('says how its packages are called where it is a language of its own', () => expect(tools === null).toBe(syntax === null));

  const sample = samples[id];
  if (sample === null) return;

  it('reads imports and calls of its files', () => {
    const facts = read(file(sample.path, sample.source), everything);
    const prefix = tools?.prefix ?? '';
    expect(facts?.imports).toContainEqual({ module: `${prefix}pkg`, line: 1 });
    expect(facts?.calls.at(-1)).toMatchObject({ name: `${prefix}pkg.f`, line: 2, args: '1' });
    expect(facts).toMatchObject({ lines: 2, installs: [] });
  });

  it('strips its comments and knows its tests', () => {
    const commented = `x = 1 ${sample.comment}\ny = 2`;
    expect(withoutComments(sample.path, commented)).toBe(`x = 1 ${' '.repeat(sample.comment.length)}\ny = 2`);
    expect([tests?.test(sample.test), tests?.test('a.txt')]).toEqual([true, false]);
  });
});

describe('R Markdown', () => {
  it('is read by the languages of its chunks, with the lines of the document', () => {
    const read = languageOf('a.Rmd')?.read(
      file('a.Rmd', '# Title\n```{r}\nlibrary(a)\n```\n```{python}\nimport b\n```\n```{js}\nimport c from "c"\n```\n'),
      everything,
    );
    expect(read?.imports).toEqual([
      { module: 'a', line: 3 },
      { module: 'b', line: 6 },
    ]);
    expect(read?.lines).toBe(2);
  });
});
