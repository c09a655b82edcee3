// No input makes a scanner throw, hang, or point outside the source.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect, emptyCollection } from '../../src/inventory/collect.js';
import { firstString, keywordOf } from '../../src/parsers/code/arguments.js';
import type { Dialect } from '../../src/parsers/dialects/dialect.js';
import { outlineDialect } from '../../src/parsers/dialects/outline.js';
import { blankDialect, scanDialect } from '../../src/parsers/dialects/scan.js';
import * as dialects from '../../src/parsers/dialects/table.js';
import { outlineJavaScript } from '../../src/parsers/javascript/outline.js';
import { blankJavaScript, scanJavaScript } from '../../src/parsers/javascript/scan.js';
import { languageOf, scanNotebook } from '../../src/parsers/languages.js';
import { readNotebook } from '../../src/parsers/notebook/notebook.js';
import { blankPython, scanPython } from '../../src/parsers/python/scan.js';
import { isStub } from '../../src/parsers/python/stub.js';
import { closing, pythonTokens } from '../../src/parsers/python/tokens.js';
import { blankR, chunks, scanR } from '../../src/parsers/r/scan.js';
import { tally } from '../support/property.js';

const everything = { roots: 'all', last: 'all' } as const;
const bits = [
  'f(',
  'f"{',
  "f'{x:{",
  '"',
  "'",
  '`',
  '`${',
  '/[',
  '/',
  "'\\",
  '\\',
  '(',
  ')',
  '{',
  '}',
  '[',
  'a.',
  'import a.',
  'import a as b,',
  'from . import (a,',
  'from ',
  '\n',
  '\r',
  ' ',
  '\t#',
  '/*',
  '<!--',
  '<script>',
  '<script "',
  '</script>',
  'f<',
  'x = x.a();',
  'import x\nx=x.a()\n',
  'class A(',
  'class A{b(',
  'const {a,',
  'import {a,',
  'import * as ',
  'r"(',
  'r"-',
  'a::b$',
  'library(',
  '```{r}\n',
  '```',
  '!pip install ',
  '!x\\\n',
  '@a\n',
  'with a() as b:\n',
  'é',
  '\uFEFF',
  '\0',
  '\uD800',
  'new ',
  'a=>',
  'require("a").',
  '{a:',
  '"""',
  "f'''{",
  '{{',
  '\\N{',
  'import "a"\n',
  'use a::{b,',
  'using A:',
  '#include <a>\n',
  '#[cfg(test)]{',
  'func (a *b.c) d(',
  '#=',
  '$(',
  '"${',
  '$@"',
  'r#"',
  'R"x(',
  'a::<',
  'a[b](',
  "'a",
  'class A:',
  'a! ',
];
const sources = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...bits, 'a', ' = ', ', ', ':'), { maxLength: 60 }).map((parts) => parts.join('')) },
  // Shorter ones hold less that swallows the rest.
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...bits, 'a', '//', '#', '\n'), { maxLength: 8 }).map((parts) => parts.join('')) },
);
type Scan = typeof scanR;
const tabled: [string, Dialect][] = Object.entries(dialects);
const scanners: Record<string, Scan> = {
  scanPython,
  scanJavaScript,
  scanR,
  ...Object.fromEntries(tabled.map(([name, dialect]): [string, Scan] => [name, (source, interest) => scanDialect(dialect, source, interest)])),
};
const scanCode = (text: string) => {
  const notebook = readNotebook(text);
  return notebook && scanNotebook(notebook, everything);
};
const blankers: Record<string, (source: string) => string> = {
  blankPython,
  blankJavaScript,
  blankR,
  ...Object.fromEntries(tabled.map(([name, dialect]) => [name, (source: string) => blankDialect(dialect, source)])),
};

describe.each(Object.entries(scanners))('%s', (_, scan) => {
  it('gives lines within the source, whatever it is', () => {
    const met = tally('imports', 'calls');
    fc.assert(
      fc.property(sources, (source) => {
        const count = source.split(/\r\n|\r|\n/).length;
        const facts = scan(source, everything);
        met.when('imports', facts.imports.length > 0);
        met.when('calls', facts.calls.length > 0);
        for (const { line } of [...facts.imports, ...facts.calls, ...facts.definitions]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(count);
        }
        expect(facts.lines).toBeLessThanOrEqual(count);
        for (const { args } of facts.calls) expect(args.length).toBeLessThanOrEqual(2000);
      }),
      { numRuns: 500 },
    );
    expect(met.least()).toBeGreaterThan(8);
  });

  it('reads any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(scan(bytes, everything).lines).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it.each(Object.entries(blankers))('%s keeps length, line breaks and places', (_, blank) => {
  const met = tally('blanked');
  fc.assert(
    fc.property(sources, (source) => {
      const blanked = blank(source);
      expect(blanked).toHaveLength(source.length);
      met.when('blanked', blanked !== source);
      for (let at = 0; at < source.length; at++) if (blanked[at] !== source[at]) expect(`${blanked[at]}${/[\r\n]/.test(source.charAt(at))}`).toBe(' false');
    }),
    { numRuns: 500 },
  );
  expect(met.least()).toBeGreaterThan(8);
});

it.each(tabled)('functions of %s lie in the source', (_, dialect) => {
  fc.assert(
    fc.property(sources, (source) => {
      for (const { start, end } of outlineDialect(dialect, source).functions) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(source.length);
      }
    }),
    { numRuns: 200 },
  );
});

it('tokens of Python are on lines of the source, and stubs are told in any text', () => {
  fc.assert(
    fc.property(sources, (source) => {
      const count = source.split(/\r\n|\r|\n/).length;
      const tokens = pythonTokens(source);
      for (const { line } of tokens) expect(line >= 1 && line <= count).toBe(true);
      if (tokens.length > 0) expect(closing(tokens, 0)).toBeLessThanOrEqual(tokens.length);
      isStub(source.split('\n'), 1);
      isStub(`def f():\n ${source}`.split('\n'), 1);
    }),
    { numRuns: 500 },
  );
});

it('readers of arguments, chunks and notebooks bear any text', () => {
  fc.assert(
    fc.property(sources, (source) => {
      keywordOf(source, 'a');
      firstString(source);
      chunks(source);
      scanCode(source);
      expect(scanCode(JSON.stringify({ cells: [{ cell_type: 'code', source }] }))).not.toBeNull();
    }),
    { numRuns: 500 },
  );
});

// 100 KB of anything take a few milliseconds; what grows with the square of the input takes minutes.
it.each(bits)('100 KB of %j end quickly', (bit) => {
  const source = bit.repeat(Math.ceil(100_000 / bit.length));
  // Of the processor, not of the clock: others may want the machine as well.
  const start = process.cpuUsage();
  for (const scan of Object.values(scanners)) scan(source, everything);
  for (const blank of Object.values(blankers)) blank(source);
  for (const [, dialect] of tabled) outlineDialect(dialect, source);
  scanJavaScript(`<${source}`, everything);
  blankJavaScript(`<${source}`);
  keywordOf(source, 'a');
  firstString(source);
  chunks(source);
  scanCode(JSON.stringify({ cells: [{ cell_type: 'code', source }] }));
  pythonTokens(source);
  isStub(`def f():\n ${source}`.split('\n'), 1);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
});

// As arguments of one call they overflow the stack.
describe('two hundred thousand of a kind in one file', () => {
  const many = 200_000;
  it.each([
    ['imports', `\`\`\`{r}\n${'library(a)\n'.repeat(many)}\`\`\`\n`],
    ['calls', `\`\`\`{r}\n${'f(a)\n'.repeat(many)}\`\`\`\n`],
    ['definitions', `\`\`\`{python}\n${'def f(): 0\n'.repeat(many)}\`\`\`\n`],
  ] as const)('are read: %s of a document', (kind, text) => {
    const file = { path: 'a.qmd', bytes: Buffer.from(text), text: () => text, notebook: () => null };
    expect(languageOf('a.qmd')?.read(file, everything)?.[kind]).toHaveLength(many);
  });

  it('are read: names that are taken apart', () => {
    expect(outlineJavaScript(`const {a:{${'b,'.repeat(many)}}}=c`).statements.length).toBeGreaterThan(many);
  });

  it('are read: packages that an image installs', () => {
    const into = emptyCollection();
    const names = Array.from({ length: 200 }, (_, index) => `a${index}`).join(' ');
    const text = `RUN pip install ${names}\n`.repeat(many / 200);
    collect.file(into, 'Dockerfile', Buffer.from(text), () => text);
    expect(into.installs).toHaveLength(many);
  });
});

it('args of nested calls do not multiply the input', () => {
  const { calls } = scanPython('f('.repeat(50_000), everything);
  expect(calls).toHaveLength(50_000);
  expect(calls.reduce((sum, { args }) => sum + args.length, 0)).toBeLessThan(100_000);
});
