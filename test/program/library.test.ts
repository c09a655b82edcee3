// The package as a stranger gets it: what npm packs, its exports and types, and the example of the documentation.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { Ajv } from 'ajv';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { blockOf, consumer, outputIn, snippetsOf } from '../../scripts/example.js';
import { type Packed, pack } from '../../scripts/release/pack.js';
import { root } from '../../src/root.js';
import { folderOf, git, mlready } from '../support/program.js';

let tarball = '';
let packed: Packed;
let folder = '';

beforeAll(() => {
  const to = folderOf();
  packed = pack(to, null);
  tarball = join(to, packed.filename);
  folder = consumer((path) => {
    mkdirSync(path);
    execFileSync('tar', ['-xzf', tarball, '-C', path, '--strip-components=1']);
  });
});

/** Runs a module that has the package at hand, beside the sample project. */
const runs = (source: string) => {
  writeFileSync(join(folder, 'run.mjs'), source);
  return JSON.parse(execFileSync(process.execPath, ['run.mjs'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26, env: { PATH: process.env['PATH'] } }));
};

describe('the package', () => {
  it('has nothing that publint finds fault with', async () => {
    const { messages, pkg } = await publint({ pkgDir: join(folder, 'node_modules', 'mlready'), pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
  });

  it('has types that are right wherever an ES module can be imported from', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
    if (analysis.types === false) throw new Error('the package has no types');
    // It has no CommonJS form: what only concerns require from CommonJS is known. Everything else has to be without fault.
    const problems = analysis.problems.filter((problem) => !('resolutionKind' in problem && problem.resolutionKind === 'node16-cjs'));
    expect(problems).toEqual([]);
    expect(Object.values(analysis.entrypoints).some(({ resolutions }) => resolutions['node16-esm'].resolution?.isTypeScript)).toBe(true);
  });

  it('has types that need no other package, not even those of Node', () => {
    writeFileSync(join(folder, 'example.ts'), blockOf('example'));
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom', '--types', '', '--skipLibCheck', 'false'];
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}\n');
    const snippets = snippetsOf();
    expect(snippets.length).toBeGreaterThan(5);
    snippets.forEach((text, at) => writeFileSync(join(folder, `snippet-${at}.ts`), text));
    const files = ['example.ts', ...snippets.map((_, at) => `snippet-${at}.ts`)];
    execFileSync(join(root, 'node_modules', '.bin', 'tsc'), [...options, ...files], { cwd: folder, encoding: 'utf8' });
    writeFileSync(join(folder, 'wrong.ts'), "import { load } from 'mlready';\nexport const x: number = await load();\n");
    expect(() => execFileSync(join(root, 'node_modules', '.bin', 'tsc'), [...options, 'wrong.ts'], { cwd: folder, stdio: 'pipe' })).toThrow();
  });

  it('holds what it needs and nothing of how it is made', () => {
    const files = readdirSync(join(folder, 'node_modules', 'mlready'), { recursive: true, encoding: 'utf8' });
    const own = /^(?:bin\/mlready\.js|dist\/.*|schemas\/.*\.json|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
    expect(packed.files.length).toBeGreaterThan(50);
    expect(packed.files.filter(({ path }) => !own.test(path))).toEqual([]);
    for (const needed of [
      'package.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'bin/mlready.js',
      'dist/catalogue.json.br',
      'dist/THIRD-PARTY-NOTICES.txt',
      'dist/sbom.cdx.json',
      'schemas/manifest.schema.json',
      'schemas/report.schema.json',
    ])
      expect(files).toContain(needed);
    expect(files.filter((path) => /^(?:src|test|fixtures|scripts)\b|\.map$|metafile/.test(path))).toEqual([]);
    const program = join(folder, 'node_modules', 'mlready', 'bin', 'mlready.js');
    expect(execFileSync(process.execPath, [program, '--version'], { encoding: 'utf8' })).toBe(mlready(['--version']).out);
  });
});

describe('what the package says of itself', () => {
  const published = (path: string) => JSON.parse(readFileSync(join(folder, 'node_modules', 'mlready', path), 'utf8'));

  it('is how it runs and nothing of how it is made: no script that an installation would run', () => {
    const { scripts, devDependencies, dependencies, private: kept, version, bin } = published('package.json');
    expect({ scripts, devDependencies, dependencies, kept }).toEqual({});
    expect({ version, bin }).toEqual({ version: mlready(['--version']).out.trim(), bin: { mlready: 'bin/mlready.js' } });
  });

  it('is small: less than 3.4 MB', () => expect(packed.files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(3_400_000));

  it('is true of its schemas, which lost white space and nothing else', () => {
    for (const name of readdirSync(join(root, 'schemas')))
      expect(published(join('schemas', name))).toEqual(JSON.parse(readFileSync(join(root, 'schemas', name), 'utf8')));
  });

  it('names every package that is bundled, with its licence, as a valid bill of materials', () => {
    const bill: { components: { name: string; version: string; 'bom-ref': string; hashes?: object[] }[] } = published('dist/sbom.cdx.json');
    const ajv = new Ajv({ strict: false, validateFormats: false });
    for (const name of ['jsf-0.82.schema.json', 'spdx.schema.json']) ajv.addSchema(JSON.parse(readFileSync(join(root, 'fixtures', 'standards', name), 'utf8')));
    const valid = ajv.compile(JSON.parse(readFileSync(join(root, 'fixtures', 'standards', 'bom-1.6.schema.json'), 'utf8')));
    expect([valid(bill), valid.errors]).toEqual([true, null]);
    const notices = readFileSync(join(folder, 'node_modules', 'mlready', 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const { name, version } of bill.components) expect(notices).toContain(`\n${name} ${version} (`);
    for (const name of ['commander', 'zod', 'yaml', 'markdown-it']) expect(bill.components.map((one) => one.name)).toContain(name);
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    expect(bill.components.filter((one) => lock[one['bom-ref']]?.version !== one.version || one.hashes?.length !== 1)).toEqual([]);
    // What is left to whoever needs it, and what only makes the program.
    for (const name of ['pg', 'pg-boss', 'vitest', 'typescript']) expect(bill.components.map((one) => one.name)).not.toContain(name);
  });
});

describe('the package that npm installs', () => {
  it('works without any other', () => {
    const here = folderOf({ 'package.json': '{"private": true}\n', 'train.py': 'from sklearn.linear_model import Ridge\n\nRidge().fit(X, y)\n' });
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball], { cwd: here, stdio: 'ignore' });
    const out = execFileSync('npx', ['mlready', 'audit', '--no-color'], { cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(out).toContain('the repository shows');
    expect(readdirSync(join(here, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['mlready']);
  });
});

describe('the library', () => {
  it('does what its page says', () => {
    expect(blockOf('output').split('\n').length).toBeGreaterThan(3);
    expect(outputIn(folder)).toBe(blockOf('output'));
  });

  it('makes the report that the program makes', () => {
    const made = runs(`import { assess, build, gate, load, scan, render } from 'mlready';
      const terms = { at: new Date('2026-11-21T00:00:00Z') };
      const project = await scan('churn', { catalogue: await load() });
      const assessment = assess(project, terms);
      const report = build(project, assessment, await gate(project, assessment, { ...terms, settings: { failOn: ['critical'] } }), terms);
      console.log(await render(report, 'json', { full: true }));`);
    expect(made).toEqual(JSON.parse(mlready(['audit', 'churn', '--json', '--full', '--fail-on', 'critical'], { cwd: folder }).out));
  });

  it('does in one call what the commands do', () => {
    const made = runs(`import { audit, explain, gapsOf, gate, plan } from 'mlready';
      const at = new Date('2026-11-21T00:00:00Z');
      const report = await audit('churn', { at });
      console.log(JSON.stringify({
        report, gaps: gapsOf(report).map(({ check }) => check), plan: await plan('churn', { at, target: { overall: 40 } }),
        gate: await gate('churn', { at, settings: { failOn: ['critical'] } }), explained: await explain('concept-drift.watched', { project: { folder: 'churn', at } }),
      }));`);
    const of = (...args: string[]) => JSON.parse(mlready([...args, '--json'], { cwd: folder }).out);
    expect(made.report).toEqual(of('audit', 'churn', '--full'));
    expect(made.gaps).toEqual(made.report.gaps);
    expect(made.plan).toEqual(of('plan', 'churn', '--target', '40'));
    expect(made.gate).toEqual(of('audit', 'churn', '--fail-on', 'critical').gate);
    expect(made.explained.finding).toEqual(made.report.findings.find(({ check }: { check: string }) => check === 'concept-drift.watched'));
  });

  it('takes the packs that a manifest names', () => {
    const project = join(folder, 'packed');
    mkdirSync(join(project, 'rules', 'acme'), { recursive: true });
    const reason = 'The platform team does this for all of us.';
    writeFileSync(join(project, 'train.py'), 'import sklearn\n');
    writeFileSync(join(project, 'mlready.yaml'), 'version: 1\npacks: [./rules/acme]\n');
    writeFileSync(
      join(project, 'rules', 'acme', 'pack.yaml'),
      `id: acme\ntitle: Acme\nversion: 1.0.0\nextends: survey\nswitch-off:\n  - {check: concept-drift.watched, reason: ${reason}}\n`,
    );
    const made = runs(`import { assess, build, load, scan } from 'mlready';
      const project = await scan('packed', { catalogue: await load() });
      const terms = { at: new Date('2026-11-21T00:00:00Z') };
      console.log(JSON.stringify(build(project, assess(project, terms), null, terms)));`);
    expect(made.findings.find(({ check }: { check: string }) => check === 'concept-drift.watched').reason).toEqual({
      code: 'switched-off',
      pack: 'acme',
      why: reason,
    });
    expect(made).toEqual(JSON.parse(mlready(['audit', 'packed', '--json', '--full'], { cwd: folder }).out));
  });

  it('scans a revision and compares with a base', () => {
    const project = join(folder, 'churn');
    git(project, 'init', '-q');
    git(project, 'add', '.');
    git(project, 'commit', '-qm', 'first');
    git(project, 'rm', '-rq', '.github');
    git(project, 'commit', '-qm', 'second');
    const made = runs(`import { assess, build, gate, load, scan } from 'mlready';
      const terms = { at: new Date('2026-11-21T00:00:00Z') };
      const of = async (revision) => {
        const project = await scan('churn', { catalogue: await load(), revision });
        const assessment = assess(project, terms);
        return build(project, assessment, await gate(project, assessment, { ...terms, base: 'HEAD~1' }), terms);
      };
      console.log(JSON.stringify([await of('HEAD'), await of(undefined)]));`);
    const asked = JSON.parse(mlready(['audit', project, '--json', '--full', '--rev', 'HEAD', '--base', 'HEAD~1']).out);
    expect(made[0]).toEqual(asked);
    expect(made[0].gate.regressed.length).toBeGreaterThan(0);
    expect(made[1]).toEqual(JSON.parse(mlready(['audit', project, '--json', '--full', '--base', 'HEAD~1']).out));
  });

  it('says what is wrong with what it is given', () => {
    const said = runs(`import { KnownError, assess, load, render, scan } from 'mlready';
      const catalogue = await load();
      const wrong = [() => load('no-such-pack'), () => scan('no-such-folder', { catalogue }), () => render({}, 'toString'), () => scan('churn', { catalogue, revision: 'none' }),
        async () => assess(await scan('churn', { catalogue }), { at: new Date('never') })];
      const told = [];
      for (const one of wrong) await one().catch((error) => told.push([error instanceof KnownError, error.message]));
      console.log(JSON.stringify(told));`);
    expect(said.map(([known]: [boolean]) => known)).toEqual([true, true, true, true, true]);
    expect(said.map(([, message]: [boolean, string]) => message)).toEqual([
      expect.stringContaining('no-such-pack'),
      expect.stringMatching(/no-such-folder: does not exist/),
      expect.stringMatching(/the format toString: is none that there is; use one of/),
      expect.stringMatching(/revision none: is not known to git here/),
      'at: is no time; give a Date from 1970 to 9998',
    ]);
  });

  it('loads a pack from a folder', () => {
    const pack = JSON.stringify(join(root, 'rules'));
    expect(runs(`import { load } from 'mlready'; console.log(JSON.stringify([(await load(${pack})).digest, (await load()).digest]));`)).toEqual(
      Array(2).fill(JSON.parse(mlready(['audit', 'churn', '--json'], { cwd: folder }).out).pack.digest),
    );
  });
});
