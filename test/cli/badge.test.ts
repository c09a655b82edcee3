// The badge.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { folderOf } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const churn = join(root, 'fixtures', 'projects', 'churn');

describe('a badge', () => {
  it('says what the repository shows, what is left out of the count, and the day', async () => {
    const { code, out, err } = await runMlready(['badge', churn]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* role="img" aria-label="ML readiness: repository \d+ %(?: · [A-Z][\w-]+)?(?: · \d+ (?:checks off|pending))* · 2026-11-21">/,
    );
    expect(JSON.parse((await runMlready(['badge', churn, '-f', 'endpoint'])).out)).toEqual({
      schemaVersion: 1,
      label: 'ML readiness',
      message: expect.stringMatching(/^repository \d+ %(?: · [A-Z][\w-]+)?(?: · \d+ (?:checks off|pending))* · 2026-11-21$/),
      color: 'orange',
    });
    expect((await runMlready(['badge', churn])).out).toBe(out);
  });

  it('of an empty project says that there is nothing to judge', async () =>
    expect(JSON.parse((await runMlready(['badge', folderOf(), '-f', 'endpoint'])).out)).toMatchObject({
      message: 'no machine learning seen · 2026-11-21',
      color: 'lightgrey',
    }));

  it('is made from a saved report, and of the day of that', async () => {
    const folder = folderOf();
    const saved = join(folder, 'result.json');
    await runMlready(['audit', churn, '-o', saved], { env: { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 25) / 1000) } });
    const { code, out } = await runMlready(['badge', '--from', 'result.json', '-o', 'a.svg', '-o', 'b.json'], { cwd: folder });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(readFileSync(join(folder, 'a.svg'), 'utf8')).toContain('2026-11-25');
    expect(JSON.parse(readFileSync(join(folder, 'b.json'), 'utf8')).message).toContain('2026-11-25');
  });

  it('holds nothing that its label could add', async () => {
    const { out } = await runMlready(['badge', churn, '--label', '</title><script>alert(1)</script>\u202e\u001b[31m&"']);
    expect(out).not.toMatch(/<script|\u202e|\u001b/);
    expect(out.match(/<[a-zA-Z]+/g)?.every((tag) => ['<svg', '<title', '<linearGradient', '<stop', '<clipPath', '<rect', '<g', '<text'].includes(tag))).toBe(
      true,
    );
    expect((await runMlready(['badge', churn, '--label', 'x'.repeat(100_000)])).out.length).toBeLessThan(4000);
  });

  it.each([
    [['-o', 'badge.png'], /--output badge\.png: has an ending that names no kind of badge/],
    [['--from', 'none.json'], /none\.json: does not exist/],
    [[churn, '--from', 'none.json'], /--from: stands beside a folder/],
    [['-f', 'png'], /Allowed choices are svg, endpoint/],
    [['-o', 'no/such/badge.svg'], /lies in a folder that does not exist/],
  ])('refuses %j in one line', async (args, message) => {
    const folder = folderOf();
    const { code, out, err } = await runMlready(['badge', ...args], { cwd: folder });
    expect({ code, out, lines: err.split('\n').length - 1 }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toMatch(message);
    expect(existsSync(join(folder, 'badge.png'))).toBe(false);
  });
});
