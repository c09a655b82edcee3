// What a run loads: start-up is most of a small audit, so what is not needed stays on the disk.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderOf, mlready } from '../support/program.js';

/** The text of every module that a run loads, as Node's own coverage names them. */
function loadedBy(args: string[]): string {
  const coverage = folderOf();
  expect(mlready(args, { env: { NODE_V8_COVERAGE: coverage } })).toMatchObject({ code: 0, err: '' });
  const urls = readdirSync(coverage).flatMap((file) => {
    const { result }: { result: { url: string }[] } = JSON.parse(readFileSync(join(coverage, file), 'utf8'));
    return result.map(({ url }) => url);
  });
  return urls
    .filter((url) => url.startsWith('file:'))
    .map((url) => readFileSync(fileURLToPath(url), 'utf8'))
    .join('\n');
}

/** What zod calls its schemas of text; it stands in no module that only uses them. */
const zod = '"$ZodString"';

describe('zod', () => {
  it('is loaded where rules are read from YAML', () => {
    const folder = folderOf({
      'train.py': 'import sklearn\n',
      'mlready.yaml': 'version: 1\npacks: [./rules/acme]\n',
      'rules/acme/pack.yaml': 'id: acme\ntitle: Acme\nversion: 1.0.0\nextends: survey\n',
    });
    expect(loadedBy(['audit', folder])).toContain(zod);
  });

  it('is not loaded where only the built-in rules are used', () =>
    expect(loadedBy(['audit', folderOf({ 'train.py': 'import sklearn\n', 'README.md': '# A\n' })])).not.toContain(zod));
});

describe('the server for agents', () => {
  /** Stands in the kit of the protocol, and nowhere else. */
  const protocol = 'notifications/initialized';
  const folder = folderOf({ 'train.py': 'import sklearn\n' });

  it('is not loaded for an audit', () => expect(loadedBy(['audit', folder])).not.toContain(protocol));
  it('is loaded where it serves', () => expect(loadedBy(['mcp', folder])).toContain(protocol));
});

describe('a fleet', () => {
  it('is not loaded for one project', () => {
    const loaded = loadedBy(['audit', folderOf({ 'train.py': 'import sklearn\n' })]);
    for (const own of ['fleet-worker.js', 'mlready_queue', 'pg-boss'])
      expect([own, loaded.includes(`${own}"`) || loaded.includes(`${own}.`)]).toEqual([own, false]);
  });
});
