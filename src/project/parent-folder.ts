// The folders above a project whose CI, licence and lint settings hold for it too, because its manifest says so.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KnownError } from '../errors.js';
import { mayBeCalled } from '../inventory/ci.js';
import type { Above, Tree } from '../model/index.js';
import { wayBelow, wayTo } from './below.js';

/**
 * Opens what a manifest's `root` names.
 * @param folder the audited project, an existing directory
 * @param root ".." or "../.." …
 * @param manifest what errors call the file that says so
 * @param open gives the tree of a folder: what is on disk, or a revision
 * @throws KnownError where `root` lies outside of the git repository that the project is in
 */
export function openAbove(folder: string, root: string, manifest: string, open: (folder: string) => Tree): Above {
  const project = realpathSync.native(folder);
  const top = join(project, root);
  const repository = repositoryOf(project);
  if (repository === null)
    throw new KnownError(`${manifest}: root ${root}`, 'needs a git repository that holds both folders, and there is none here', 'remove root');
  if (wayBelow(repository, top) === null)
    throw new KnownError(`${manifest}: root ${root}`, 'leads out of the git repository', `write root: ${wayTo(project, repository) || '…, or remove it'}`);
  const inside = wayTo(top, project);
  const tree = open(top);
  const parts = inside.split('/');
  // "" for the top, then each folder on the way down.
  const way = parts.map((_, index) => parts.slice(0, index).join('/'));
  const others = new Set<string>();
  const files = tree.files.filter((path) => {
    if (path.startsWith(`${inside}/`)) return mayBeCalled(path);
    const at = way.findLast((one) => one === '' || path.startsWith(`${one}/`)) ?? '';
    const [first = '', ...below] = (at === '' ? path : path.slice(at.length + 1)).split('/');
    if (below.length === 0 || first.startsWith('.')) return true;
    others.add(at === '' ? first : `${at}/${first}`);
    return false;
  });
  return { root, inside, others: [...others], tree: { ...tree, files, limits: tree.limits.filter(({ code }) => code === 'git-silent') } };
}

function repositoryOf(folder: string): string | null {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return here;
    if (dirname(here) === here) return null;
  }
}
