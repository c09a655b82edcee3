// The list of formats is its folders, the heads by which a kept report is known, and the rows of docs/formats.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportHeads } from '../../src/inventory/report-heads.js';
import { formatNamed, formatNames, formatOf, formats } from '../../src/report/formats/index.js';
import { root } from '../../src/root.js';

const folder = join(root, 'src', 'report', 'formats');
const page = readFileSync(join(root, 'docs', 'formats.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([a-z]+)` \| (`\.[a-z]+`|–) \| (.+) \| (.+) \|$/gm)].map(([, name = '', ending = '']) => [
  name,
  ending.replaceAll('`', ''),
]);

describe('the list of formats', () => {
  it('is the folders', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
    expect([...formatNames].sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  it('has each once, with an ending of its own', () => {
    const endings = formats.flatMap(({ ending }) => ending ?? []);
    expect([new Set(formatNames).size, new Set(endings).size]).toEqual([formats.length, endings.length]);
  });

  it('is all that a later audit knows by its head', () => expect(Object.keys(reportHeads).sort()).toEqual([...formatNames].sort()));

  it('is the table of docs/formats.md', () => {
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(formats.map(({ name, ending }) => [name, ending ?? '–'])));
    expect(rows.length).toBe(formats.length);
  });
});

describe.each(formats)('the format $name', ({ name, ending, load }) => {
  it('has its file, which gives a reporter', async () => {
    expect(['index.ts', 'index.tsx'].some((file) => existsSync(join(folder, name, file)))).toBe(true);
    expect(typeof (await load())).toBe('function');
  });

  it('is found by its name and by its ending, in any case', () => {
    expect(formatNamed(name)?.name).toBe(name);
    if (ending !== null) for (const path of [`report${ending}`, `a.b/REPORT${ending.toUpperCase()}`]) expect(formatOf(path)?.name).toBe(name);
  });
});

it.each(['report', 'report.yaml', '.', 'toString', 'report.'])('%j names no format', (text) => {
  expect([formatNamed(text), formatOf(text)]).toEqual([null, null]);
});
