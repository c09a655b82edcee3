// What the documentation says is what the rules and the program say.
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filled, parts, type Sources, wholePages } from '../../scripts/pages/index.js';
import { weights } from '../../src/assess/decision.js';
import { thresholdOf } from '../../src/assess/score.js';
import { exitCodes } from '../../src/cli/exit.js';
import { levelNames } from '../../src/report/messages/results.js';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { callsIn, parserSays } from '../support/commands.js';
import { folderOf, git, mlready } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
const textOf = (path: string) => readFileSync(join(root, 'docs', path), 'utf8');
const written = [
  ...docs.map((path) => ({ path: `docs/${path}`, text: textOf(path) })),
  { path: 'README.md', text: readFileSync(join(root, 'README.md'), 'utf8') },
];
const blocks = (language: string) =>
  written.flatMap(({ path, text }) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => ({ path, block })),
  );
const copyOf = () => {
  const churn = join(folderOf(), 'churn');
  cpSync(join(root, 'fixtures', 'projects', 'churn'), churn, { recursive: true });
  return churn;
};

describe('what is printed into docs/', () => {
  let sources: Sources;
  beforeAll(() => {
    sources = {
      catalogue,
      accuracy: JSON.parse(textOf('accuracy.json')),
      checks: mlready(['checks', '--format', 'markdown']).out,
      schema: JSON.parse(mlready(['schema', 'manifest']).out),
      report: JSON.parse(mlready(['audit', copyOf(), '--json', '--full']).out),
    };
  });

  it('is what npm run docs prints now', () => {
    for (const [path, page] of Object.entries(wholePages(sources))) expect(textOf(path), path).toBe(page);
    for (const [path, printed] of Object.entries(parts(sources))) expect(textOf(path), path).toBe(filled(textOf(path), printed));
    expect(docs.filter((path) => path.startsWith('checks/')).length).toBe(catalogue.stages.length);
  });

  it('has every entry of the rules', () => {
    const [pages, checks] = [wholePages(sources), catalogue.stages.map(({ id }) => textOf(`checks/${id}.md`)).join('\n')];
    for (const { id, statement } of catalogue.checks) {
      expect(checks).toContain(`#### \`${id}\``);
      expect(pages['checks.md']).toContain(statement.slice(0, 20).replaceAll('|', '\\|'));
    }
    for (const { id } of catalogue.considerations) expect(pages['considerations.md']).toContain(`<a id="${id}"></a>`);
    for (const { id } of catalogue.cases) expect(pages['cases.md']).toContain(`<a id="${id}"></a>`);
    for (const { id } of catalogue.signals) expect(pages['signals.md']).toContain(`<a id="${id}"></a>`);
    for (const { id } of catalogue.frameworks) expect(pages['coverage.md']).toContain(`<a id="${id}"></a>`);
  });

  it('is told where a page has no place for it', () => expect(() => filled('# A page\n', { keys: 'x' })).toThrow('no mark keys'));
});

describe('docs/scoring.md', () => {
  const page = textOf('scoring.md');

  it('has the weights and thresholds of the program', () => {
    expect(page).toContain(
      `(${Object.entries(weights)
        .map(([risk, weight]) => `${risk} ${weight}`)
        .join(', ')})`,
    );
    const below = (['prototype', 'pilot', 'production', 'exemplary'] as const).map(thresholdOf);
    expect(page.replace(/\s+/g, ' ')).toContain(
      `${levelNames.research} is below ${below[0]} %, ${levelNames.prototype} below ${below[1]}, ${levelNames.pilot} below ${below[2]}, ${levelNames.production} below ${below[3]}, ${levelNames.exemplary} from there`,
    );
  });

  it('has an example that adds up', () => {
    const example = page.slice(page.indexOf('<!-- example -->'));
    const sums = [...example.matchAll(/(\d+(?: \+ \d+)+) = (\d+)/g)];
    expect(sums.length).toBeGreaterThan(6);
    for (const [, terms = '', result] of sums) expect(terms.split(' + ').reduce((sum, term) => sum + Number(term), 0)).toBe(Number(result));
    const rows = [...example.matchAll(/^\| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| ([\d.]+) % \| ([\d.]+) % \| ([\d.]+) % \|/gm)].map((row) =>
      row.slice(2).map(Number),
    );
    expect(rows.length).toBe(catalogue.stages.length + 1);
    for (const [earned = 0, observed = 0, possible = 0, total = 1, ...percentages] of rows)
      expect(percentages).toEqual([earned, observed, possible].map((part) => Math.floor((1000 * part) / total + 1e-9) / 10));
    const columns = [0, 1, 2, 3].map((column) => rows.map((row) => row[column] ?? 0));
    for (const column of columns) expect(column.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(column.at(-1));
  });

  it('has checks whose points are weight times worth', () => {
    const rows = [...page.matchAll(/^\| [a-j] \| `[^`]+` \|.*\| \w+, (\d+) \| (\d) \| (\d+) of (\d+) \|$/gm)];
    expect(rows.length).toBeGreaterThan(2);
    for (const [, weight, worth, earned, total] of rows) expect([Number(earned), Number(total)]).toEqual([Number(weight) * Number(worth), 2 * Number(weight)]);
  });
});

describe('the written pages', () => {
  it('name every exit code', () => {
    const rows = [...textOf('exit-codes.md').matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(rows).toEqual(Object.values(exitCodes));
  });

  // A manifest that names packs is valid only where they are.
  const manifests = blocks('yaml').filter(({ block }) => block.startsWith('version: 1') && !/^packs:|extends: npm:/m.test(block));
  it.each(manifests)('have manifests that are valid: $path', async ({ block }) => {
    expect(await runMlready(['validate', folderOf({ 'mlready.yaml': block })])).toMatchObject({ code: 0, err: '' });
  });

  it('have manifests', () => expect(manifests.length).toBeGreaterThan(1));

  const calls = blocks('sh').flatMap(({ path, block }) =>
    block.split('\n').flatMap((line) => (line.startsWith('mlready ') ? callsIn(line).map((args) => ({ path, args })) : [])),
  );

  it.each(calls.map(({ path, args }) => [path, args.join(' '), args] as const))('%s has a command that the parser takes: mlready %s', async (_, __, args) => {
    expect(await parserSays(args)).toBeNull();
  });

  it('get somebody started: its commands run one after the other', () => {
    const folder = copyOf();
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    const started = calls.filter(({ path }) => path === 'docs/getting-started.md');
    expect(started.length).toBeGreaterThan(10);
    for (const { args } of started) {
      const { code, err } = mlready(args, { cwd: folder });
      // There is nobody here to hold an interview with.
      if (args[0] === 'interview') expect([code, err]).toEqual([2, expect.stringContaining('there is nobody to ask here')]);
      else expect([args, code, err]).toEqual([args, 0, '']);
    }
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['report.json', 'report.md', 'readiness.svg', 'evidence.zip']));
  });
});
