// Which places are proposed as answers: each file of fixtures/proposals is a list of small trees with what the rules propose in them, and where.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { proposedIn } from '../../src/engine/propose.js';
import { treeOf } from '../../src/project/text-tree.js';
import { root } from '../../src/root.js';
import { citing } from '../../src/signals/citations.js';
import { placeText } from '../../src/terminal/text.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const schema = z.strictObject({
  cases: z.array(z.strictObject({ says: z.string(), files: z.record(z.string(), z.string()), proposed: z.array(z.string()) })).min(1),
});
const folder = join(root, 'fixtures', 'proposals');
const cases = readdirSync(folder)
  .sort()
  .flatMap((file) => schema.parse(parse(readFileSync(join(folder, file), 'utf8'))).cases.map((one) => ({ file, ...one })));
const proposalsIn = (files: Record<string, string>) => {
  const tree = treeOf(files);
  return proposedIn(tree, catalogue.proposals, catalogue, citing(tree, null, catalogue.checks));
};
const met = new Set<string>();

describe('what is proposed', () => {
  it.each(cases)('in $file: $says', ({ files, proposed }) => {
    const found = proposalsIn(files);
    for (const { check, says } of found) met.add(`${check} ${says}`);
    expect(found.map(({ check, value, place }) => `${check} = ${value} at ${placeText(place)}`)).toEqual(proposed);
  });

  it('is met by a tree for every rule', () => {
    expect(catalogue.proposals.filter(({ check, says }) => !met.has(`${check} ${says}`)).map(({ check, says }) => `${check}: ${says}`)).toEqual([]);
  });
});

/** The same documents and sources with another thing made of each. */
const changed = (files: Record<string, string>, how: (path: string, text: string) => [string, string]) =>
  proposalsIn(Object.fromEntries(Object.entries(files).map(([path, text]) => how(path, text)))).map(({ check }) => check);
const documents = cases.filter(({ files, proposed }) => proposed.length > 0 && 'docs/page.md' in files);
const positive = cases.filter(({ proposed }) => proposed.length > 0);

describe('nothing is proposed', () => {
  it.each(positive)('where an example shows it: $says', ({ files }) => {
    expect(changed(files, (path, text) => [`examples/${path}`, text])).toEqual([]);
  });

  it.each(documents)('where a heading stands alone: $says', ({ files }) => {
    expect(changed(files, (path, text) => [path, text.replace(/^(## .*\n\n).*/m, '$1TBD')])).toEqual([]);
  });

  it.each(documents)('where it is wished for: $says', ({ files }) => {
    expect(changed(files, (path, text) => [path, text.replace(/^## /m, '## Future work\n\n### ')])).toEqual([]);
  });
});
