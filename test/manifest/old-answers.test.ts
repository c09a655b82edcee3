// What people answered for an older pack stays an answer: no check of it is lost, of another scale, or no longer allowed not to apply.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseManifest } from '../../src/manifest/parse.js';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const published: Record<string, { scale: string; 'does-not-apply': string }> = parse(
  readFileSync(join(root, 'fixtures', 'packs', 'survey-1.0.0.yaml'), 'utf8'),
);
const ids = Object.keys(published);
const answered = (value: (id: string) => string) =>
  parseManifest(
    'mlready.yaml',
    `version: 1\npack: 1.0.0\nanswers:\n${ids.map((id) => `  ${id}: {value: ${value(id)}, why: 'we looked at it together'}\n`).join('')}`,
    catalogue,
  );

describe('a manifest for pack 1.0.0 with every check answered', () => {
  it('has 144 checks', () => expect(ids.length).toBe(144));

  it.each(catalogue.scales)('is valid with every value of $id', ({ id: scale, options }) => {
    for (const { value } of options) {
      const read = answered((id) => (published[id]?.scale === scale ? JSON.stringify(value) : 'unknown'));
      expect('problems' in read ? read.problems.map(({ message }) => message) : []).toEqual([]);
    }
  });

  it('is valid where nothing applies that did not have to', () => {
    const read = answered((id) => (published[id]?.['does-not-apply'] === 'allowed' ? 'does-not-apply' : 'unknown'));
    expect('problems' in read ? read.problems.map(({ message }) => message) : []).toEqual([]);
  });

  it('lets the answer under the own name of a check hold where two became one', () => {
    const old = 'software-engineering-anti-patterns.settings-declared';
    const now = 'unknown-search-space.settings-in-files';
    for (const order of [
      [`  ${old}: {value: 'no'}`, `  ${now}: {value: 'yes'}`],
      [`  ${now}: {value: 'yes'}`, `  ${old}: {value: 'no'}`],
    ]) {
      const read = parseManifest('mlready.yaml', `version: 1\nanswers:\n${order.join('\n')}\n`, catalogue);
      expect('manifest' in read ? read.manifest.answers[now]?.value : read.problems).toBe('yes');
    }
  });
});
