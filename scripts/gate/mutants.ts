// A clone in which planted changes are made as commits, without a checkout where none is asked for.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edits, Repo } from './kind.js';

const mostBytes = 1 << 20;

export interface Clone {
  folder: string;
  /** The commit that the original stands at. */
  head: string;
  repo: Repo;
  git(...args: string[]): string;
  /** @returns the commit that holds a change */
  commit(parent: string, edits: Edits, message: string): string;
  remove(): void;
}

/** Clones a repository into a folder of its own. The original is only read. */
export function cloneOf(original: string): Clone {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  execFileSync('git', ['clone', '-q', '--no-hardlinks', original, folder]);
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }).trim();
  const head = git('rev-parse', 'HEAD');
  const files = git('ls-tree', '-r', '-l', '-z', head)
    .split('\0')
    .filter((line) => line !== '')
    .map(entryOf);
  const modes = new Map(files.map(({ path, mode }) => [path, mode]));
  let count = 0;
  return {
    folder,
    head,
    repo: { texts: textsOf(folder, files), paths: files.map(({ path }) => path) },
    git,
    commit(parent, edits, message) {
      const name = `refs/heads/planted-${count++}`;
      execFileSync('git', ['-C', folder, 'fast-import', '--quiet', '--force'], {
        input: streamOf({ name, parent, message }, edits, modes),
        maxBuffer: 1 << 28,
      });
      return git('rev-parse', name);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface Entry {
  path: string;
  mode: string;
  id: string;
  size: number;
}

function entryOf(line: string): Entry {
  const [left = '', path = ''] = line.split('\t');
  const [mode = '', , id = '', size = '0'] = left.split(/\s+/);
  return { path, mode, id, size: Number(size) };
}

/** The files that hold text, as git has them. */
function textsOf(folder: string, files: readonly Entry[]): Map<string, string> {
  const small = files.filter(({ mode, size }) => mode.startsWith('100') && size <= mostBytes);
  const out = execFileSync('git', ['-C', folder, 'cat-file', '--batch'], { input: small.map(({ id }) => `${id}\n`).join(''), maxBuffer: 1 << 30 });
  const texts = new Map<string, string>();
  let at = 0;
  for (const { path, size } of small) {
    at = out.indexOf(10, at) + 1;
    const bytes = out.subarray(at, at + size);
    at += size + 1;
    const text = bytes.toString('utf8');
    if (!bytes.includes(0) && !text.includes('\ufffd')) texts.set(path, text);
  }
  return texts;
}

function streamOf({ name, parent, message }: { name: string; parent: string; message: string }, edits: Edits, modes: ReadonlyMap<string, string>): Buffer {
  const parts: Buffer[] = [];
  const put = (text: string) => parts.push(Buffer.from(text));
  const data = (bytes: Uint8Array) => {
    put(`data ${bytes.length}\n`);
    parts.push(Buffer.from(bytes));
    put('\n');
  };
  put(`commit ${name}\ncommitter Planter <planter@example.org> 1700000000 +0000\n`);
  data(Buffer.from(message));
  put(`from ${parent}\n`);
  for (const [path, edit] of edits) {
    const quoted = JSON.stringify(path);
    if (edit === null) put(`D ${quoted}\n`);
    else {
      const link = typeof edit !== 'string' && 'link' in edit;
      put(`M ${link ? '120000' : (modes.get(path) ?? '100644')} inline ${quoted}\n`);
      data(typeof edit === 'string' ? Buffer.from(edit) : 'link' in edit ? Buffer.from(edit.link) : edit.bytes);
    }
  }
  put('\n');
  return Buffer.concat(parts);
}
