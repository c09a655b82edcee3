// What a hostile file makes readers do: eight times as much text may not take much more than eight times the work.
import { describe, expect, it } from 'vitest';
import { ownersOf } from '../../src/parsers/code-owners.js';
import { iniData } from '../../src/parsers/config/ini.js';
import { readRst } from '../../src/parsers/documents/rst.js';
import { deadLines, languageOf } from '../../src/parsers/languages.js';
import { flatMarimo } from '../../src/parsers/notebook/marimo.js';
import type { Notebook } from '../../src/parsers/notebook/notebook.js';
import { shellCommands } from '../../src/parsers/shell/commands.js';

const dead = (path: string) => (text: string) => deadLines({ path, text: () => text, notebook: () => null });
const asked = (path: string, text: string, notebook: Notebook | null = null) => {
  const facts = languageOf(path)?.read({ path, bytes: Buffer.from(text), text: () => text, notebook: () => notebook }, { roots: 'all', last: 'all' });
  for (const one of facts?.definitions ?? []) facts?.isStub(one);
  return facts?.definitions.length;
};
/** The least that a run takes of the processor, in ms. */
function least(run: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    run();
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...times);
}

describe('eight times the text is about eight times the work', () => {
  it.each<[string, number, (count: number) => string, (text: string) => unknown]>([
    ['a chain of ||', 250, (n) => `true${'||true'.repeat(n)}`, (text) => shellCommands(text)],
    ['a chain of &&', 400, (n) => `a${'&&a'.repeat(n)}`, (text) => shellCommands(text)],
    ['a long name in $( )', 4_000, (n) => `echo $(${'A'.repeat(n)} b)`, (text) => shellCommands(text)],
    ['CODEOWNERS with a carriage return', 8_000, (n) => `${'a'.repeat(n)}\rx`, (text) => ownersOf(text, 'a')],
    ['comments of INI before a line separator', 5_000, (n) => `[a]\nk = x${' #'.repeat(n)}\u2028y`, iniData],
    ['a head of marimo before a line separator', 5_000, (n) => `import marimo\napp = marimo.App()\n@app.cell\ndef f(${':#'.repeat(n)}\u2028x`, flatMarimo],
    ['definitions of Python on one line', 1_000, (n) => 'def predict '.repeat(n), (text) => asked('a.py', text)],
    ['a long word of JavaScript', 20_000, (n) => `${'a'.repeat(n)}${' +'.repeat(n / 2)}`, dead('a.js')],
    ['a long word of Julia', 20_000, (n) => `${'a'.repeat(n)}${' +'.repeat(n / 2)}`, dead('a.jl')],
    ['a long word of Java', 20_000, (n) => `${'a'.repeat(n)}${'()'.repeat(n / 2)}`, dead('a.java')],
    ['conditions of the preprocessor', 2_500, (n) => '#if a\n'.repeat(n), dead('a.c')],
    ['strings of Python before carriage returns', 50_000, (n) => '""\r'.repeat(n), dead('a.py')],
    ['a cell of reStructuredText', 5_000, (n) => `.. list-table::\n\n   * - a\n${'     cc\n'.repeat(n)}`, (text) => readRst(text.split('\n'))],
  ])('%s', (_, count, text, run) => {
    const [small, large] = [text(count), text(count * 8)];
    // What takes less than 2 ms is not told apart from nothing. Whatever else runs on the machine can only make it look worse, so it is tried again.
    let ratio = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 5 && ratio >= 28; tries++) {
      const [most, few] = [least(() => run(large)), least(() => run(small))];
      ratio = Math.min(ratio, most / Math.max(2, few));
    }
    expect(ratio).toBeLessThan(28);
  });
});

it('each cell that defines something is looked for once', () => {
  let reads = 0;
  const cells = Array.from({ length: 1_000 }, (_, index) => ({
    kind: 'code' as const,
    source: 'def predict(): pass',
    get cell() {
      reads++;
      return index + 1;
    },
  }));
  expect(asked('a.ipynb', '', { language: 'python', cells } as Notebook)).toBe(1_000);
  expect(reads).toBeLessThan(20_000);
});

it('a skipped test is told once, however many marks it has', () => {
  const text = `${'@A\n'.repeat(200)}void f() {\n${'@Ignore\n'.repeat(100)}}\n@Ignore\nvoid g() { a(); }\n`;
  expect(deadLines({ path: 'FTest.java', text: () => text, notebook: () => null }).filter(({ why }) => why === 'skipped')).toHaveLength(2);
});
