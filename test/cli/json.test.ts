// What goes out as JSON holds nothing that a terminal obeys or does not show, whichever command prints it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneLine } from '../../src/errors.js';
import { jsonText } from '../../src/terminal/json.js';
import { commands } from '../support/commands.js';
import { runIn } from '../support/gate-scenario.js';
import { hostileProject, told } from '../support/hostile-project.js';
import { sources } from '../support/imports.js';
import { git } from '../support/program.js';

/** All but the line breaks between values. */
const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

const baseline = `${told.marks}.yaml`;

/** Every command that has --json with a call of it. */
const withOption: Record<string, string[]> = {
  audit: ['audit', '--json', '--base', 'v1', '--no-input'],
  report: ['report', 'report.json', '--json'],
  diff: ['diff', 'v1', told.tag, '--json'],
  trend: ['trend', '--json', '--no-cache', '--by', 'tag'],
  plan: ['plan', '--json'],
  fix: ['fix', '--json'],
  draft: ['draft', '--prompt', '--json'],
  import: ['import', 'results.sarif', '--json', '--dry-run'],
  inventory: ['inventory', '--json'],
  explain: ['explain', told.own, '--json'],
  checks: ['checks', '--json'],
  cases: ['cases', '--json'],
  'waivers list': ['waivers', 'list', '--json'],
  due: ['due', '--all', '--json'],
  'baseline check': ['baseline', 'check', '--file', baseline, '--json'],
  test: ['test', '--json'],
};

/** JSON that is asked for otherwise. */
const others: Record<string, string[]> = {
  'audit as SARIF': ['audit', '-f', 'sarif', '--no-input'],
  'audit for GitLab': ['audit', '-f', 'gitlab', '--no-input'],
  'trend as a format': ['trend', '-f', 'json', '--no-cache', '--by', 'tag'],
  'audit as a summary': ['audit', '-f', 'summary', '--no-input'],
  'inventory as a bill of materials': ['inventory', '-f', 'cyclonedx'],
  badge: ['badge', '-f', 'endpoint', '--label', told.marks],
  'schema manifest': ['schema', 'manifest'],
  'schema report': ['schema', 'report'],
  'schema pack': ['schema', 'pack'],
  'schema summary': ['schema', 'summary'],
};

/** Those that no text of a project reaches. */
const mute = ['plan', 'schema report', 'schema pack', 'schema summary'];

describe('JSON that is printed', () => {
  let folder = '';
  const run = (args: readonly string[]) => runIn(folder, args, { env: {}, event: undefined, git: undefined, day: '2026-11-21' });
  beforeAll(async () => {
    folder = hostileProject();
    const tool = { driver: { name: `scanner ${told.marks}` } };
    writeFileSync(join(folder, 'results.sarif'), JSON.stringify({ version: '2.1.0', runs: [{ tool, results: [] }] }));
    // A repair shows the line that it changes.
    writeFileSync(join(folder, 'fetch.py'), `import requests\nrequests.get("https://example.org/${told.marks}", timeout=9, verify=False)\n`);
    git(folder, 'add', 'fetch.py');
    for (const args of [
      ['audit', '--no-input', '-o', 'report.json'],
      ['evidence', '-o', 'evidence.zip'],
      ['baseline', 'write', '--file', baseline],
    ])
      expect(await run(args)).toMatchObject({ code: 0, err: '' });
  });

  it('is walked through for every command that has --json', () => {
    const having = commands().filter(({ help }) => /^ +--json\b/m.test(help));
    // It needs a database: test/program/fleet-database.test.ts.
    const elsewhere = ['fleet status'];
    expect(having.map(({ name }) => name.replace(/^mlready ?/, '')).sort()).toEqual([...Object.keys(withOption), ...elsewhere].sort());
  });

  it.each(Object.entries({ ...withOption, ...others }))('by %s has neither control characters nor marks of direction', async (name, args) => {
    const { out, err } = await run(args);
    expect(err).toBe('');
    expect(JSON.parse(out)).toBeTruthy();
    expect(raw.exec(out)).toBeNull();
    // Otherwise the test would prove nothing.
    expect(/u\{*202e\}*evil/.test(out)).toBe(!mute.includes(name));
  });

  it('is as clean in files', () => {
    const entries = unzipSync(readFileSync(join(folder, 'evidence.zip')));
    const texts = [readFileSync(join(folder, 'report.json')), entries['index.json'], entries['report.json']].map((bytes) =>
      Buffer.from(bytes ?? []).toString(),
    );
    for (const text of texts) {
      expect(text).toContain('\\u202eevil\\u009b31m');
      expect(raw.exec(text)).toBeNull();
    }
  });
});

describe('jsonText', () => {
  it('escapes what oneLine makes visible, and nothing else, and says the same to a parser', () => {
    // All that has two bytes, and the plane of the marks that nobody sees.
    for (let code = 0; code <= 0xe0fff; code = code === 0xffff ? 0xe0000 : code + 1) {
      const character = String.fromCodePoint(code);
      const text = jsonText(character);
      expect(JSON.parse(text)).toBe(character);
      const plain = text === `"${character}"\n` || '"\\'.includes(character);
      if (plain === (oneLine(character) !== character)) throw new Error(`U+${code.toString(16)} is written as ${text}`);
    }
  });

  it('is the only place that lays data out as JSON', () => {
    const laying = sources.filter(({ text }) => /JSON\.stringify\((?:[^()]|\([^()]*\))*,\s*(?:2|'\s+'|'\\t')\s*\)/.test(text));
    expect(laying.map(({ path }) => path)).toEqual(['src/terminal/json.ts']);
  });
});
