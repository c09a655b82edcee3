// The evidence pack, unpacked by another program.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { noPython, titled } from '../support/needs.js';
import { folderOf, git } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const sample = join(root, 'fixtures', 'projects', 'churn');
const copyOf = () => {
  const folder = join(folderOf(), 'churn');
  cpSync(sample, folder, { recursive: true });
  return folder;
};
/** Unpacks with Python, which knows ZIP by itself. */
const unpack = (zip: string) => {
  const to = folderOf();
  execFileSync('python3', ['-m', 'zipfile', '-t', zip]);
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, to]);
  return to;
};
const indexOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));

describe('mlready evidence', () => {
  it.skipIf(noPython !== null)(titled('writes what another program unpacks and proves', noPython), async () => {
    const folder = folderOf();
    const { code, out, err } = await runMlready(['evidence', sample, '-o', 'pack.zip'], { cwd: folder });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`pack.zip: ${readFileSync(join(folder, 'pack.zip')).length} bytes; its index.md says what is in it.\n`);
    const unpacked = unpack(join(folder, 'pack.zip'));
    const report = JSON.parse((await runMlready(['audit', sample, '--json', '--full', '--base', 'none'])).out);
    expect(JSON.parse(readFileSync(join(unpacked, 'report.json'), 'utf8'))).toEqual(report);
    expect(readFileSync(join(unpacked, 'report.md'), 'utf8')).toContain('# Readiness of churn');
    expect(readFileSync(join(unpacked, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
    expect(readFileSync(join(unpacked, 'frameworks.csv'), 'utf8')).toMatch(/^framework,version,item,title,state,/);
    expect(readFileSync(join(unpacked, 'mlready.yaml'))).toEqual(readFileSync(join(sample, 'mlready.yaml')));
    const { files, pack } = indexOf(unpacked);
    expect(pack).toEqual(report.pack);
    expect(files.length).toBeGreaterThan(10);
    for (const { path, entry, sha256 } of files) {
      expect(entry).toBe(`files/${path}`);
      const bytes = readFileSync(join(unpacked, entry));
      expect(bytes).toEqual(readFileSync(join(sample, path)));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: unpacked });
    expect(readdirSync(unpacked).filter((name) => /^report\./.test(name)).length).toBe(
      JSON.parse(readFileSync(join(unpacked, 'index.json'), 'utf8')).documents.length - 2,
    );
  });

  it('writes the same bytes twice, wherever the clock of the machine stands', async () => {
    const folder = folderOf();
    await runMlready(['evidence', sample, '-o', 'a.zip'], { cwd: folder });
    await runMlready(['evidence', sample, '-o', 'b.zip'], { cwd: folder, env: { TZ: 'Pacific/Kiritimati', LANG: 'C' } });
    expect(readFileSync(join(folder, 'a.zip')).equals(readFileSync(join(folder, 'b.zip')))).toBe(true);
  });

  it.skipIf(noPython !== null)(titled('of a revision holds the files as they were there', noPython), async () => {
    const folder = copyOf();
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    const before = readFileSync(join(folder, 'src', 'churn', 'train.py'), 'utf8');
    writeFileSync(join(folder, 'src', 'churn', 'train.py'), `# changed\n${before}`);
    rmSync(join(folder, 'mlready.yaml'));
    git(folder, 'commit', '-qam', 'second');
    expect(await runMlready(['evidence', folder, '--rev', 'HEAD~1', '-o', join(folder, 'old.zip')])).toMatchObject({ code: 0, err: '' });
    const unpacked = unpack(join(folder, 'old.zip'));
    expect(readFileSync(join(unpacked, 'files', 'src', 'churn', 'train.py'), 'utf8')).toBe(before);
    expect(readFileSync(join(unpacked, 'mlready.yaml'))).toEqual(readFileSync(join(sample, 'mlready.yaml')));
    expect(indexOf(unpacked).project.revision).toBe(git(folder, 'rev-parse', 'HEAD~1').trim());
    expect(readFileSync(join(unpacked, 'index.md'), 'utf8')).toContain('- Audited: commit `');
    await runMlready(['evidence', folder, '-o', join(folder, 'new.zip')]);
    const now = unpack(join(folder, 'new.zip'));
    expect(readdirSync(now)).not.toContain('mlready.yaml');
    expect(readFileSync(join(now, 'index.md'), 'utf8')).toContain('- Audited: the working directory, at commit `');
    expect(readFileSync(join(now, 'files', 'src', 'churn', 'train.py'), 'utf8')).toMatch(/^# changed/);
  });

  it.skipIf(noPython !== null)(titled('holds what lies above the project, where the manifest says that it counts', noPython), async () => {
    const top = folderOf({ '.github/workflows/ci.yml': 'on: push\njobs:\n  t:\n    runs-on: x\n    steps:\n      - run: pytest services/churn\n' });
    mkdirSync(join(top, 'services'));
    cpSync(sample, join(top, 'services', 'churn'), { recursive: true });
    const manifest = join(top, 'services', 'churn', 'mlready.yaml');
    writeFileSync(manifest, `root: ../..\n${readFileSync(manifest, 'utf8')}`);
    git(top, 'init', '-q');
    git(top, 'add', '.');
    git(top, 'commit', '-qm', 'first');
    expect(await runMlready(['evidence', join(top, 'services', 'churn'), '-o', join(top, 'e.zip')])).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(unpack(join(top, 'e.zip')), 'above', '.github', 'workflows', 'ci.yml'), 'utf8')).toContain('pytest services/churn');
  });

  it.skipIf(noPython !== null)(titled('takes nothing from outside, whatever an answer points at, and follows no link', noPython), async () => {
    const folder = copyOf();
    const outside = folderOf({ 'secret.md': 'A secret that nobody may see. It stands in a file of its own.\n' });
    symlinkSync(join(outside, 'secret.md'), join(folder, 'link.md'));
    const manifest = readFileSync(join(folder, 'mlready.yaml'), 'utf8');
    writeFileSync(
      join(folder, 'mlready.yaml'),
      manifest.replace(
        /^answers:\n/m,
        'answers:\n  labeling-of-large-volumes.test-labels-checked:\n    value: yes\n    evidence: [{path: link.md}, {path: gone.md}]\n',
      ),
    );
    expect(await runMlready(['evidence', folder, '-o', join(folder, 'e.zip')])).toMatchObject({ code: 0, err: '' });
    const unpacked = unpack(join(folder, 'e.zip'));
    const { files } = indexOf(unpacked);
    for (const name of ['link.md', 'gone.md'])
      expect(files.find(({ path }: { path: string }) => path === name)).toMatchObject({ entry: null, sha256: null, left: 'unreadable' });
    expect(readFileSync(join(folder, 'e.zip')).includes('secret that nobody')).toBe(false);
    expect(readdirSync(join(unpacked, 'files'))).not.toContain('link.md');
  });

  it.skipIf(noPython !== null)(titled('unpacks safely, whatever files are called', noPython), async () => {
    const folder = copyOf();
    const code = readFileSync(join(folder, 'src', 'churn', 'train.py'));
    const names = ['a\nb.py', 'con.py', 'a\u202eb.py', 'C:\\x.py', '-rf.py', '\u001b[31m.py', 'TRAIN.py', 'aux', 'b|c.py', '<img src=x onerror=alert(1)>.py'];
    for (const name of names) writeFileSync(join(folder, 'src', 'churn', name), code);
    git(folder, 'init', '-q');
    git(folder, 'add', '-A');
    const tree = git(folder, 'write-tree').trim();
    // What git refuses to check out can stand in its objects all the same.
    const evil = execFileSync('git', ['-C', folder, 'mktree'], {
      input: `040000 tree ${tree}\t..\n040000 tree ${tree}\t.git\n040000 tree ${tree}\ta\n`,
      encoding: 'utf8',
    }).trim();
    const commit = git(folder, 'commit-tree', evil, '-m', 'x').trim();
    const out = folderOf();
    expect(await runMlready(['evidence', folder, '--rev', commit, '-o', join(out, 'e.zip')])).toMatchObject({ code: 0, err: '' });
    const listed: string[] = JSON.parse(
      execFileSync('python3', ['-c', 'import json, sys, zipfile; print(json.dumps(zipfile.ZipFile(sys.argv[1]).namelist()))', join(out, 'e.zip')], {
        encoding: 'utf8',
      }),
    );
    expect(listed.length).toBeGreaterThan(20);
    for (const name of listed) expect(name).toMatch(/^(?:(?:files|above)\/(?!\.git\/|.*\.\.\/)[\w ./-]+|renamed\/[\da-f]{32}|[\w.]+)$/);
    expect(new Set(listed.map((name) => name.toLowerCase())).size).toBe(listed.length);
    const unpacked = unpack(join(out, 'e.zip'));
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: unpacked });
    const paths: string[] = indexOf(unpacked).files.map(({ path }: { path: string }) => path);
    expect(paths.some((path) => path.startsWith('../'))).toBe(true);
    expect(paths.some((path) => path.includes('\n'))).toBe(true);
  });

  it.each([
    [['-o', 'evidence.txt'], /--output evidence\.txt: has an ending that names no ZIP file/],
    [['-o', 'no/such/e.zip'], /lies in a folder that does not exist/],
    [['--rev', 'none'], /revision none/],
    [['no-such-folder'], /does not exist/],
  ])('refuses %j in one line', async (args, message) => {
    const folder = folderOf({ 'train.py': 'import sklearn\n' });
    const { code, out, err } = await runMlready(['evidence', ...args], { cwd: folder });
    expect({ code, out, lines: err.split('\n').length - 1 }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toMatch(message);
    expect(readdirSync(folder)).toEqual(['train.py']);
  });
});
