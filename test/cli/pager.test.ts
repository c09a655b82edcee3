// What is longer than a screen is read page by page, by whoever sits at a terminal; everybody else gets it as it is.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { page, pagerOf } from '../../src/cli/pager.js';
import { root } from '../../src/root.js';
import { notLinux, titled } from '../support/needs.js';
import { emptyFolder, runHere } from '../support/run-here.js';

const churn = join(root, 'fixtures', 'projects', 'churn');
const atTerminal = { terminal: { isTTY: true, columns: 80 } };

async function audit(args: string[], world: Parameters<typeof runHere>[2]) {
  const pages: string[] = [];
  const ended = await runHere(emptyFolder(), ['audit', churn, '--no-input', ...args], { page: async (text) => pages.push(text) > 0, ...world });
  return { ...ended, pages };
}

describe('a long report', () => {
  it.each([['--full'], ['-v'], ['--stage', 'model-learning']])('is read page by page at a terminal (%s)', async (...args) => {
    const { out, pages } = await audit(args, atTerminal);
    expect({ out, pages: pages.length }).toEqual({ out: '', pages: 1 });
  });

  it('is printed where nothing shows pages', async () => {
    const { out } = await audit(['--full'], { ...atTerminal, page: async () => false });
    expect(out.split('\n').length).toBeGreaterThan(100);
  });

  it.each([
    ['one screen', [], atTerminal],
    ['no terminal', ['--full'], {}],
    ['CI', ['--full'], { ...atTerminal, env: { CI: 'true' } }],
    ['a terminal that cannot move its cursor', ['--full'], { ...atTerminal, env: { TERM: 'dumb' } }],
    ['another format', ['--full', '-f', 'markdown'], atTerminal],
  ])('is printed as it is: %s', async (_, args, world) => {
    const { out, pages } = await audit(args, world);
    expect(pages).toEqual([]);
    expect(out.length).toBeGreaterThan(500);
  });
});

describe('the program that shows pages', () => {
  it('is the one that the environment names, without a shell, otherwise less', () => {
    expect(pagerOf({}, 'linux')).toEqual({ command: 'less', args: ['-R'] });
    expect(pagerOf({ PAGER: ' most -s ' }, 'linux')).toEqual({ command: 'most', args: ['-s'] });
    for (const none of ['', ' ', 'cat']) expect(pagerOf({ PAGER: none }, 'linux')).toBeNull();
  });

  it('is taken on Windows by a whole path only, because the working directory comes first there', () => {
    expect(pagerOf({}, 'win32')).toBeNull();
    expect(pagerOf({ PAGER: 'less' }, 'win32')).toBeNull();
  });

  it.skipIf(notLinux !== null)(titled('gets the text, may leave early, is none that lies in the audited folder, and may be missing', notLinux), async () => {
    const folder = emptyFolder();
    const script = (name: string, text: string) => {
      writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(folder, name), 0o755);
      return join(folder, name);
    };
    const env = { PATH: process.env['PATH'] };
    expect(await page('all of it\n', { ...env, PAGER: script('takes', `cat > '${folder}/seen'`) }, 'linux')).toBe(true);
    expect(readFileSync(join(folder, 'seen'), 'utf8')).toBe('all of it\n');
    expect(await page('x'.repeat(4_000_000), { ...env, PAGER: script('leaves', 'exit 1') }, 'linux')).toBe(true);
    expect(await page('text', { ...env, PAGER: join(folder, 'none') }, 'linux')).toBe(false);
    const before = process.cwd();
    process.chdir(folder);
    try {
      script('less', `touch '${folder}/owned'`);
      expect(await page('text', { PATH: '.' }, 'linux')).toBe(false);
    } finally {
      process.chdir(before);
    }
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });
});
