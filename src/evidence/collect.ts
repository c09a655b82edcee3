// Gathers what the whole-tree matchers need while the pass goes by: dependencies, automation, lines of code.
import type { Role, Tree } from '../model.js';
import { followed, readAutomation } from '../syntax/automation.js';
import { installsIn, readDependencies } from '../syntax/dependencies.js';
import type { Inventory } from './inventory.js';
import type { SeenCode } from './read-code.js';

export type Collected = Pick<Inventory, 'dependencyFiles' | 'installs' | 'automations' | 'lines'>;

/** @returns a collection of nothing yet. */
export function emptyCollection(): Collected {
  return { dependencyFiles: [], installs: [], automations: [], lines: { python: 0, notebook: 0, javascript: 0, r: 0, notebooks: [] } };
}

const locks = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pipfile\.lock|poetry\.lock|pdm\.lock|uv\.lock|pixi\.lock|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|renv\.lock|conda-lock\.ya?ml|manifest\.toml)$/i;
const manifests = /(?:^|\/)(?:[^/]*requirements?[^/]*\.(?:txt|in)|requirements?\/[^/]*\.(?:txt|in)|constraints\.txt|pyproject\.toml|setup\.(?:cfg|py)|pipfile|(?:[^/]*conda[^/]*|[^/]*environment[^/]*|env)\.ya?ml|package\.json|description|project\.toml|pixi\.toml)$/i;
const automation =
  /\.ya?ml$|(?:^|\/)(?:jenkinsfile[^/]*|makefile[^/]*|gnumakefile|[^/]*\.mk|justfile|tox\.ini|noxfile\.py|taskfile|\.husky\/[^/]*|\.lefthook[^/]*|package\.json|pyproject\.toml|setup\.cfg|tasks\.py|deno\.json)$/i;
const images = /(?:^|[/.])(?:dockerfile|containerfile)[^/]*$/i;

export const collect = {
  /** Whether the file tells something about the whole: a "lock" may be larger than other text. */
  wants(path: string): 'lock' | 'text' | null {
    if (locks.test(path)) return 'lock';
    return manifests.test(path) || automation.test(path) || images.test(path) ? 'text' : null;
  },

  code(into: Collected, seen: SeenCode): void {
    into.lines[seen.language] += seen.role === 'own' ? seen.lines : 0;
    if (seen.language === 'notebook' && seen.role === 'own') into.lines.notebooks.push({ path: seen.path, lines: seen.lines });
    for (const { name, line } of seen.installs) into.installs.push({ name, path: seen.path, line });
  },

  file(into: Collected, path: string, bytes: Uint8Array, text: () => string): void {
    if (locks.test(path) || manifests.test(path)) {
      const file = readDependencies(path, bytes);
      if (file) into.dependencyFiles.push({ ...file, path });
    }
    if (automation.test(path)) {
      const found = readAutomation(path, text());
      if (found) into.automations.push({ path, automation: found });
    }
    if (images.test(path)) {
      text().split('\n').forEach((line, index) => {
        if (/^\s*#/.test(line)) return;
        for (const name of installsIn(line)) into.installs.push({ name, path, line: index + 1 });
      });
    }
  },
};

/** @returns the inventory of a finished pass. @param text reads a script that CI calls */
export function inventoryOf(collected: Collected, files: { path: string; role: Role }[], tree: Tree, text: (path: string) => string | null): Inventory {
  let commands: ReturnType<Inventory['commands']> | null = null;
  return {
    ...collected,
    files,
    size: (path) => tree.size(path),
    commands: () => (commands ??= followed(collected.automations, text)),
  };
}
