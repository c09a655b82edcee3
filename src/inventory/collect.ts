// Gathers what the whole-tree matchers need while the pass goes by: dependencies, automation, lines of code.
import type { Role, Tree } from '../model/index.js';
import { languages } from '../parsers/languages.js';
import { followed, mayBeAutomation, projectOf, readAutomation } from './ci.js';
import { dependencyFileCap, installsIn, readDependencies } from './dependencies.js';
import type { Inventory } from './inventory.js';
import type { SeenCode } from './read-code.js';

export type Collected = Pick<Inventory, 'dependencyFiles' | 'installs' | 'automations' | 'lines' | 'notebooks' | 'sketches'>;

/** @returns a collection of nothing yet. */
export function emptyCollection(): Collected {
  return { dependencyFiles: [], installs: [], automations: [], lines: {}, notebooks: [], sketches: [] };
}

const images = /(?:^|[/.])(?:dockerfile|containerfile)[^/]*$/i;
const textCap = 1024 * 1024;

export const collect = {
  /** Up to how many bytes a file is read because it tells something about the whole; null where it does not. */
  cap(path: string): number | null {
    return dependencyFileCap(path) ?? (mayBeAutomation(path) || images.test(path) ? textCap : null);
  },

  /** Notes what the code of one file is. */
  code(into: Collected, seen: SeenCode): void {
    if (seen.role === 'own') {
      into.lines[seen.language] = (into.lines[seen.language] ?? 0) + seen.lines;
      if (seen.language === 'notebook') into.notebooks.push({ path: seen.path, lines: seen.lines });
    }
    for (const { name, line } of seen.installs) into.installs.push({ name, path: seen.path, line });
  },

  /** Adds what was collected from one file. */
  join(into: Collected, { dependencyFiles, installs, automations, lines, notebooks, sketches }: Collected): void {
    into.dependencyFiles.push(...dependencyFiles);
    into.automations.push(...automations);
    for (const install of installs) into.installs.push(install);
    for (const { id } of languages) if (lines[id] !== undefined) into.lines[id] = (into.lines[id] ?? 0) + lines[id];
    into.notebooks.push(...notebooks);
    into.sketches.push(...sketches);
  },

  /** Notes what one file asks for, runs or installs. */
  file(into: Collected, path: string, bytes: Uint8Array, text: () => string): void {
    const file = readDependencies(path, bytes);
    if (file) into.dependencyFiles.push({ ...file, path });
    if (mayBeAutomation(path)) {
      const found = readAutomation(path, text());
      if (found) into.automations.push({ path, automation: found });
    }
    if (images.test(path)) into.installs.push(...imageInstalls(path, text()));
  },
};

/** What the RUN instructions of an image install, continued lines joined. */
function imageInstalls(path: string, text: string): Inventory['installs'] {
  const installs: Inventory['installs'] = [];
  let instruction = '';
  let start = 0;
  text.split('\n').forEach((line, index) => {
    if (/^[ \t]*#/.test(line)) return;
    if (instruction === '') start = index + 1;
    instruction += line.replace(/\\[ \t\r]*$/, ' ');
    if (/\\[ \t\r]*$/.test(line)) return;
    for (const name of installsIn(instruction)) installs.push({ name, path, line: start });
    instruction = '';
  });
  return installs;
}

/**
 * @param text reads a script that CI calls
 * @param concerns whether a command that runs in a folder is about the project; every one is where it is left out
 * @returns the inventory of a finished pass
 */
export function inventoryOf(
  collected: Collected,
  files: { path: string; role: Role }[],
  tree: Tree,
  text: (path: string) => string | null,
  concerns: (folder: string, command: string) => boolean = () => true,
): Inventory {
  let commands: ReturnType<Inventory['commands']> | null = null;
  // Workflows further down are run by nobody where the repository has its own; where it has none, they are a project's that is kept inside another.
  const isNested = (path: string) => projectOf(path) !== '';
  const ownCi = collected.automations.some(({ path, automation }) => automation.kind === 'ci' && !isNested(path));
  const automations = collected.automations.filter(({ path }) => !ownCi || !isNested(path));
  return {
    ...collected,
    automations,
    files,
    size: (path) => tree.size(path),
    commands: () => (commands ??= followed(automations, text).filter((command) => concerns(command.folder, command.text))),
  };
}
