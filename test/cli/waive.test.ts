// mlready waive.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const flags = { reason: 'planned', statement: 'After the move.', owner: 'Ana', expires: '2027-03-31' };
const waive = async (folder: string, check: string, more: Record<string, string> = {}) =>
  await runMlready(['waive', check, folder, ...Object.entries({ ...flags, ...more }).flatMap(([name, value]) => [`--${name}`, value])]);
const manifest = (folder: string) => readFileSync(join(folder, 'mlready.yaml'), 'utf8');

describe('waive', () => {
  it('writes a manifest where there is none', async () => {
    const folder = folderOf();
    expect(await waive(folder, 'data-discovery.catalogued')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('is waived until 2027-03-31') });
    expect(manifest(folder)).toBe(
      '# yaml-language-server: $schema=https://unpkg.com/mlready@0.1.0/schemas/manifest.schema.json\n# What people know about this project and its repository cannot show. Read by mlready; the checks are listed by: mlready checks\nversion: 1\npack: {survey: 2.0.0, generative: 1.0.0}\nwaivers:\n  - check: data-discovery.catalogued\n    reason: planned\n    statement: After the move.\n    owner: Ana\n    created: 2026-11-21\n    expires: 2027-03-31\n',
    );
    expect(await runMlready(['validate', folder])).toMatchObject({ code: 0 });
  });

  it('keeps all that stands in a manifest', async () => {
    const before = '# ours\nversion: 1 # one\nanswers:\n    concept-drift.watched: {value: no} # not yet\n';
    const folder = folderOf({ 'mlready.yaml': before });
    await waive(folder, 'data-discovery.catalogued', { ticket: 'ML-7' });
    expect(manifest(folder).startsWith(before)).toBe(true);
    expect(manifest(folder)).toContain('    ticket: ML-7\n');
  });

  it.each([
    ['a check that does not exist', 'data-discovery.catalog', {}, 'data-discovery.catalogued'],
    ['more than 180 days', 'data-discovery.catalogued', { expires: '2027-11-01' }, 'within 180 days'],
    ['a day that does not exist', 'data-discovery.catalogued', { expires: '2027-02-30' }, 'must be a day'],
    ['the past', 'data-discovery.catalogued', { expires: '2026-01-01' }, 'before it was created'],
    ['a reason of its own', 'data-discovery.catalogued', { reason: 'busy' }, 'Allowed choices'],
    ['an approval by the owner', 'data-discovery.catalogued', { 'approved-by': 'ana' }, 'approved by its own owner'],
    ['nothing said', 'data-discovery.catalogued', { statement: '' }, 'statement'],
  ])('refuses %s in one line and writes nothing', async (_, check, more, cause) => {
    const folder = folderOf();
    const { code, out, err } = await waive(folder, check, more);
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toContain(cause);
    expect(existsSync(join(folder, 'mlready.yaml'))).toBe(false);
  });

  it('refuses what is waived already, and leaves the file as it was', async () => {
    const folder = folderOf();
    await waive(folder, 'data-discovery.catalogued');
    const before = manifest(folder);
    expect(await waive(folder, 'data-discovery.catalogued')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^mlready: data-discovery\.catalogued: is waived until [\d-]{10}; mlready waivers renew data-discovery\.catalogued\n$/),
    });
    expect(manifest(folder)).toBe(before);
  });

  it('says which flag is missing', async () => {
    expect(await runMlready(['waive', 'data-discovery.catalogued', folderOf()])).toMatchObject({ code: 2, err: expect.stringContaining('--reason') });
  });
});
