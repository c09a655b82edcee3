// The kept cache of `trend` holds for as long as the code that looks at files is the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectorFiles, detectorHash } from '../../scripts/detector.js';
import { root } from '../../src/root.js';

const files = detectorFiles();
const hash = detectorHash();

describe('what the kept cache is keyed by', () => {
  it.each([
    'src/signals/scan.ts',
    'src/signals/pattern.ts',
    'src/signals/expression.ts',
    'src/signals/matchers/text/look.ts',
    'src/inventory/roles.ts',
    'src/parsers/python/scan.ts',
    'src/parsers/glob/glob.ts',
    'src/project/lfs.ts',
    'src/project/git-tree.ts',
    'package-lock.json',
  ])('changes with %s', (changed) => {
    const read = (path: string) => (path === changed ? new Uint8Array([0]) : readFileSync(join(root, path)));
    expect(detectorHash(read)).not.toBe(hash);
  });

  it('is the same when nothing changed, and leaves out what does not look at files', () => {
    expect({ files: detectorFiles(), hash: detectorHash() }).toEqual({ files, hash });
    expect(files.filter((path) => /^src\/(?:report|cli|interview|gate|assess)\//.test(path))).toEqual([]);
  });
});
