// The rules of the tests themselves: where they lie, what they may need, and that none is left out in silence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { root } from '../src/root.js';
import { projectsWith } from '../vitest.config.js';
import { sources } from './support/imports.js';
import { reasonIn, titled, untitled } from './support/needs.js';
import { seed, tally } from './support/property.js';
import { skippedLines } from './support/skipped-reporter.js';

const files = readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(join(root, 'test').length + 1))
  .sort();
const textOf = (path: string) => readFileSync(join(root, 'test', path), 'utf8');
const tests = files.filter((path) => path.endsWith('.test.ts')).map((path) => ({ path, text: textOf(path) }));
const helpers = files.filter((path) => path.startsWith('support/'));

describe('a test', () => {
  it('lies in the folder of the room that it proves, or of the program', () => {
    const rooms = new Set([...sources.map(({ path }) => path.split('/')[1] ?? ''), 'program', 'hostile']);
    expect(tests.length).toBeGreaterThan(60);
    expect(tests.filter(({ path }) => path.includes('/') && !rooms.has(path.split('/')[0] ?? '')).map(({ path }) => path)).toEqual([]);
  });

  it('has nothing but other tests beside it', () => {
    expect(files.filter((path) => !path.startsWith('support/') && !path.endsWith('.test.ts'))).toEqual([]);
  });

  it('is named for what it needs: a terminal, a browser, a build', () => {
    const named = (uses: RegExp, allowed: RegExp) => tests.filter(({ path, text }) => uses.test(text) && !allowed.test(path)).map(({ path }) => path);
    expect(named(/^import .*'\.\.\/support\/(?:terminal|storm|transcript)\.js'/m, /\.terminal\.test\.ts$/)).toEqual([]);
    expect(named(/^import .*'playwright-core'/m, /\.chromium\.test\.ts$/)).toEqual([]);
    expect(
      named(/^import \{[^}]*\bmlready\b[^}]*\} from '[^']*\/support\/program\.js'|'dist'|bin\/mlready\.js/m, /^(?:program|hostile)\/|^tests\.test\.ts$/),
    ).toEqual([]);
  });

  it('is skipped only where its title says why', () => {
    const silent = tests.filter(({ text }) => /^[ \t]*(?:it|test|describe)\b[^'"`\n]*\.(?:skip|skipIf|runIf)\((?!\w+ !== null\)\(titled\()/m.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
    expect(tests.filter(({ text }) => /\.skipIf\(\w+ !== null\)\(titled\(/.test(text)).length).toBeGreaterThan(5);
  });

  it('ends when it hangs, before and after as well', () => {
    const projects = projectsWith({}).map(({ test }) => test);
    expect(projects.map(({ name }) => name)).toEqual(['rooms', 'commands', 'browser', 'program', 'terminal']);
    for (const { testTimeout, hookTimeout } of projects) {
      expect(testTimeout).toBeGreaterThanOrEqual(60_000);
      expect(hookTimeout).toBeGreaterThanOrEqual(testTimeout);
    }
  });
});

describe('a helper', () => {
  it.each(helpers)('says what it is: %s', (path) => expect(textOf(path)).toMatch(/^(?:\/\/ |""")[A-Z].{20,}\n/));
});

describe('a property', () => {
  it('tries the same cases each time, and names its seed where it fails', () => {
    const tried = () => {
      const cases: number[] = [];
      fc.assert(fc.property(fc.integer(), (one) => void cases.push(one)));
      return cases;
    };
    expect(tried()).toEqual(tried());
    expect(() => fc.assert(fc.property(fc.integer(), () => false))).toThrow(`seed: ${seed}`);
  });

  it('can tell how often it met what it is about', () => {
    const met = tally('even', 'odd', 'none');
    for (const one of [1, 2, 4]) {
      expect(met.when('even', one % 2 === 0)).toBe(one % 2 === 0);
      met.when('odd', one % 2 === 1);
    }
    expect(met.least()).toBe(0);
    met.when('none', true);
    expect(met.least()).toBe(1);
  });
});

describe('what is skipped', () => {
  it('has the reason in its title', () => {
    expect(titled('a storm', null)).toBe('a storm');
    expect([reasonIn(titled('a storm', 'no tmux')), untitled(titled('a storm', 'no tmux'))]).toEqual(['no tmux', 'a storm']);
    expect([reasonIn('a storm'), untitled('a storm')]).toEqual([null, 'a storm']);
  });

  it('is listed at the end of a run, by group and reason', () => {
    const storm = titled('a storm', 'no tmux');
    expect(
      skippedLines([
        { file: 'a.test.ts', titles: [storm, 'one'] },
        { file: 'a.test.ts', titles: [storm, 'two'] },
        { file: 'b.test.ts', titles: ['the package', titled('is read', 'no python3')] },
        { file: 'b.test.ts', titles: ['the package', 'is left out'] },
      ]),
    ).toEqual(['    2  a storm: no tmux', '    1  is read: no python3', '    1  b.test.ts: no reason given']);
  });
});
