// Of the project's own modules those that the tests reach which CI runs: a job for one folder, or for changes of one folder, tests no more than that.
import type { Automation } from '../../inventory/ci.js';
import type { Inventory } from '../../inventory/inventory.js';
import type { Place } from '../../model/index.js';
import { shellWords } from '../../parsers/shell/commands.js';
import type { DegreeKind } from './kind.js';
import { modulesReached } from './own-modules-tested.js';

export const modulesTestedInCi: DegreeKind = {
  name: 'modules-tested-in-ci',
  needs: ['verify.tests', 'verify.tests_in_ci'],
  count(evidence) {
    const scopes = evidence.shown('verify.tests_in_ci').map((place) => scopeOf(place, evidence.inventory));
    return modulesReached(evidence, (path) => scopes.some((scope) => scope.some((folder) => isIn(path, folder))));
  },
};

/** The folders, or files, whose tests a place of CI can run; "" for all. */
function scopeOf(place: Place, { automations, commands, files }: Inventory): string[] {
  const paths = files.map(({ path }) => path);
  const folders = onlyChangesOf(automations.find(({ path }) => path === place.path)?.automation);
  // A workflow for one part of the repository, with its tests. Where these lie elsewhere, it may run all.
  const part = files.some(({ path, role }) => role === 'test' && folders.some((folder) => isIn(path, folder))) ? folders : [];
  const runs = commands().filter(({ path, line }) => path === place.path && line === place.line);
  // What it says by a path may lie in that part: in which folder a command runs is not always known.
  const reached = runs.flatMap(({ text, folder }) => targetsOf(text, [...part, folder, ''], paths) ?? [exists(folder, paths) ? folder : '']);
  if (reached.length > 0 && !reached.includes('')) return reached;
  return part.length > 0 ? part : [''];
}

/** The files and folders of the tree that a command names; null where it names none. @param bases in which folder they may lie, the likeliest first */
function targetsOf(text: string, bases: readonly string[], paths: readonly string[]): string[] | null {
  const words = shellWords(text).slice(1, mostWords);
  const named = words.flatMap((word) => {
    const path = (word.split('::')[0] ?? '').replace(/^\.\//, '').replace(/\/+$/, '');
    if (!/^[\w./-]{1,200}$/.test(path) || path.startsWith('-') || path.includes('..')) return [];
    return bases
      .map((base) => (base === '' ? path : `${base}/${path}`))
      .filter((one) => exists(one, paths))
      .slice(0, 1);
  });
  return named.length === 0 ? null : named;
}

const mostWords = 40;

/** The folders whose changes alone start a workflow; none where changes elsewhere do as well, or its patterns are not told by a folder. */
function onlyChangesOf(automation: Automation | undefined): string[] {
  const only = automation?.only ?? [];
  const starts = (automation?.triggers ?? []).filter((trigger) => trigger !== 'manual' && trigger !== 'release' && trigger !== 'tag');
  if (only.some(({ ignored }) => ignored) || starts.some((trigger) => !only.some((one) => one.trigger === trigger))) return [];
  const folders = only.flatMap(({ patterns }) =>
    patterns.map((pattern) => /^((?:[\w.-]{1,100}\/){0,20}[\w.-]{1,100})(?:\/\*{1,2}.{0,200})?$/.exec(pattern)?.[1] ?? ''),
  );
  return folders.includes('') ? [] : folders;
}

function exists(path: string, paths: readonly string[]): boolean {
  return path !== '' && paths.some((one) => isIn(one, path));
}

function isIn(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
