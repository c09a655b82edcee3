// Makes the files of a release out of a clean checkout: npm run release -- <version> [<folder>]   (docs/developing/releasing.md)
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { builtinCatalogue } from '../src/catalogue/builtin.js';
import { KnownError } from '../src/errors.js';
import { root } from '../src/root.js';
import { proveNoAdvisory } from './release/advisories.js';
import { pack } from './release/pack.js';
import { git, proveClean, proveDocs, proveVersion } from './release/prove.js';

/** @throws KnownError where no report of this release would say where public projects stand */
async function provePeers(): Promise<void> {
  const { peers, version } = await builtinCatalogue();
  if (peers?.pack !== version)
    throw new KnownError('rules/peers.yaml', `was measured by the rules ${peers?.pack ?? 'of nobody'}, not ${version}`, 'measure again: npm run peers');
}

async function release(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, allowNegative: true, options: { advisories: { type: 'boolean', default: true } } });
  const [version = '', folder = join('release', version)] = positionals;
  proveVersion(version, 'release');
  await provePeers();
  execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  proveDocs();
  if (values.advisories) proveNoAdvisory();
  const to = resolve(root, folder);
  mkdirSync(to, { recursive: true });
  const { filename } = pack(to, process.env['REPOSITORY_URL'] || null);
  const bill = `mlready-${version}.cdx.json`;
  copyFileSync(join(root, 'dist', 'sbom.cdx.json'), join(to, bill));
  const sums = [filename, bill].map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(to, name)))
        .digest('hex')}  ${name}\n`,
  );
  writeFileSync(join(to, 'SHA256SUMS'), sums.join(''));
  proveClean('what is released is what a commit holds');
  console.log(`${folder}: ${filename}, ${bill} and SHA256SUMS, built from ${git(['rev-parse', 'HEAD'])}.`);
}

try {
  await release();
} catch (error) {
  if (!(error instanceof KnownError)) throw error;
  console.error(`release: ${error.message}`);
  process.exitCode = 2;
}
