// What a project is put together from: each file of fixtures/components is a small tree with all that is to be listed of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { componentsIn } from '../../src/inventory/components/components.js';
import { withoutSecrets } from '../../src/inventory/components/from-calls.js';
import type { Component } from '../../src/model/index.js';
import { treeOf } from '../../src/project/text-tree.js';
import { root } from '../../src/root.js';
import { placeText } from '../../src/terminal/text.js';

const folder = join(root, 'fixtures', 'components');
const shape = z.strictObject({ files: z.record(z.string(), z.string()), components: z.array(z.string()) });
const cases = readdirSync(folder).map((file) => ({ file, ...shape.parse(parse(readFileSync(join(folder, file), 'utf8'))) }));

const told = ({ kind, name, revision, from, places }: Component) =>
  `${kind} ${name}${revision === null ? '' : ` ${revision}`}${from === null ? '' : ` (${from})`} at ${places.map(placeText).join(' ')}`;

describe('the components', () => {
  it.each(cases)('of $file are those that it names', ({ files, components }) => {
    const tree = treeOf(files);
    expect(componentsIn(tree, tree.files).components.map(told)).toEqual(components);
  });

  it('tell no secret', () => {
    for (const { files } of cases) {
      const tree = treeOf(files);
      expect(JSON.stringify(componentsIn(tree, tree.files))).not.toContain('secret');
    }
  });

  it('are counted where there are too many places to be shown', () => {
    const calls = Array.from({ length: 50 }, () => 'client.embeddings.create(model="text-embedding-3-small", input=[])').join('\n');
    const tree = treeOf({ 'a.py': `from openai import OpenAI\nclient = OpenAI()\n${calls}\n` });
    const [model] = componentsIn(tree, tree.files).components;
    expect(model).toMatchObject({ name: 'text-embedding-3-small', seen: 50 });
    expect(model?.places.length).toBe(20);
  });

  it('say how many files were not read', () => {
    const tree = treeOf({ 'a.py': { bytes: 64 * 1024 * 1024 }, 'b.py': 'print(1)' });
    expect(componentsIn(tree, tree.files)).toEqual({ components: [], unread: 1 });
  });
});

it.each([
  ['git+https://token@github.com/x', 'git+https://github.com/x'],
  ['postgresql+psycopg2://u:p@h/d', 'postgresql+psycopg2://h/d'],
  [`https://${'a'.repeat(300)}@h/d?sig=x`, 'https://h/d'],
])('no secret stays in an address: %s', (address, expected) => expect(withoutSecrets(address)).toBe(expected));
