// The rules of the house that a test can keep.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../src/root.js';
import { catalogue } from './catalogue-of-rules.js';

const list = (folder: string, ending: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => `${folder}/${path}`)
    .sort();
const sources = [...list('src', '.ts'), ...list('src', '.tsx')].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** May be imported by every room: they know nothing of any. */
const leaves = [
  'src/model.ts',
  'src/errors.ts',
  'src/expression.ts',
  'src/pattern.ts',
  'src/root.ts',
  'src/version.ts',
  'src/syntax/',
  'src/screen/',
  'src/words/',
];
/** May import every room: they join them. */
const joints = ['src/cli/', 'src/index.ts', 'src/main.ts'];
const within = (path: string, places: readonly string[]) => places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
const roomOf = (path: string) => path.split('/').slice(0, 2).join('/');
const importsOf = (path: string, text: string) =>
  [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, to = '']) => relative(root, resolve(root, dirname(path), to.replace(/\.js$/, '.ts'))));

describe('the rooms', () => {
  it.each(sources.filter(({ path }) => !within(path, joints)))('$path imports only its own room and what knows nothing', ({ path, text }) => {
    const sideways = importsOf(path, text).filter((to) => !within(to, leaves) && (within(path, leaves) ? !within(to, leaves) : roomOf(to) !== roomOf(path)));
    expect(sideways).toEqual([]);
  });

  it('have words only where people read them', () => {
    const talking = sources.filter(({ path, text }) => importsOf(path, text).some((to) => to.startsWith('src/words/'))).map(({ path }) => path);
    expect(talking.filter((path) => !within(path, ['src/report/', 'src/interview/', 'src/words/', ...joints]))).toEqual([]);
  });

  it('have a model that imports nothing', () => expect(importsOf('src/model.ts', sources.find(({ path }) => path === 'src/model.ts')?.text ?? '')).toEqual([]));

  it('end the process nowhere, and take streams, environment and clock from io alone', () => {
    const guilty = sources.filter(
      ({ path, text }) =>
        path !== 'src/cli/io.ts' && path !== 'src/main.ts' && /\bprocess\.(?:exit\b|stdout|stderr|env|cwd)|\bDate\.now\(|\bnew Date\(\)|console\./.test(text),
    );
    expect(guilty.map(({ path }) => path)).toEqual([]);
  });

  it('load what is heavy only where it is used', () => {
    const eager = (name: string) => sources.filter(({ text }) => new RegExp(`^import (?!type).*'${name}'`, 'm').test(text)).map(({ path }) => path);
    expect([...new Set([...eager('inquirer'), ...eager('@inquirer/core')])]).toEqual(['src/interview/terminal.ts']);
    expect(sources.filter(({ text }) => /^import [^;]*interview\/terminal\.js'/m.test(text)).map(({ path }) => path)).toEqual([]);
    expect(eager('fflate')).toEqual(['src/report/evidence/index.ts']);
    expect(sources.filter(({ text }) => /^import (?!type)[^;]*report\/evidence\/index\.js'/m.test(text)).map(({ path }) => path)).toEqual([
      'src/cli/evidence-project.ts',
    ]);
    expect(eager('fast-xml-builder')).toEqual(['src/report/junit.ts']);
    expect(eager('preact-render-to-string')).toEqual(['src/report/html/index.ts']);
    expect(sources.filter(({ text }) => /^import [^;]*html\/index\.js'/m.test(text)).map(({ path }) => path)).toEqual([]);
    expect(eager('badge-maker')).toEqual(['src/report/badge.ts']);
    expect(eager('cli-table3')).toEqual(['src/screen/table.ts']);
    expect(
      eager('zod').filter(
        (path) =>
          !/^src\/(?:catalogue\/(?:schema|expression|extension-schema|fixture-schema|json-schema)|project\/(?:manifest-schema|json-schema|baseline)|report\/(?:trend-)?schema|syntax\/validated)\.ts$/.test(
            path,
          ),
      ),
    ).toEqual([]);
  });
});

describe('the files', () => {
  it.each(sources.filter(({ path }) => path !== 'src/model.ts'))('$path stays readable', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(260);
    expect(text).not.toMatch(/[\w)\]?]: any\b(?!\()|\bas any\b|@ts-ignore|@ts-expect-error/);
  });

  it('of tests skip nothing', () => {
    const skipping = list('test', '.test.ts').filter(
      (path) => path !== 'test/house.test.ts' && /\b(?:it|test|describe)\.(?:only|todo)\b/.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(skipping).toEqual([]);
  });

  it('that are locked name no place to download from', () => expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/));

  it('at the top are those that a stranger expects', () => {
    const tracked = execFileSync('git', ['-C', root, 'ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
    const top = new Set(tracked.map((path) => path.split('/')[0] ?? ''));
    const expected = [
      '.ci',
      '.gitignore',
      '.npmrc',
      '.pre-commit-hooks.yaml',
      'CHANGELOG.md',
      'LICENSE',
      'action.yml',
      'README.md',
      'bin',
      'biome.json',
      'docs',
      'fixtures',
      'package-lock.json',
      'package.json',
      'rules',
      'schemas',
      'scripts',
      'src',
      'test',
      'tsconfig.json',
      'tsconfig.types.json',
      'tsup.config.ts',
      'vitest.config.ts',
    ];
    expect([...top].filter((name) => !expected.includes(name))).toEqual([]);
  });
});

describe('the catalogue', () => {
  const checksOf = (consideration: string) => catalogue.checks.filter((check) => check.consideration === consideration);

  it('has the survey’s five stages, 17 steps and 44 considerations', () => {
    expect([catalogue.stages.length, catalogue.steps.length, catalogue.considerations.length]).toEqual([5, 17, 44]);
  });

  it('has between 110 and 150 checks, at least 60 of which signals can decide', () => {
    expect(catalogue.checks.length).toBeGreaterThanOrEqual(110);
    expect(catalogue.checks.length).toBeLessThanOrEqual(150);
    expect(catalogue.checks.filter(({ shownBy, refutedBy }) => shownBy.length + refutedBy.length > 0).length).toBeGreaterThanOrEqual(60);
  });

  it.each(catalogue.considerations)('$id has at least two checks, and no two that the same signal settles in full', ({ id }) => {
    const settling = checksOf(id).flatMap(({ shownBy }) => shownBy.filter(({ earns }) => earns === 'full').map(({ signal }) => signal));
    expect(checksOf(id).length).toBeGreaterThanOrEqual(2);
    expect(new Set(settling).size).toBe(settling.length);
  });

  it('names the frameworks that an auditor asks for', () => {
    const named = new Set(catalogue.considerations.flatMap(({ refs }) => Object.keys(refs)));
    for (const id of ['eu-ai-act', 'nist-ai-rmf', 'ml-test-score', 'iso-42001', 'owasp-ml-top10', 'mitre-atlas', 'gdpr', 'rules-of-ml'])
      expect(named).toContain(id);
  });

  it('has a vocabulary of at most 25 domains', () => expect(catalogue.context.find(({ id }) => id === 'domain')?.values.length).toBeLessThanOrEqual(25));

  it('gives an address only to cases that are confirmed', () => {
    expect(
      catalogue.cases.filter(({ confirmed, identifiers }) => confirmed !== 'identifier' && Object.keys(identifiers).length > 0).map(({ id }) => id),
    ).toEqual([]);
  });
});
