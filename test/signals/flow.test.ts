// Values are followed: which steps are joined, which are not, and how much work it may take.
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/inventory/file-view.js';
import { look } from '../../src/signals/matchers/flow/look.js';
import { schema } from '../../src/signals/matchers/flow/schema.js';

/** The lines at which what is written in YAML is met in a source. */
function lines(written: unknown, source: string, path = 'a.py'): (number | undefined)[] {
  const { inspect } = look(schema.parse(written));
  return inspect?.placesIn(viewOf(path, 'own', Buffer.from(source))).map(({ line }) => line) ?? [];
}

const joined = {
  steps: [
    { names: ['lib.make'], gives: 'X' },
    { names: ['lib.use'], takes: { argument: 'X' } },
  ],
};

describe('a value is followed', () => {
  it.each([
    ['through names', 'import lib\na = lib.make()\nb = a\nlib.use(b)'],
    ['through an alias of the module', 'import lib as l\nl.use(l.make())'],
    ['through an imported name', 'from lib import make, use as u\nu(k=make())'],
    ['through items and members', 'import lib\nd["k"] = lib.make()\nlib.use(d["k"].rows[0])'],
    ['through a tuple', 'import lib\na, b = 1, lib.make()\nlib.use(b)'],
    ['through an object', 'import lib\nrows = []\nfor x in y:\n    rows.append(lib.make())\nlib.use(rows)'],
    ['through a branch', 'import lib\na = lib.make()\nif x:\n    a = 1\nlib.use(a)'],
    ['through a comprehension', 'import lib\nlib.use([f(x) for x in lib.make()])'],
    ['through a text', 'import lib\nlib.use(f"{lib.make()}!")'],
    ['through an own function', 'import lib\ndef own(v):\n    return [v, 1]\nlib.use(own(lib.make()))'],
    ['into an own function', 'import lib\ndef own(v):\n    lib.use(v)\nown(lib.make())'],
  ])('%s', (_, source) => expect(lines(joined, source)).toHaveLength(1));

  it.each([
    ['a name that was given something else', 'import lib\na = lib.make()\na = 1\nlib.use(a)'],
    ['the order', 'import lib\nlib.use(a)\na = lib.make()'],
    ['another function', 'import lib\ndef f():\n    a = lib.make()\ndef g(a):\n    lib.use(a)'],
    ['its length', 'import lib\nlib.use(len(lib.make()))'],
    ['another position of a tuple', 'import lib\na, b = 1, lib.make()\nlib.use(a)'],
    [
      'the constructor, whose events are its own',
      'import lib\nclass A:\n    def __init__(self):\n        self.a = lib.make()\n    def b(self):\n        lib.use(self.a)',
    ],
    ['another library', 'import other as lib\nlib.use(lib.make())'],
    ['a key that it is looked up by', 'import lib\nlib.use(TABLE[lib.make()])'],
  ])('not through %s', (_, source) => expect(lines(joined, source)).toEqual([]));

  it('through the calls that are listed, and no others', () => {
    const listed = { ...joined, through: ['.strip'] };
    expect(lines(listed, 'import lib\nlib.use(lib.make().strip())')).toHaveLength(1);
    expect(lines(listed, 'import lib\nlib.use(clean(lib.make()))')).toEqual([]);
    expect(lines(listed, 'import lib\nlib.use("a" + lib.make())')).toEqual([]);
    expect(lines({ ...joined, through: ['text'] }, 'import lib\nlib.use("a" + lib.make())')).toHaveLength(1);
  });
});

describe('a value is the same', () => {
  const same = {
    steps: [
      { names: ['.fit'], takes: { 0: 'X' }, gives: 'M' },
      { names: ['.score'], takes: { receiver: 'M', 0: 'X' } },
    ],
  };

  it('wherever it is taken', () => expect(lines(same, 'm = A()\nm.fit(x, y)\nprint(m.score(x, y))')).toEqual([3]));
  it('by its name for the same column', () => expect(lines(same, 'm = A()\nm.fit(t["a"], y)\nprint(m.score(t["a"], y))')).toEqual([3]));
  it('and not what was made of it', () => expect(lines(same, 'm = A()\nm.fit(x, y)\nprint(m.score(f(x), y))')).toEqual([]));
  it('and of one object', () => expect(lines(same, 'm.fit(x, y)\nn.score(x, y)')).toEqual([]));
});

describe('what an argument is called', () => {
  const called = { steps: [{ names: ['.fit'], takes: { 'data|0': { called: ['test'] } } }] };

  it.each([
    ['m.fit(X_test)', 1],
    ['m.fit(data=(xTest, y))', 1],
    ['m.fit(parts["test"])', 1],
    ['m.fit(latest)', 0],
    ['m.fit(1, X_test)', 0],
  ])('in %s', (source, count) => expect(lines(called, source)).toHaveLength(count));
});

describe('what may not be', () => {
  const guarded = { ...joined, unless: [{ on: 'condition', takes: { any: 'X' } }] };

  it('is a condition on the value', () => expect(lines(guarded, 'import lib\na = lib.make()\nif a not in KNOWN:\n    raise E\nlib.use(a)')).toEqual([]));
  it('is not that something is there at all', () =>
    expect(lines(guarded, 'import lib\na = lib.make()\nif a is None or not a:\n    raise E\nlib.use(a)')).toHaveLength(1));
  it('is what a value stems from', () => {
    const stems = {
      ...joined,
      unless: [{ names: ['lib.split'], gives: 'In' }],
      steps: [{ names: ['lib.make'], takes: { 0: 'In' }, gives: 'X' }, ...joined.steps.slice(1)],
    };
    expect(lines(stems, 'import lib\na, b = lib.split(c)\nlib.use(lib.make(a))')).toEqual([]);
    expect(lines(stems, 'import lib\nlib.use(lib.make(c))\na, b = lib.split(c)')).toHaveLength(1);
  });
});

describe('a notebook', () => {
  const notebook = (cells: string[]) =>
    JSON.stringify({ cells: cells.map((source) => ({ cell_type: 'code', metadata: {}, outputs: [], source })), metadata: {}, nbformat: 4, nbformat_minor: 5 });

  it('is one program, and a place is a line of its cell', () =>
    expect(lines(joined, notebook(['%matplotlib inline\nimport lib\na = lib.make()', '!pip install x', '# now\nlib.use(a)']), 'a.ipynb')).toEqual([2]));
});

describe('the work', () => {
  it.each([
    ['chains', (n: number) => `import lib\nx = lib.make()${'.a()'.repeat(n)}\nlib.use(x)`],
    ['calls', (n: number) => `import lib\n${'x = lib.make(x)\nlib.use(x)\n'.repeat(n)}`],
    ['functions', (n: number) => `import lib\n${Array.from({ length: n }, (_, i) => `def f${i}(a):\n    return f${i + 1}(lib.use(lib.make(a)))\n`).join('')}`],
    ['conditions', (n: number) => `import lib\nx = lib.make()\nif ${'x < '.repeat(n)}x: lib.use(x)`],
  ])('is bounded for %s', (_, source) => {
    const start = process.cpuUsage();
    lines(joined, source(20_000));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(6_000);
  });
});
