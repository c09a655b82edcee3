// The rules of the house that a test can keep.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../src/root.js';
import { catalogue } from './support/catalogue-of-rules.js';
import { circlesOf, sources } from './support/imports.js';

const list = (folder: string, ending: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => `${folder}/${path}`)
    .sort();

/** The rooms in their order: each imports itself and those above it, and nothing else. */
const rooms = [
  ['model'],
  ['errors.ts', 'root.ts', 'version.ts'],
  ['terminal'],
  ['parsers'],
  ['inventory'],
  ['signals'],
  ['project'],
  ['manifest'],
  ['catalogue'],
  ['assess'],
  ['gate'],
  ['repair'],
  ['engine'],
  ['report'],
  ['interview'],
  ['draft'],
  ['library'],
  ['fleet'],
  ['mcp'],
  ['index.ts'],
  ['cli'],
  ['main.ts'],
] as const;
const floors = new Map(rooms.flatMap((names, floor) => names.map((name): [string, number] => [name, floor])));
const roomOf = (path: string) => path.split('/')[1] ?? '';

describe('the rooms', () => {
  it('are the folders and files of src', () => expect([...new Set(sources.map(({ path }) => roomOf(path)))].sort()).toEqual([...floors.keys()].sort()));

  it.each(sources)('$path imports only its own room and those before it', ({ path, imports }) => {
    const floor = floors.get(roomOf(path)) ?? -1;
    expect(imports.filter((to) => roomOf(to) !== roomOf(path) && (floors.get(roomOf(to)) ?? Number.POSITIVE_INFINITY) > floor)).toEqual([]);
  });

  it('import each other in no circle, types and dynamic imports counted', () => expect(circlesOf(sources)).toEqual([]));

  it('would be caught in a circle', () => {
    const graph = [
      { path: 'a', imports: ['b'] },
      { path: 'b', imports: ['c', 'd'] },
      { path: 'c', imports: ['a'] },
      { path: 'd', imports: ['d'] },
      { path: 'e', imports: ['a'] },
    ];
    expect(circlesOf(graph)).toEqual([['d'], ['a', 'b', 'c']]);
  });

  it('leave the command line to main.ts', () => {
    expect(sources.filter(({ path, imports }) => roomOf(path) !== 'cli' && imports.some((to) => roomOf(to) === 'cli')).map(({ path }) => path)).toEqual([
      'src/main.ts',
    ]);
  });

  it('read foreign formats without a noun of mlready', () => {
    const rest = (path: string) => path.startsWith('src/parsers/') || path === 'src/errors.ts';
    expect(sources.filter(({ path, imports }) => roomOf(path) === 'parsers' && !imports.every(rest)).map(({ path }) => path)).toEqual([]);
  });

  it('have words only where people read them', () => {
    const talking = sources.filter(({ imports }) => imports.some((to) => to.startsWith('src/report/messages/'))).map(({ path }) => path);
    expect(talking.filter((path) => !['report', 'interview', 'mcp', 'cli'].includes(roomOf(path)))).toEqual([]);
  });

  it('end the process nowhere, and take streams, environment and clock from io alone', () => {
    const guilty = sources.filter(
      ({ path, text }) =>
        !['src/cli/io.ts', 'src/engine/host.ts', 'src/main.ts'].includes(path) &&
        /\bprocess\.(?:exit\b|stdout|stderr|env|cwd)|\bDate\.now\(|\bnew Date\(\)|console\./.test(text),
    );
    expect(guilty.map(({ path }) => path)).toEqual([]);
  });

  it('load what is heavy only where it is used', () => {
    const eager = (name: string) => sources.filter(({ text }) => new RegExp(`^import (?!type).*'${name}'`, 'm').test(text)).map(({ path }) => path);
    expect([...new Set([...eager('inquirer'), ...eager('@inquirer/core')])]).toEqual(['src/interview/prompts.ts']);
    expect(sources.filter(({ text }) => /^import [^;]*interview\/prompts\.js'/m.test(text)).map(({ path }) => path)).toEqual([]);
    expect(eager('fflate')).toEqual(['src/report/evidence-pack/index.ts']);
    expect(sources.filter(({ text }) => /^import (?!type)[^;]*report\/evidence-pack\/index\.js'/m.test(text)).map(({ path }) => path)).toEqual([
      'src/cli/commands/evidence.run.ts',
    ]);
    expect(eager('fast-xml-builder')).toEqual(['src/report/formats/junit/index.ts']);
    expect([...new Set([...eager('d3-scale'), ...eager('d3-shape')])]).toEqual(['src/report/formats/html/curve.ts']);
    expect(eager('preact-render-to-string')).toEqual(['src/fleet/html.ts', 'src/report/formats/html/index.ts']);
    expect(sources.filter(({ text }) => /^import (?!type)[^;]*(?:html\/index|fleet\/html|fleet\/database)\.js'/m.test(text)).map(({ path }) => path)).toEqual(
      [],
    );
    expect([...eager('pg'), ...eager('pg-boss')]).toEqual([]);
    expect(sources.filter(({ text }) => /^import (?!type)[^;]*'@modelcontextprotocol\//m.test(text)).map(({ path }) => path)).toEqual([
      'src/mcp/serve.ts',
      'src/mcp/server.ts',
    ]);
    expect(sources.filter(({ path, text }) => !path.startsWith('src/mcp/') && /^import (?!type)[^;]*\/mcp\//m.test(text)).map(({ path }) => path)).toEqual([]);
    expect(eager('badge-maker')).toEqual(['src/report/badge.ts']);
    expect(eager('cli-table3')).toEqual(['src/terminal/table.ts']);
    expect(
      eager('zod').filter(
        (path) =>
          !/^src\/(?:signals\/matchers\/(?:fields|[a-z]+\/schema)|catalogue\/(?:schema|schema-fields|(?:imports|peers|precision|check|dates|proposals|skeletons|signal|expression|extension|fixture|json)-schema)|fleet\/record-schema|draft\/answers-schema|manifest\/(?:schema|json-schema|policy-schema|baseline)|report\/(?:validate|(?:base|import|model|gate|report|trend|summary|change)-schema)|mcp\/(?:tool|result-schema|tools\/[a-z-]+)|parsers\/config\/validate)\.ts$/.test(
            path,
          ),
      ),
    ).toEqual([]);
  });
});

describe('the files', () => {
  it.each(sources)('$path stays readable', ({ text }) => {
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
      '.github',
      'CHANGELOG.md',
      'CODEOWNERS',
      'CONTRIBUTING.md',
      'SECURITY.md',
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

  it('has between 150 and 175 checks of the first pack; signals show at least 95 of them, and at least 50 of these are expected to leave a trace', () => {
    const checks = catalogue.checks.filter(({ pack }) => pack === catalogue.id);
    expect(checks.length).toBeGreaterThanOrEqual(150);
    expect(checks.length).toBeLessThanOrEqual(175);
    const shown = checks.filter(({ shownBy }) => shownBy.length > 0);
    expect(shown.length).toBeGreaterThanOrEqual(95);
    expect(shown.filter(({ trace }) => trace === 'expected').length).toBeGreaterThanOrEqual(50);
  });

  it('speaks for itself in every check: what each value means, steps to take, who knows, and what is missing where a part is shown', () => {
    for (const { id, counts, steps, knows, shownBy, missing } of catalogue.checks) {
      expect({ id, counts: counts !== null, steps: steps.length >= 2, knows: knows.length > 0 }).toEqual({ id, counts: true, steps: true, knows: true });
      const told = (signal: string, state: string) => missing.some((one) => one.signal === signal && one.state === state);
      const halves = shownBy.filter(({ earns, signal }) => earns === 'half' && !told(signal, 'half')).map(({ signal }) => signal);
      const few = shownBy.filter(({ enough, signal }) => enough !== null && !told(signal, 'few')).map(({ signal }) => signal);
      const weak = shownBy
        .filter(({ signal }) => (catalogue.signals.find((one) => one.id === signal)?.weak ?? null) !== null && !told(signal, 'weak'))
        .map(({ signal }) => signal);
      expect({ id, halves, few, weak }).toEqual({ id, halves: [], few: [], weak: [] });
    }
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

  it('gives identifiers only to cases that are confirmed, to others at most an address', () => {
    const given = catalogue.cases.filter(({ confirmed, identifiers }) => confirmed !== 'identifier' && Object.keys(identifiers).length > 0);
    expect(given.filter(({ identifiers }) => Object.keys(identifiers).some((kind) => kind !== 'url')).map(({ id }) => id)).toEqual([]);
  });
});
