// What a tree uses of the tables of days: each file of fixtures/due is a list of small trees with what is said of them, and where.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { datedIn } from '../../src/engine/due.js';
import { glob } from '../../src/parsers/glob/glob.js';
import { treeOf } from '../../src/project/text-tree.js';
import { root } from '../../src/root.js';
import { placeText } from '../../src/terminal/text.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const schema = z.strictObject({
  cases: z.array(z.strictObject({ says: z.string(), files: z.record(z.string(), z.string()), due: z.array(z.string()) })).min(1),
});
const folder = join(root, 'fixtures', 'due');
const cases = readdirSync(folder)
  .sort()
  .flatMap((file) => schema.parse(parse(readFileSync(join(folder, file), 'utf8'))).cases.map((one) => ({ file, ...one })));
const said = (files: Record<string, string>, exclude: string[] = []) =>
  datedIn(
    treeOf(files),
    catalogue,
    exclude.map((pattern) => ({ pattern, matches: glob(pattern) })),
  )
    .map(({ day, of, names, places }) => `${day} ${of?.title} ${names.join(', ')} at ${places.map(placeText).join(', ')}`)
    .sort();

describe('what is dated', () => {
  it.each(cases)('in $file: $says', ({ files, due }) => expect(said(files)).toEqual(due));

  it('is not looked for in what the manifest leaves out', () => {
    const files = { 'old/Dockerfile': 'FROM python:3.9\n', Dockerfile: 'FROM python:3.9\n' };
    expect(said(files)).toEqual(['2025-10-31 Python 3.9 at Dockerfile:1, old/Dockerfile:1']);
    expect(said(files, ['old/**'])).toEqual(['2025-10-31 Python 3.9 at Dockerfile:1']);
  });
});
