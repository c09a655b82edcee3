// Values are followed in JavaScript and R as in Python: through callbacks, what is taken apart, promises, pipes; and rules say whose files they look into.
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/inventory/file-view.js';
import { look } from '../../src/signals/matchers/flow/look.js';
import { schema } from '../../src/signals/matchers/flow/schema.js';

/** How often a plan is met in a source. */
function count(written: unknown, source: string, path: string): number {
  const { inspect } = look(schema.parse(written));
  return inspect?.placesIn(viewOf(path, 'own', Buffer.from(source))).length ?? 0;
}

const joined = {
  languages: ['javascript', 'r'],
  steps: [
    { names: ['lib.make'], gives: 'X' },
    { names: ['lib.use'], takes: { argument: 'X' } },
  ],
};

describe('in JavaScript a value is followed', () => {
  it.each([
    ['through imports of all kinds', "import { make as m } from 'lib'; const { use } = require('lib'); use(m());"],
    ['through what is taken apart', "const lib = require('lib'); const { a: { b = 1 } } = await lib.make(); lib.use(b);"],
    ['through a promise', "import * as lib from 'lib'; function f() { lib.make().then(({ rows }) => lib.use(rows)); }"],
    ['through each element', "import * as lib from 'lib'; for (const a of lib.make()) { lib.use(a as string); }"],
    ['into what a callback knows', "import * as lib from 'lib'; function f() { const a = lib.make(); return new Promise((done) => { lib.use(a, done); }); }"],
    ['through a template and a choice', "import * as lib from 'lib'; lib.use(`a ${lib.make() ?? 'b'}`);"],
    ['into an own function', "import * as lib from 'lib'; const own = (v) => lib.use(v); own(lib.make());"],
    ['through a method', "import * as lib from 'lib'; class A { m() { this.n(lib.make()); } n(v) { lib.use(v); } }"],
    ['into an attribute', "import { make, use as Use } from 'lib'; const f = () => { const a = make(); return <p><Use a={a} /></p>; };"],
    ['through what promisify makes', "import { promisify } from 'util'; import * as lib from 'lib'; const u = promisify(lib.use); u(lib.make());"],
  ])('%s', (_, source) => expect(count(joined, source, 'a.tsx')).toBeGreaterThan(0));

  it.each([
    ['another key of an object', "import * as lib from 'lib'; const o = { a: lib.make(), b: 1 }; lib.use(o.b);"],
    ['a key that it is looked up by', "import * as lib from 'lib'; lib.use(TABLE[lib.make()]);"],
    ['another function', "import * as lib from 'lib'; const f = () => { const a = lib.make(); }; const g = (a) => lib.use(a);"],
  ])('not through %s', (_, source) => expect(count(joined, source, 'a.tsx')).toBe(0));

  it('where a function is handed to what the step names', () => {
    const handed = {
      languages: ['javascript'],
      steps: [
        { on: 'parameter', names: ['lib.tool'], gives: 'X' },
        { names: ['run'], takes: { 0: 'X' } },
      ],
    };
    expect(count(handed, "import { tool } from 'lib'; tool({ execute: async ({ a }) => run(a) });", 'a.ts')).toBe(1);
    expect(count(handed, "import { other } from 'lib'; other({ execute: async ({ a }) => run(a) });", 'a.ts')).toBe(0);
  });

  it('from what is caught', () => {
    const caught = {
      languages: ['javascript'],
      steps: [
        { names: ['catch'], gives: 'X' },
        { names: ['run'], takes: { 0: 'X' } },
      ],
    };
    expect(count(caught, 'try { a(); } catch (e) { run(e.message); }', 'a.ts')).toBe(1);
  });
});

describe('in R a value is followed', () => {
  it.each([
    ['through pipes', 'lib::make() |> lib::use()'],
    ['through a column', 'd$a <- lib::make()\nlib::use(k = d$a)'],
    ['to the right', 'lib::make() -> a\nlib::use(a)'],
    ['through an own function', 'own <- function(v) {\n  lib::use(v)\n}\nown(lib::make())'],
    ['in a chunk of a document', "It's text.\n\n```{r}\na <- lib::make()\nlib::use(a)\n```\n"],
  ])('%s', (_, source) => expect(count(joined, source, source.includes('```') ? 'a.Rmd' : 'a.R')).toBe(1));

  it('not through a formula', () => expect(count(joined, 'a <- lib::make()\nlib::use(y ~ a)', 'a.R')).toBe(0));
});

describe('a rule', () => {
  it('looks into files of Python where it names no language', () => {
    const { inspect } = look(schema.parse({ steps: joined.steps }));
    expect(inspect?.files).toEqual(['*.py', '*.pyw', '*.ipynb']);
  });
  it('looks closely only into what mentions what it says', () => {
    const source = "import * as lib from 'lib'; lib.use(lib.make());";
    expect(count({ ...joined, mentions: ['lib\\.make\\('] }, source, 'a.js')).toBe(1);
    expect(count({ ...joined, mentions: ['lib\\.take\\('] }, source, 'a.js')).toBe(0);
  });
});
