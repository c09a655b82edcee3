// How near to each other the parts of an `all` are seen: in one tree, file, function or statement.
import { describe, expect, it } from 'vitest';
import { expressionSchema } from '../../src/catalogue/expression-schema.js';
import { type Distance, distances } from '../../src/model/index.js';
import { treeOf } from '../../src/project/text-tree.js';
import { scan } from '../../src/signals/scan.js';

/** The nearest distances at which a call of `read` is seen with one of `join`. */
function near(files: Record<string, string>): Distance[] {
  return distances.filter((same) => {
    // A project is told by folders.
    if (same === 'project') return false;
    const seen = expressionSchema.parse({ all: [{ call: { names: ['join'] } }, { call: { names: ['read'] } }], same });
    const activity = { id: 'a', title: 'a', counts: 'a', excludes: 'a', notebooksAside: false, signals: [], seen };
    const { activities } = scan(treeOf(files), { signals: [], tools: [], context: [], activities: [activity] }, []);
    return activities[0]?.state === 'present';
  });
}

const notebook = (cells: string[]) =>
  JSON.stringify({ cells: cells.map((source) => ({ cell_type: 'code', metadata: {}, outputs: [], source })), metadata: {}, nbformat: 4, nbformat_minor: 5 });

describe('two calls', () => {
  it.each<[string, Record<string, string>, Distance[]]>([
    ['in two files', { 'a.py': 'read()', 'b.py': 'join()' }, ['tree']],
    ['in two functions', { 'a.py': 'def a():\n    return read()\n\ndef b():\n    return join()\n' }, ['tree', 'file']],
    ['in a function and in one inside it', { 'a.py': 'def a():\n    read()\n    def b():\n        join()\n' }, ['tree', 'file']],
    ['in a function and outside of it', { 'a.py': 'def a():\n    read()\njoin()\n' }, ['tree', 'file']],
    ['in one function', { 'a.py': 'def a():\n    b = read()\n    return join(b)\n' }, ['tree', 'file', 'function']],
    ['in no function', { 'a.py': 'b = read()\njoin(b)\n' }, ['tree', 'file', 'function']],
    ['in one statement, over lines', { 'a.py': 'join(\n    read(),\n)\n' }, ['tree', 'file', 'function', 'statement']],
    ['in two cells', { 'a.ipynb': notebook(['%matplotlib inline\nb = read()', 'join(b)']) }, ['tree', 'file', 'function']],
    ['in two functions of cells', { 'a.ipynb': notebook(['def a():\n    read()', 'def b():\n    join()']) }, ['tree', 'file']],
    ['in two functions of R', { 'a.R': 'a <- function() read()\nb <- function(x) {\n  join(x)\n}\n' }, ['tree', 'file']],
    ['in one function of R', { 'a.R': 'b <- function(x) {\n  y <- read()\n  join(y)\n}\n' }, ['tree', 'file', 'function']],
    ['in two functions of TypeScript', { 'a.ts': 'const a = () => { read(); };\nfunction b(): void { join(); }\n' }, ['tree', 'file']],
    [
      'in one function of TypeScript',
      { 'a.ts': 'export async function b(): Promise<void> {\n  const x = read();\n  join(x);\n}\n' },
      ['tree', 'file', 'function'],
    ],
  ])('%s', (_, files, expected) => expect(near(files)).toEqual(expected));
});
