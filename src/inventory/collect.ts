// Gathers what the whole-tree matchers need while the pass goes by: dependencies, automation, lines of code.
import type { Doubt, Role, Tree } from '../model/index.js';
import { hollowTests, type LanguageId, languages } from '../parsers/languages.js';
import {
  type Automation,
  doubtOfChanges,
  firstDoubt,
  followed,
  holdsNoTest,
  isPlaceholder,
  isWorkflowBelow,
  mayBeAutomation,
  mayNameTests,
  namedTests,
  projectOf,
  readAutomation,
  readWorkflowGraph,
  withBuildsByHand,
  withDoubtsFromBelow,
} from './ci.js';
import { dependencyFileCap, installsIn, readDependencies, readInlineScript } from './dependencies.js';
import { describesImages, readImages } from './images.js';
import type { Inventory } from './inventory.js';
import { reachedCommands } from './reached-commands.js';
import type { SeenCode } from './read-code.js';
import { unreadCode, unreadLanguage } from './unread-code.js';

export type Collected = Pick<
  Inventory,
  | 'dependencyFiles'
  | 'installs'
  | 'automations'
  | 'workflows'
  | 'images'
  | 'ignored'
  | 'lines'
  | 'notebooks'
  | 'testNames'
  | 'placeholderTests'
  | 'hollowTests'
  | 'sketches'
  | 'unreadCode'
>;

/** @returns a collection of nothing yet. */
export function emptyCollection(): Collected {
  return {
    dependencyFiles: [],
    installs: [],
    automations: [],
    workflows: [],
    images: [],
    ignored: [],
    lines: {},
    notebooks: [],
    testNames: [],
    placeholderTests: [],
    hollowTests: [],
    sketches: [],
    unreadCode: {},
  };
}

const images = /(?:^|[/.])(?:dockerfile|containerfile)[^/]*$/i;
const ignoring = /(?:^|\/)\.gitignore$/;
const textCap = 1024 * 1024;
/** A test that says by its name that importing is all that it tries. */
const isImportTest = /\bdef test\w{0,60}(?:import|smoke)/i;
const maxIgnored = 1_000;

export const collect = {
  /** Up to how many bytes a file is read because it tells something about the whole; null where it does not. */
  cap(path: string): number | null {
    const read =
      mayBeAutomation(path) || images.test(path) || describesImages(path) || ignoring.test(path) || mayNameTests(path) || unreadLanguage(path) !== null;
    return dependencyFileCap(path) ?? (read ? textCap : null);
  },

  /** Notes what the code of one file is. @param counted the language that its lines count under: of a notebook in R that is R */
  code(into: Collected, seen: SeenCode, counted: LanguageId): void {
    if (seen.role === 'own') {
      into.lines[counted] = (into.lines[counted] ?? 0) + seen.lines;
      if (counted === 'notebook') into.notebooks.push({ path: seen.path, lines: seen.lines });
    }
    for (const { name, line } of seen.installs) into.installs.push({ name, path: seen.path, line });
  },

  /** Notes what a script of the project's own says of its packages, and whether a file of tests tests anything. */
  script(into: Collected, { path, role, language }: Pick<SeenCode, 'path' | 'role' | 'language'>, text: () => string): void {
    const file = role === 'own' && language === 'python' ? readInlineScript(text()) : null;
    if (file) into.dependencyFiles.push({ ...file, path });
    if (role === 'test' && isPlaceholder(path, text())) into.placeholderTests.push(path);
    const hollow = role === 'test' && language === 'python' ? (hollowTests(path, text) ?? (holdsNoTest(path, text()) ? 'asserts-nothing' : null)) : null;
    if (hollow !== null && !isImportTest.test(text())) into.hollowTests.push({ path, why: hollow });
  },

  /** Adds what was collected from one file. */
  join(
    into: Collected,
    {
      dependencyFiles,
      installs,
      automations,
      workflows,
      images,
      ignored,
      lines,
      notebooks,
      testNames,
      placeholderTests,
      hollowTests,
      sketches,
      unreadCode: unread,
    }: Collected,
  ): void {
    into.dependencyFiles.push(...dependencyFiles);
    into.automations.push(...automations);
    into.workflows.push(...workflows);
    into.images.push(...images);
    for (const line of ignored) into.ignored.push(line);
    for (const install of installs) into.installs.push(install);
    for (const { id } of languages) if (lines[id] !== undefined) into.lines[id] = (into.lines[id] ?? 0) + lines[id];
    for (const [language, { files, lines: more }] of Object.entries(unread)) {
      const known = (into.unreadCode[language] ??= { files: 0, lines: 0 });
      known.files += files;
      known.lines += more;
    }
    into.notebooks.push(...notebooks);
    into.testNames.push(...testNames);
    into.placeholderTests.push(...placeholderTests);
    into.hollowTests.push(...hollowTests);
    into.sketches.push(...sketches);
  },

  /** Notes own code in a language that is not read. */
  unread(into: Collected, path: string, text: () => string): void {
    const found = unreadCode(path, text);
    if (found) into.unreadCode[found.language] = { files: 1, lines: found.lines };
  },

  /** Notes what one file asks for, runs or installs. */
  file(into: Collected, path: string, bytes: Uint8Array, text: () => string): void {
    const file = readDependencies(path, bytes);
    if (file) into.dependencyFiles.push({ ...file, path });
    if (mayBeAutomation(path)) {
      const found = readAutomation(path, text());
      if (found) into.automations.push({ path, automation: found });
      const graph = found?.system === 'github-actions' && found.triggers.length > 0 ? readWorkflowGraph(text()) : null;
      if (graph) into.workflows.push({ path, graph });
    }
    into.testNames.push(...namedTests(path, mayNameTests(path) ? text() : ''));
    const described = readImages(path, text());
    if (described) into.images.push({ path, images: described });
    if (ignoring.test(path)) into.ignored.push(...ignoredIn(text()));
    if (images.test(path)) for (const install of imageInstalls(path, text())) into.installs.push(install);
  },
};

function ignoredIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, 300))
    .filter((line) => line !== '' && !/^[#!]/.test(line))
    .slice(0, maxIgnored);
}

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

function allDoubted(automation: Automation, doubt: Doubt): Automation {
  const doubted = <T extends { doubt?: Doubt }>(one: T): T => ({ ...one, doubt: firstDoubt([one.doubt, doubt]) ?? doubt });
  return { ...automation, commands: automation.commands.map(doubted), uses: automation.uses.map(doubted) };
}

/** What is known of the project that is asked about where a tree lies above it. */
export interface AboveProject {
  inside: string;
  concerns(folder: string, command: string): boolean;
}

/**
 * @param text reads a script that CI calls
 * @param above of a folder above the project: where that lies in it, and whether a command that runs in a folder is about it
 * @returns the inventory of a finished pass
 */
export function inventoryOf(
  collected: Collected,
  files: { path: string; role: Role }[],
  tree: Tree,
  text: (path: string) => string | null,
  above: AboveProject | null = null,
): Inventory {
  const concerns = above?.concerns;
  let commands: ReturnType<Inventory['commands']> | null = null;
  // Workflows further down are run by nobody. CI files of other services are where the repository has none of its own: then they are a project's that is kept inside another.
  const isNested = (path: string) => projectOf(path) !== '';
  const hasSubmodules = tree.files.includes('.gitmodules');
  const ownCi = collected.automations.some(({ path, automation: { kind, triggers } }) => kind === 'ci' && triggers.length > 0 && !isNested(path));
  const own = files.filter(({ role }) => role === 'own' || role === 'test').map(({ path }) => path);
  const automations = withBuildsByHand(
    collected.automations.filter(({ path }) => !isWorkflowBelow(path) && (!ownCi || !isNested(path))),
    own,
    text,
  )
    // A project below another is not told which of the files above changed, and what a submodule holds is not listed.
    .map(({ path, automation }) => {
      const doubt = concerns || hasSubmodules || isNested(path) ? undefined : doubtOfChanges(automation, tree.files, own);
      return { path, automation: doubt === undefined ? automation : allDoubted(automation, doubt) };
    });
  // Of the settings of a folder above, the tests that they run are not seen.
  const reaching = () => reachedCommands(automations, collected, { paths: tree.files, text });
  return {
    ...collected,
    inside: above?.inside ?? null,
    automations,
    workflows: collected.workflows.filter(({ path }) => !isWorkflowBelow(path) && (!ownCi || !isNested(path))),
    files,
    size: (path) => tree.size(path),
    commands: () =>
      (commands ??= concerns ? withDoubtsFromBelow(followed(automations, text)).filter(({ folder, text: said }) => concerns(folder, said)) : reaching()),
  };
}
