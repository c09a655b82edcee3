// The list of commands is the files of their folder, and no file of it loads what another command does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import { processIo } from '../../src/cli/io.js';
import { root } from '../../src/root.js';
import { sources } from '../support/imports.js';

const folder = 'src/cli/commands';
const files = readdirSync(join(root, folder)).filter((name) => name !== 'index.ts');
const names = commands.map(({ name }) => name);

describe('the list of commands', () => {
  it('is the files of the folder: one with the options, one with what the command does', () => {
    expect(files.filter((name) => /^[a-z]+\.ts$/.test(name)).sort()).toEqual(names.map((name) => `${name}.ts`).sort());
    expect(files.filter((name) => name.endsWith('.run.ts')).sort()).toEqual(names.map((name) => `${name}.run.ts`).sort());
  });

  it('has the stem of every other file', () => {
    expect(files.filter((name) => !names.includes(name.split('.')[0] ?? '') || !/^[a-z]+(?:\.[a-z]+)?\.ts$/.test(name))).toEqual([]);
  });

  it('is what the README explains', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| (`mlready\b[^|]*)\|/gm)].map(([, cell = '']) => cell);
    const explained = rows
      .flatMap((cell) => [...cell.matchAll(/`(?:mlready )?([a-z]+)\b[^`]*`/g)].map(([, name]) => name))
      .filter((name) => name !== 'mlready');
    expect([...new Set(explained)].sort()).toEqual([...names].sort());
  });
});

describe.each(commands)('$name', ({ name, register }) => {
  it('adds the command of its name, and no other', () => {
    const program = new Command();
    register(program, processIo(), () => undefined);
    expect(program.commands.map((command) => command.name())).toEqual([name]);
  });

  it('imports what it does only where it is called', () => {
    const text = sources.find(({ path }) => path === `${folder}/${name}.ts`)?.text ?? '';
    const eager = [...text.matchAll(/^import (?!type )(?:[^;]*?) from '(\.[^']+)';$/gm)].map(([, from = '']) => from);
    const cheap = /^(?:\.\.\/(?:command-options|output-options)\.js|\.\.\/\.\.\/(?:errors|model\/index)\.js)$/;
    // The steps of a history are choices of an option.
    expect(eager.filter((from) => !cheap.test(from) && from !== '../../project/history.js')).toEqual([]);
    expect(text).toContain(`await import('./${name}.run.js')`);
  });
});
