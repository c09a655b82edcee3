// A file that was seen in one tree is not looked at again in another, and what is said of it is the same.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Tree } from '../../src/model/index.js';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { root } from '../../src/root.js';
import type { FileResult, ScanCache } from '../../src/signals/file-result.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const sample = join(root, 'fixtures', 'projects', 'churn');
const files: Files = Object.fromEntries(
  readdirSync(sample, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(sample.length + 1), readFileSync(path)]),
);

/** A cache that has been on a disk: nothing but plain data comes back. */
function cacheOnDisk(): ScanCache & { size(): number } {
  const kept = new Map<string, string>();
  return {
    get: (key) => {
      const text = kept.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as FileResult);
    },
    set: (key, result) => void kept.set(key, JSON.stringify(result)),
    size: () => kept.size,
  };
}

/** The tree, and how often each of its files is read. */
function counted(tree: Tree): { tree: Tree; reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    tree: {
      ...tree,
      read(path, maxBytes) {
        reads.push(path);
        return tree.read(path, maxBytes);
      },
    },
  };
}

const changes: [string, Files][] = [
  ['nothing', {}],
  ['a file is added', { 'src/churn/more.py': 'import mlflow\n\nmlflow.log_metric("auc", 0.7)\n' }],
  ['a file is changed', { 'README.md': '# churn\n\nNothing to say.\n' }],
  ['the project becomes the owner of a name it imports', { 'sklearn.py': 'def train_test_split(*parts):\n    return parts\n' }],
  ['a package of its own is named after a tool', { 'mlflow/__init__.py': '', 'mlflow/log.py': 'x = 1\n' }],
  ['a file is no text any more', { 'src/churn/train.py': Buffer.from([0, 1, 2, 3, 0, 0, 200, 201]) }],
];

describe('what was seen in one tree', () => {
  it.each(changes)('leaves the scan of the next as it is: %s', (_, change) => {
    const known = cacheOnDisk();
    scan(treeOf(files), catalogue, [], null, known);
    const next = treeOf({ ...files, ...change });
    expect(known.size()).toBeGreaterThan(10);
    expect(scan(next, catalogue, [], null, known)).toEqual(scan(next, catalogue, []));
    // And back again.
    expect(scan(treeOf(files), catalogue, [], null, known)).toEqual(scan(treeOf(files), catalogue, []));
  });

  it('is seen anew where the rest of the tree makes a test of it', () => {
    const code = 'import mlflow\n\nmlflow.log_metric("auc", 0.7)\n';
    const specs = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`specs/${name}.py`, code]));
    const next: Files = { 'specs/a.py': code, 'src/m1.py': 'x = 1\n', 'src/m2.py': 'x = 1\n' };
    const known = cacheOnDisk();
    scan(treeOf(specs), catalogue, [], null, known);
    expect(scan(treeOf(next), catalogue, [], null, known)).toEqual(scan(treeOf(next), catalogue, []));
  });

  it('is not read again where its id is known', async () => {
    const { createHash } = await import('node:crypto');
    const withIds = (tree: Tree): Tree => ({
      ...tree,
      id: (path) => {
        const reading = tree.read(path, Number.POSITIVE_INFINITY);
        return 'bytes' in reading ? createHash('sha1').update(`blob ${reading.bytes.length}\0`).update(reading.bytes).digest('hex') : null;
      },
    });
    const known = cacheOnDisk();
    scan(treeOf(files), catalogue, [], null, known);
    const { tree, reads } = counted(withIds(treeOf({ ...files, 'src/churn/more.py': 'import mlflow\n' })));
    scan(tree, catalogue, [], null, known);
    // Scripts that CI calls are followed in each tree anew, and so is what becomes of the results of checks.
    const checks = ['src/churn/validate.py', 'src/churn/data.py', 'src/churn/evaluate.py'];
    expect(reads.filter((path) => path.endsWith('.py') && !checks.includes(path))).toEqual(['src/churn/more.py']);
  });
});
