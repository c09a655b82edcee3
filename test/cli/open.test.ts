// --open: the page that was written, and no other file, is shown.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Io, openerOf, processIo } from '../../src/cli/io.js';
import { KnownError } from '../../src/errors.js';
import { root } from '../../src/root.js';
import { notLinux, titled } from '../support/needs.js';
import { emptyFolder, runHere } from '../support/run-here.js';

afterEach(() => vi.unstubAllEnvs());

const churn = join(root, 'fixtures', 'projects', 'churn');

async function mlready(args: string[], open: Io['open'] = async () => undefined) {
  const folder = emptyFolder();
  const opened: string[] = [];
  const ended = await runHere(folder, args, {
    open: async (path) => {
      expect(existsSync(path)).toBe(true);
      opened.push(path);
      await open(path);
    },
  });
  return { ...ended, opened, folder };
}

describe('--open', () => {
  it('shows the page, once it is written, of an audit and of a saved report', async () => {
    const audit = await mlready(['audit', churn, '-o', 'result.json', '-o', 'html=page.html', '--open']);
    expect(audit).toMatchObject({ code: 0, err: '', opened: [join(audit.folder, 'page.html')] });
    const again = await mlready(['report', join(audit.folder, 'result.json'), '-o', 'html=again.html', '--open']);
    expect(again).toMatchObject({ code: 0, err: '', opened: [join(again.folder, 'again.html')] });
    expect((await mlready(['audit', churn, '-o', 'html=page.html'])).opened).toEqual([]);
  });

  it('without a page writes one that is there for nothing else', async () => {
    const { code, err, opened, folder } = await mlready(['audit', churn, '-o', 'result.json', '--open']);
    expect({ code, err, pages: opened.length }).toEqual({ code: 0, err: '', pages: 1 });
    const [page = ''] = opened;
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
    expect([page.startsWith(folder), page.startsWith(churn), existsSync(join(folder, 'result.json'))]).toEqual([false, false, true]);
  });

  it('where nothing can show it says so, and ends as the gate says', async () => {
    const fails = async (path: string) => {
      throw new KnownError(path, 'cannot be opened: there is no xdg-open here', 'open it yourself');
    };
    const { code, err } = await mlready(['audit', churn, '-o', 'html=page.html', '--open', '--min-score', '99'], fails);
    expect(code).toBe(1);
    expect(err).toMatch(/^mlready: .*page\.html: cannot be opened: .*; open it yourself\n$/);
  });
});

describe('the program that shows a page', () => {
  it('is the one of the system, by a path that a working directory cannot take', () => {
    expect(openerOf('linux', undefined)).toBe('xdg-open');
    expect(openerOf('darwin', undefined)).toBe('/usr/bin/open');
    expect(openerOf('win32', 'D:\\Win')).toBe('D:\\Win\\explorer.exe');
    expect(openerOf('win32', undefined)).toBe('C:\\Windows\\explorer.exe');
  });

  it.skipIf(notLinux !== null)(titled('gets the path as one argument, whatever stands in it, and nobody waits for it', notLinux), async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s|' "$#" "$1" > '${folder}/seen.part'\nmv '${folder}/seen.part' '${folder}/seen'\nsleep 1\n`);
    chmodSync(join(folder, 'xdg-open'), 0o755);
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
    const page = join(folder, '$(touch owned); a b.html');
    await processIo().open(page);
    await vi.waitFor(() => expect(readFileSync(join(folder, 'seen'), 'utf8')).toBe(`1|${page}|`), { timeout: 5000 });
    expect(existsSync(join(folder, 'owned'))).toBe(false);
    vi.stubEnv('PATH', join(folder, 'none'));
    await expect(processIo().open(page)).rejects.toThrow(/there is no xdg-open here; open it yourself/);
  });
});
