// Writing a file: all of it or nothing, and nothing else.
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../../src/cli/write-atomically.js';

const folder = () => mkdtempSync(join(tmpdir(), 'mlready-write-'));

describe('writing', () => {
  it('replaces a file, keeps its mode, and leaves nothing beside it', () => {
    const here = folder();
    writeFileSync(join(here, 'a'), 'old');
    chmodSync(join(here, 'a'), 0o600);
    writeAtomically(join(here, 'a'), 'new');
    expect(readFileSync(join(here, 'a'), 'utf8')).toBe('new');
    expect(statSync(join(here, 'a')).mode & 0o777).toBe(0o600);
    expect(readdirSync(here)).toEqual(['a']);
  });

  it('keeps a mode that the mask of the user would take from', () => {
    const here = folder();
    writeFileSync(join(here, 'a'), 'old');
    chmodSync(join(here, 'a'), 0o666);
    const mask = process.umask(0o027);
    try {
      writeAtomically(join(here, 'a'), 'new');
    } finally {
      process.umask(mask);
    }
    expect(statSync(join(here, 'a')).mode & 0o777).toBe(0o666);
  });

  it('follows a link, which stays a link', () => {
    const here = folder();
    writeFileSync(join(here, 'target'), 'old');
    symlinkSync('target', join(here, 'link'));
    writeAtomically(join(here, 'link'), 'new');
    expect(lstatSync(join(here, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(here, 'target'), 'utf8')).toBe('new');
  });

  it('leaves a device what it is', () => {
    writeAtomically('/dev/null', 'gone');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it.each([
    ['in a folder that does not exist', (here: string) => join(here, 'no', 'a'), /lies in a folder that does not exist/],
    ['in a file', (here: string) => join(here, 'file', 'a'), /lies in something that is no folder/],
    ['with a name that is too long', (here: string) => join(here, 'a'.repeat(300)), /has a name that is too long/],
    ['over a folder', (here: string) => join(here, 'folder'), /is a folder/],
    ['to a link that leads to itself', (here: string) => join(here, 'loop'), /is a link that leads to itself/],
  ])('%s is one known error', (_, path, message) => {
    const here = folder();
    writeFileSync(join(here, 'file'), '');
    mkdirSync(join(here, 'folder'));
    symlinkSync('loop', join(here, 'loop'));
    expect(() => writeAtomically(path(here), 'x')).toThrow(message);
  });
});
