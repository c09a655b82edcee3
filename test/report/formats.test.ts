// docs/formats.md says what each format is for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatOf, reporters } from '../../src/report/formats/index.js';
import { root } from '../../src/root.js';

const page = readFileSync(join(root, 'docs', 'formats.md'), 'utf8');
const rows = new Map(
  [...page.matchAll(/^\| `([a-z]+)` \| (`\.[a-z]+`|–) \| (.+) \| (.+) \|$/gm)].map(([, name = '', ending = '']) => [name, ending.replaceAll('`', '')]),
);

describe.each(Object.keys(reporters))('the format %s', (name) => {
  it('has a row in docs/formats.md, with the ending that picks it', () => {
    expect([...rows.keys()]).toContain(name);
    const ending = rows.get(name);
    if (ending !== '–') expect(formatOf(`report${ending}`)).toBe(name);
  });
});

it('no two formats share an ending', () => {
  const endings = [...rows.values()].filter((ending) => ending !== '–');
  expect(endings.length).toBeGreaterThan(4);
  expect(new Set(endings).size).toBe(endings.length);
});
