// Whether a command that starts tests can find any in the tree.
import type { Doubt } from '../../model/index.js';
import { glob } from '../../parsers/glob/glob.js';
import { shellWords } from '../../parsers/shell/commands.js';
import { once } from '../../parsers/text/lazy.js';
import { type Automation, silent } from './automation.js';
import { callOf } from './runners.js';

/** What is known of the tests of a tree. */
export interface TestTree {
  /** Every path of the tree, whosever it is. */
  paths: readonly string[];
  /** The names of test files that the settings of pytest give; "*" where they ask for tests in any file. */
  named: readonly string[];
  /** Files of tests that pass whatever the code does. */
  placeholders: readonly string[];
  /** Files of tests that prove nothing, with the reason. */
  hollow: readonly { path: string; why: Doubt }[];
  /** Everything that is automation, CI and local. */
  automations: readonly { automation: Automation }[];
}

const pytest = /(?:^|\/)(?:pytest|py\.test)$/;
const onlySaid = /^(?:--(?:collect-only|co|help|version|fixtures|fixtures-per-test|markers|setup-plan)|-h|-V)$/;
/** Options of pytest with which tests stand in other files than those that it is used to. */
const elsewhere =
  /^--(?:doctest|nbval|nbmake|nb-|notebooks?|ipynb|pyargs|mypy|flake8|black|ruff|pylint|codeblocks|markdown|xdoc|gherkin|yaml|rootdir|import-mode)/;
/** Options that take no value: what stands behind them is what is to be run. */
const bare =
  /^(?:-[vqsxlf]{1,6}|--(?:verbose|quiet|exitfirst|lf|ff|cov|no-cov|pdb|strict|strict-markers|color=\S{1,10}|tb=\S{1,20}|disable-warnings))$|^-\w\S{1,200}$|^--[\w-]{1,60}=/;
/** Options whose value stands behind them. */
const valued = /^-(?:[kmnpcoWr]|-(?:maxfail|durations|timeout|junitxml|junit-xml|log-level|numprocesses|dist))$/;
const scripts = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;
const scriptTests = /(?:^|[./_-])(?:tests?|specs?|__tests__|e2e|cy)(?:[./_-])/i;

/** A build of Maven or Gradle, whose life cycle runs the tests on the way. */
const lifeCycle = /^(?:\S{0,100}\/)?(?:mvnw?|gradlew?)[ ](?!.{0,300}\b(?:deploy|publish))(?:\S{1,200}[ ]){0,20}?(?:package|install|verify|test|build)(?=[ ]|$)/;

const scriptOfTests = /^(?:[\w.-]{1,100}\/){0,10}(?:(?:run_?)?tests?|test_\w{1,60}|\w{1,60}_tests?)\.py$/;

/** @returns what says of a command why no test comes of it; undefined where it is none of tests, or may find some */
export function testRunDoubts(tree: TestTree): (command: string) => Doubt | undefined {
  const collects = once(() => pythonTests(tree));
  const onlyPlaceholders = once(() => tree.placeholders.length > 0 && !pythonTests(tree, { written: true }));
  const hollow = once(() => hollowIn(tree));
  const known = new Map<string, boolean>();
  const exists = (path: string) => {
    const before = known.get(path);
    if (before !== undefined || known.size > 500) return before ?? true;
    const found = isIn(tree.paths, path);
    known.set(path, found);
    return found;
  };
  const hasScriptTests = once(() => tree.paths.some((path) => scripts.test(path) && scriptTests.test(path)));
  const hasJvmTests = once(() => tree.paths.some((path) => /(?:^|\/)src\/\w{0,20}[tT]est\/.{1,400}\.(?:java|kt|scala|groovy)$/.test(path)));
  const ofPackages = once(() => packageScripts(tree.automations));
  return (command) => {
    if (lifeCycle.test(command)) return hasJvmTests() ? undefined : 'collects-nothing';
    if (packageTest.test(command)) return ofPackageScript(command, ofPackages());
    if (!/py\.?test|unittest|jest|vitest|go test|python|react-scripts test|ng test/.test(command)) return undefined;
    const words = shellWords(command);
    const at = words.findIndex((word) => pytest.test(word));
    if (at >= 0) return ofPytest(words.slice(at + 1), { collects, exists, onlyPlaceholders }) ?? hollow();
    const module = words.findIndex((word, index) => word === 'unittest' && words[index - 1] === '-m');
    if (module >= 0) {
      const all = words.slice(module + 1).every((word) => /^-[vfbcq]{1,4}$|^discover$/.test(word));
      return all && !tree.paths.some((path) => /(?:^|\/)test[^/]{0,200}\.py$/.test(path)) ? 'collects-nothing' : undefined;
    }
    const runner = words.findIndex((word) => /(?:^|\/)(?:jest|vitest)$/.test(word));
    if (runner >= 0)
      return words.slice(runner + 1).every((word) => word.startsWith('-') || word === 'run') && !hasScriptTests() ? 'collects-nothing' : undefined;
    const built = words.findIndex((word, index) => word === 'test' && /(?:^|\/)(?:react-scripts|ng)$/.test(words[index - 1] ?? ''));
    if (built >= 0) return words.slice(built + 1).every((word) => word.startsWith('-')) && !hasScriptTests() ? 'collects-nothing' : undefined;
    if (words[0] === 'go' && words[1] === 'test') return tree.paths.some((path) => path.endsWith('_test.go')) ? undefined : 'collects-nothing';
    const script = words.findIndex((word) => /(?:^|\/)python[\d.]*$/.test(word));
    const file = script >= 0 ? words[script + 1] : undefined;
    return file !== undefined && scriptOfTests.test(file) && !file.includes('..') && !exists(file) ? 'missing-target' : undefined;
  };
}

/** @returns the same of what a command says by itself, whatever lies in the tree */
export function doubtOfWords(command: string): Doubt | undefined {
  if (!/py\.?test/.test(command)) return undefined;
  const words = shellWords(command);
  const at = words.findIndex((word) => pytest.test(word));
  return at >= 0 && words.slice(at + 1).some((word) => onlySaid.test(word)) ? 'collects-nothing' : undefined;
}

const packageTest = /^(?:\S{1,100}[ ]){0,4}(?:npm|pnpm|yarn|bun)[ ].{0,300}\btests?\b/;
const testScript = /^(?:unit-?)?tests?(?::|$)/;

/** The names of the scripts in all package files, and whether one of that name does more than say something: a generator's says that there is no test. */
function packageScripts(automations: TestTree['automations']): ReadonlyMap<string, boolean> {
  const scripts = new Map<string, boolean>();
  for (const { automation } of automations) {
    if (automation.system !== 'package-scripts') continue;
    for (const { target = '', text } of automation.commands) scripts.set(target, (scripts.get(target) ?? false) || !silent.test(text));
  }
  return scripts;
}

/** Of a script that no package has nothing runs; that `--if-present` makes of it a success does not help. */
function ofPackageScript(command: string, scripts: ReadonlyMap<string, boolean>): Doubt | undefined {
  const call = callOf(command, '');
  if (call?.kind !== 'task' || !call.systems.includes('package-scripts')) return undefined;
  const name = call.targets[0] ?? '';
  // Bun has a runner of its own, and a pattern of names means several scripts.
  if (!testScript.test(name) || name.includes('*') || /\bbun[ ]+test\b/.test(command)) return undefined;
  const runs = scripts.get(name);
  if (runs === undefined) return /[ ]--if-present\b/.test(command) ? 'collects-nothing' : 'missing-target';
  return runs ? undefined : 'collects-nothing';
}

function ofPytest(
  words: readonly string[],
  { collects, exists, onlyPlaceholders }: { collects: () => boolean; exists: (path: string) => boolean; onlyPlaceholders: () => boolean },
): Doubt | undefined {
  if (words.some((word) => onlySaid.test(word))) return 'collects-nothing';
  if (words.some((word) => elsewhere.test(word))) return undefined;
  if (onlyPlaceholders()) return 'collects-nothing';
  const targets: string[] = [];
  for (const [index, word] of words.entries()) {
    if (word.startsWith('-') || /^\d?[<>]/.test(word)) continue;
    const before = words[index - 1] ?? '';
    // A choice among tests, or a number of processes, names no file.
    if (valued.test(before)) continue;
    if (/[$*{}`?[~]|\.\./.test(word)) return undefined;
    const path = word.split('::')[0] ?? word;
    // What stands behind an option may be its value: it says nothing, unless it is there.
    const sure = (!before.startsWith('-') || bare.test(before)) && /\/|\.py$/.test(path);
    if (path === '.' || exists(path)) return undefined;
    if (sure) targets.push(path);
  }
  if (targets.length > 0) return 'missing-target';
  return collects() ? undefined : 'collects-nothing';
}

/** Whether pytest finds a file of tests, as it is set up here; `written`: one that holds more than a place for tests to come, whatever it is called. */
function pythonTests({ paths, named, placeholders }: TestTree, { written = false } = {}): boolean {
  if (named.includes('*')) return true;
  const globs = named.map(glob);
  const idle = new Set(written ? placeholders : []);
  const names = written ? /(?:^|\/)(?:test[^/]*|[^/]*_tests?)\.py$/ : /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/;
  return paths.some((path) => !idle.has(path) && (names.test(path) || globs.some((matches) => matches(path))));
}

/** Why no Python test of a tree proves anything; undefined where one may. */
function hollowIn(tree: TestTree): Doubt | undefined {
  const [first] = tree.hollow;
  const idle = [...tree.placeholders, ...tree.hollow.map(({ path }) => path)];
  return first === undefined || pythonTests({ ...tree, placeholders: idle }, { written: true }) ? undefined : first.why;
}

/** Whether a tree has a path, below whichever folder: where a command stands is not always known. */
function isIn(paths: readonly string[], written: string): boolean {
  const path = written.replace(/^(?:\.?\/){1,3}/, '').replace(/\/{1,3}$/, '');
  if (path === '') return true;
  return paths.some((one) => one === path || one.startsWith(`${path}/`) || one.endsWith(`/${path}`) || one.includes(`/${path}/`));
}

/** @returns the names of test files that settings of pytest give, "*" where they ask for tests in any file; of other files nothing */
export function namedTests(path: string, text: string): string[] {
  if (!settings.test(path)) return [];
  const found: string[] = [];
  if (/--(?:doctest|nbval|nbmake)/.test(text)) found.push('*');
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    const value = /^[ \t]*python_files[ \t]*=(.*)$/.exec(line)?.[1];
    if (value === undefined) return;
    const rest: string[] = [];
    for (const more of lines.slice(index + 1, index + 20)) {
      if (!/^[ \t]+\S|^[ \t]*\]/.test(more)) break;
      rest.push(more);
    }
    for (const word of [value, ...rest].join(' ').split(/[\s,"'[\]]+/)) if (/^[\w.*?/-]{1,100}$/.test(word) && /[*.]/.test(word)) found.push(word);
  });
  return found.slice(0, 50);
}

const settings = /(?:^|\/)(?:\.?pytest\.ini|tox\.ini|setup\.cfg|pyproject\.toml)$/;

/** Whether a file may hold settings of pytest. */
export function mayNameTests(path: string): boolean {
  return settings.test(path);
}
