// Makes a release of the GitHub Action: a commit beside the branch whose tree is the program as it runs, built, and a tag on it. Nothing is checked out, and the branch
// stays where it is. npm run release-action -- <version>   (docs/developing/releasing.md)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnownError } from '../src/errors.js';
import { root } from '../src/root.js';
import { git, proveVersion } from './release/prove.js';
import { keysOf } from './release/stage.js';

/** What of the commit is shipped as it is: what the steps of the action start, what pre-commit asks a repository for, and the licence. */
const asCommitted = ['.pre-commit-hooks.yaml', 'LICENSE', 'action.yml', 'bin', 'scripts/action'];
/** What of package.json says how the program runs. Without scripts and dependencies nothing is installed, and nothing is run by an installation. */
const keptKeys = ['name', 'version', 'description', 'license', 'type', 'bin', 'engines'];

interface Entry {
  mode: string;
  id: string;
  path: string;
}

/** What a commit holds below some paths. */
function committed(commit: string, paths: readonly string[]): Entry[] {
  const listed = git(['ls-tree', '-r', '-z', commit, '--', ...paths]);
  return listed.split('\0').flatMap((line): Entry[] => {
    const [, mode, id, path] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    return mode === undefined || id === undefined || path === undefined ? [] : [{ mode, id, path }];
  });
}

/** Puts contents into the object database. */
function stored(path: string, content: string | Buffer): Entry {
  return { mode: '100644', id: git(['hash-object', '-w', '--no-filters', '--stdin'], content), path };
}

/** The tree of a release of a commit that is built. @returns its id, and how many files it has */
function treeOf(commit: string): { id: string; files: number } {
  const written = JSON.parse(git(['show', `${commit}:package.json`]));
  const kept = keysOf(written, keptKeys);
  const entries = [
    ...committed(commit, asCommitted),
    // Types are for who programs against the package.
    ...readdirSync(join(root, 'dist'), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => stored(`dist/${name}`, readFileSync(join(root, 'dist', name)))),
    // It is taken from a commit, not from a registry, and must not end up in one.
    stored('package.json', `${JSON.stringify({ ...kept, private: true }, null, 2)}\n`),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'mlready-release-'));
  try {
    const index = join(folder, 'index');
    git(['update-index', '-z', '--index-info'], entries.map(({ mode, id, path }) => `${mode} ${id}\t${path}\0`).join(''), index);
    return { id: git(['write-tree'], undefined, index), files: entries.length };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function release(version: string): void {
  const tag = `v${version}`;
  proveVersion(version, 'release-action');
  const source = git(['rev-parse', 'HEAD']);
  execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const tree = treeOf(source);
  const commit = git(['commit-tree', tree.id, '-p', source, '-m', `Release ${version}\n\nThe program as it runs, built from ${source}.`]);
  git(['tag', '--annotate', '--no-sign', '--message', `mlready ${version}`, tag, commit]);
  console.log(`${tag} is commit ${commit}: ${tree.files} files, built from ${source}.`);
  console.log(`Push the tag (git push origin ${tag}), and name the commit to users: uses: OWNER/mlready@${commit} # ${tag}`);
}

try {
  release(process.argv[2] ?? '');
} catch (error) {
  if (!(error instanceof KnownError)) throw error;
  console.error(`release-action: ${error.message}`);
  process.exitCode = 2;
}
