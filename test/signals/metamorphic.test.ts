// What must not change a fact: where a project lies in a repository, what its package is called, how its files are encoded, whether a script is a notebook,
// what lies beside it that is not its own, and what is only said. Each change is made to every tree of fixtures/signals and to the sample project.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { root } from '../../src/root.js';
import { matchersOf } from '../../src/signals/expression.js';
import { define } from '../../src/signals/matchers/define/index.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue, rulesOf } from '../support/catalogue-of-rules.js';
import { type SignalCase, signalFixtures } from '../support/signal-fixtures.js';

const churn: Files = Object.fromEntries(
  readdirSync(join(root, 'fixtures', 'projects', 'churn'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(join(root, 'fixtures', 'projects', 'churn').length + 1), readFileSync(path)]),
);
const presentIn = (files: Files) =>
  scan(treeOf(files), catalogue, [])
    .facts.filter(({ state }) => state === 'present')
    .map(({ signal }) => signal);
const isPresent = (signal: string, files: Files) => scan(treeOf(files), rulesOf(signal), []).facts[0]?.state === 'present';
const shownByChurn = presentIn(churn);

const bytesOf = (content: Files[string]) => (typeof content === 'string' ? Buffer.from(content) : content instanceof Uint8Array ? Buffer.from(content) : null);
const texts =
  (change: (text: string, path: string) => string | Uint8Array) =>
  (files: Files): Files =>
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => {
        const bytes = bytesOf(content);
        return [path, bytes === null || bytes.includes(0) ? content : change(bytes.toString('utf8'), path)];
      }),
    );
const renamed =
  (name: (path: string) => string) =>
  (files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([path, content]) => [name(path), content]));

const notebookOf = (code: string) =>
  JSON.stringify({
    cells: [{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: code.split(/(?<=\n)/) }],
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
    nbformat: 4,
    nbformat_minor: 5,
  });
/** Scripts are what nobody imports and no tool looks for by its name. */
const isScript = (path: string) => /\.py$/.test(path) && !/(?:^|\/)(?:tests?\/.*|test_.*|.*_tests?|conftest|setup|noxfile|tasks|__init__)\.py$/.test(path);
const asNotebooks = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, content]) => {
      const bytes = bytesOf(content);
      return isScript(path) && bytes !== null ? [path.replace(/\.py$/, '.ipynb'), notebookOf(bytes.toString('utf8'))] : [path, content];
    }),
  );

/** Another project that does everything, kept in the tree but not its own. */
const everything: Files = Object.assign(
  {},
  ...signalFixtures.flatMap(({ cases }) => cases.filter(({ state }) => state === 'present').map(({ files }) => files)),
);
const vendored: Files = Object.fromEntries(
  ['third_party/other', 'vendor/other', 'node_modules/other', '.venv/lib/python3.11/site-packages/other'].flatMap((folder) =>
    Object.entries(everything).map(([path, content]) => [`${folder}/${path}`, content]),
  ),
);
const toolNames = catalogue.tools.flatMap(({ title, tools }) => [
  `For ${title.toLowerCase()} there are many tools.`,
  ...tools.map(({ name }) => `Some teams use ${name} for it.`),
]);
const prose: Files = {
  'docs/landscape.md': `# The landscape\n\n${toolNames.join(' ')}\n`,
  'notes.txt': toolNames.join('\n'),
  'src/landscape.py': `"""${toolNames.join('\n')}"""\n${toolNames.map((line) => `# ${line}`).join('\n')}\nnames = ${JSON.stringify(toolNames.join(' '))}\n`,
  'notebooks/landscape.ipynb': JSON.stringify({
    cells: [{ cell_type: 'markdown', metadata: {}, source: toolNames }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  }),
};
const headings = [
  'Intended use',
  'Limitations',
  'Training data',
  'Metrics',
  'Ethical considerations',
  'Bias',
  'Privacy',
  'Reporting a vulnerability',
  'Runbook',
  'Baseline',
  'Licence of the data',
];
const names = [
  'MODEL_CARD.md',
  'DATASHEET.md',
  'DATA_CARD.md',
  'ETHICS.md',
  'PRIVACY.md',
  'SECURITY.md',
  'docs/runbook.md',
  'docs/adr/0001-choice.md',
  'docs/data-dictionary.md',
  'docs/dpia.md',
  'docs/monitoring.md',
];
const hollow = (text: string): Files => Object.fromEntries(names.map((path) => [path, text]));

interface Change {
  name: string;
  change(files: Files): Files;
  /** Trees whose fact may change, with the reason. */
  except?(one: SignalCase, signal: string): boolean;
}

// A hosting service reads these at the top of a repository and nowhere else; a licence further down is that of a part.
const atTheTop = new Set(['law.licensed', 'security.policy', 'security.policy_asks_public']);
const staysAtTheTop = /^\.(?:github\/(?:dependabot|workflows\/|actions\/)|iceci)/;
// Here the name of the file, not what stands in it, is what tells: a server's, a job's or a training configuration's.
const namedFor = new Set([
  'deploy.served',
  'monitor.alerts',
  'monitor.metrics',
  'monitor.feedback',
  'security.rate_limited',
  'train.configured',
  'verify.load_tested',
  'verify.model_tests',
  'verify.baseline',
]);

// What a service does around somebody else's model is looked for in scripts: a notebook that asks a model is a trial.
const ofServices = new Set(catalogue.packs.flatMap(({ signals }) => signals));

// Parts of a service, a table of a database, what a hub loads and a module for others: nobody keeps these in a notebook, and the rules look for them in scripts alone.
const scripts = new Set([
  'deploy.image_unbuildable: another folder is where the build starts',
  'data.augmented: a module of augmentations',
  'law.data_licence: the licence in a loading script for the hub',
  'security.authenticated: own key read from a header in Flask',
  'security.authenticated: tokens demanded by Django REST',
  'security.authenticated: one view of Django REST for known users',
  'train.cost_recorded: a column of the database for the duration',
  'security.debug_or_wildcard: the debugger is for who starts it by hand, the image serves the module',
  // What a cell makes last is shown below it, so of notebooks nobody says that nothing uses it.
  'data.validated: a schema that nothing is checked against',
  'data.validated: a schema that a function makes and forgets',
  'verify.tests_in_ci: names of test files that the settings give',
  'verify.tests_in_ci: a Python script that runs the tests and looks at the result',
  'deploy.backed_up: a scheduled task',
  'deploy.canary: a share of the requests',
  'deploy.canary: a second model beside the one that answers',
  'monitor.service_level: among the settings',
  'train.tracked: a service that logs each of its answers',
  'verify.metrics_recorded: a service that logs each of its answers',
  'deploy.input_validated: marshmallow in Flask',
  'security.authenticated: a token that is checked',
  'security.authenticated: a check that a setting leaves out',
  'security.authenticated: a check that the settings of every device leave out',
  'security.authenticated: a check that is passed over without a key',
  'security.authenticated: a key that the cluster injects by name',
  'security.authenticated: a token of the request that may be missing',
  // What a notebook shows is looked at by whoever runs it.
  'data.validated: expectations whose result is only printed',
  'data.validated: a suite of Deepchecks that only makes a page',
  'monitor.drift: a report of drift that is only shown by a script',
  'learn.transformer_lost: the model is kept and its scaler is not',
  'learn.transformer_lost: scaled rows are written for a training elsewhere',
  'learn.transformer_lost: an encoder that stays in the notebook',
  'monitor.retraining: a retraining whose image is never pushed',
  'monitor.retraining: trains before the tests, and registers the model itself',
  'monitor.retraining: trains for the tests after it, and keeps nothing',
  // Invoke reads scripts, and what the cells of notebooks import is not kept.
  'code.linted: a task of Invoke in a folder',
  'code.reused_package: a package that is declared and imported by no name, its modules found through the path',
]);
// Of a project inside a repository nobody knows which changes start the CI of the whole, nor what a job without a path is about.
// Some services read their file at the top alone, and a library in Go is known by the files beside go.mod there.
const ofTheWhole = new Set([
  // Their workflow stays where GitHub looks for it, and what it starts has moved.
  'ci.release_untested: a script deploys, and what it waits for only lints',
  'evals.suite_gated: promptfoo on pull requests',
  'verify.tests_in_ci: a script that stops at the first failure',
  'verify.tests_in_ci: a script that CI calls with the word that runs the tests',
  'verify.tests_in_ci: a Python script that runs the tests and looks at the result',
  'verify.tests_in_ci: the tests of an orb',
  'monitor.retraining: trains for the tests after it, and keeps nothing',
  'monitor.retraining: a retraining whose image is never pushed',
  'verify.tests_in_ci: a build of SourceHut',
  'verify.tests_in_ci: a build of Maven behind a Makefile',
  'verify.tests_in_ci: a task of Taskcluster that runs the tests through a task runner',
  'deploy.cd: artefacts of Maven deployed from Travis',
  'deploy.cd: models that Taskcluster moves to a bucket',
  'code.reused_package: a Go library with its tests',
  'verify.tests_in_ci: a workflow that waits for a change of the documentation',
  'verify.tests_in_ci: a workflow that waits for files that are not there',
]);
// Further down these are the settings of a front end, which a generator wrote.
const inPackageFile = (one: SignalCase, signal: string) => signal === 'code.linted' && 'package.json' in one.files;

const changes: Change[] = [
  { name: 'other line ends', change: texts((text) => text.replace(/\r?\n/g, '\r\n')) },
  { name: 'UTF-8 with a mark', change: texts((text) => `\ufeff${text}`) },
  { name: 'UTF-16', change: texts((text) => Buffer.from(`\ufeff${text}`, 'utf16le')) },
  {
    name: 'a sub-folder',
    change: renamed((path) => (staysAtTheTop.test(path) ? path : `parts/one/${path}`)),
    except: (one, signal) => atTheTop.has(signal) || inPackageFile(one, signal) || ofTheWhole.has(`${signal}: ${one.name}`),
  },
  {
    name: 'notebooks in place of scripts',
    change: asNotebooks,
    except: (one, signal) =>
      signal === 'code.notebooks_dominate' ||
      ofServices.has(signal) ||
      scripts.has(`${signal}: ${one.name}`) ||
      (namedFor.has(signal) && Object.keys(one.files).length < 4),
  },
];

it('excepts only trees that there are', () => {
  const all = new Set(signalFixtures.flatMap(({ signal, cases }) => cases.map(({ name }) => `${signal}: ${name}`)));
  expect([...scripts, ...ofTheWhole].filter((name) => !all.has(name))).toEqual([]);
});

describe.each(changes)('$name', ({ change, except }) => {
  it('changes no fact of any tree of the fixtures', () => {
    const changed = signalFixtures.flatMap(({ signal, cases }) =>
      cases
        .filter((one) => !except?.(one, signal))
        .filter(({ files, state }) => isPresent(signal, change(files)) !== (state === 'present'))
        .map(({ name }) => `${signal}: ${name}`),
    );
    expect(changed).toEqual([]);
  });

  it('changes nothing that is present in the sample project', () => {
    const kept = (shown: string[]) => shown.filter((signal) => !atTheTop.has(signal) && signal !== 'code.notebooks_dominate');
    expect(kept(presentIn(change(churn)))).toEqual(kept(shownByChurn));
  });
});

describe('a package by another name', () => {
  it('changes nothing that is present', () => {
    const moved = renamed((path) => path.replaceAll('churn', 'wakame'))(texts((text) => text.replaceAll('churn', 'wakame'))(churn));
    expect(presentIn(moved)).toEqual(shownByChurn);
  });

  it.each(['mlflow', 'evidently', 'fastapi', 'shap'])('that is called like the tool %s earns nothing for it', (name) => {
    const files = {
      [`${name}/__init__.py`]: '',
      [`${name}/report.py`]: 'def start_run(): ...\n',
      'run.py': `import ${name}\nfrom ${name}.report import start_run\n${name}.start_run()\n`,
    };
    expect(presentIn(files)).toEqual([]);
  });
});

describe('functions and classes that do nothing', () => {
  const names = catalogue.signals
    .flatMap(({ seen }) => matchersOf(seen).flatMap((matcher) => (define.is(matcher) ? matcher.names : [])))
    .map((name) => name.replace(/\*+/g, 'x'));

  it.each(['pass', 'return False', 'raise NotImplementedError', '"""Watches for drift."""\n    return {"drift": False}'])(
    'earn nothing, whatever they are called: %j',
    (body) => {
      const files = Object.fromEntries(names.map((name, index) => [`src/part_${index}.py`, `def ${name}(data):\n    ${body}\n`]));
      expect(names.length).toBeGreaterThan(500);
      expect(presentIn({ 'main.py': 'print(1)\n', ...files })).toEqual([]);
    },
  );
});

describe('settings that nothing reads', () => {
  const wishes = [
    'drift_detection: true',
    'drift: {enabled: true, tool: evidently}',
    'alerts: {slack: true}',
    'retraining: {enabled: true, schedule: "0 3 * * *"}',
    'feedback: true',
    'prometheus: true',
    'outlier_detection: true',
    'rate_limit: 100',
    'authentication: true',
    'fairness: {enabled: true, groups: [sex, age]}',
    'explainability: {shap: true}',
    'anonymize: true',
    'differential_privacy: true',
    'canary: true',
    'rollback: true',
    'traffic_split: 10',
    'hyperparameter_search: true',
    'carbon_tracking: true',
    'data_validation: true',
    'load_test: true',
  ];
  it.each(['config.yaml', 'config/settings.yml', 'app/config.yml'])('earn nothing in %s', (path) =>
    expect(presentIn({ 'main.py': 'print(1)\n', [path]: `${wishes.join('\n')}\n` })).toEqual([]),
  );
  it('earn nothing as constants or variables of the environment', () => {
    const names = wishes.map((wish) => wish.slice(0, wish.indexOf(':')).toUpperCase());
    expect(
      presentIn({
        'main.py': 'print(1)\n',
        'config.py': names.map((name) => `${name} = True\n`).join(''),
        '.env.example': names.map((name) => `${name}=1\n`).join(''),
      }),
    ).toEqual([]);
  });
});

describe('what people say to this program, and what it says', () => {
  const yaml = signalFixtures
    .flatMap(({ cases }) => cases.filter(({ state }) => state === 'present').flatMap(({ files }) => Object.entries(files)))
    .filter(([path, content]) => /\.ya?ml$/.test(path) && typeof content === 'string')
    .map(([, content]) => String(content));

  it('earns nothing in a manifest or a baseline, whatever stands there', () => {
    expect(yaml.length).toBeGreaterThan(50);
    for (const text of yaml)
      expect(presentIn({ 'main.py': 'print(1)\n', 'mlready.yaml': text, 'mlready.baseline.yaml': text, 'parts/a/mlready.yml': text })).toEqual([]);
  });

  it.each(readdirSync(join(root, 'fixtures', 'reports')))('earns nothing as a report that is kept: %s', (name) => {
    const text = readFileSync(join(root, 'fixtures', 'reports', name));
    expect(presentIn({ 'main.py': 'print(1)\n', [`docs/${name}`]: text, ...hollow(text.toString('utf8')) })).toEqual([]);
  });
});

it('what is vendored below shows nearly everything where it is a project’s own', () => expect(presentIn(everything).length).toBeGreaterThanOrEqual(70));

describe.each<[string, Files]>([
  ['a vendored copy of a project that does everything', vendored],
  ['prose that names every tool', prose],
  ['documents that are empty', hollow('')],
  ['documents of one word', hollow('TODO\n')],
  ['documents of empty headings', hollow(headings.map((one) => `# ${one}\n`).join('\n'))],
  ['documents of headings with a to-do each', hollow(headings.map((one) => `# ${one}\n\nTBD. To be written.\n`).join('\n'))],
  ['documents of place-holders', hollow(headings.map((one) => `## ${one}\n\n[More Information Needed]\n\n<!-- Describe the ${one} here. -->\n`).join('\n'))],
  ['documents of key words', hollow(headings.map((one) => `${one}, fairness, bias, drift, GDPR, monitoring, explainability\n`).join('\n'))],
])('%s', (_, added) => {
  it('adds nothing to a project that does nothing', () => expect(presentIn({ 'main.py': 'print(1)\n', ...added })).toEqual([]));
  it('adds nothing to the sample project', () => expect(presentIn({ ...added, ...churn })).toEqual(shownByChurn));
});
