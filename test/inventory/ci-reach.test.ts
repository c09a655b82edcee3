// What CI reaches through task runners of one file, tools that are fetched, includes, templates, orbs, and changes of certain files.
import { describe, expect, it } from 'vitest';
import { doubtOfChanges, followed, readAutomation } from '../../src/inventory/ci.js';

const workflow = '.github/workflows/ci.yml';
const running = (command: string) => `on: push\njobs:\n  a:\n    steps:\n      - run: ${JSON.stringify(command)}\n`;

/** What CI runs in the end: the commands that start no other; with their doubts. */
function ends(files: Record<string, string>): string[] {
  const automations = Object.entries(files).flatMap(([path, text]) => {
    const automation = readAutomation(path, text);
    return automation ? { path, automation } : [];
  });
  return followed(automations, (path) => files[path] ?? null)
    .filter(({ below }) => below === 0)
    .map(({ text, doubt }) => (doubt ? `${text}: ${doubt}` : text));
}

const pyproject = `[tool.hatch.envs.default.scripts]
a = "hatch-a"
all = ["a", "hatch-b"]
[tool.poe.tasks]
a = "poe-a"
b.sequence = ["a", { cmd = "poe-b" }]
c = { ref = "a" }
[tool.taskipy.tasks]
a = "taskipy-a"
post_a = "taskipy-after"
[tool.pixi.feature.dev.tasks]
a = { cmd = "pixi-a", depends-on = ["b"] }
b = "pixi-b"
[tool.tox]
env_list = ["a"]
[tool.tox.env_run_base]
commands = [["tox-base"]]
[tool.tox.env.b]
commands = [["-", "tox-b", "x"]]
`;
const mise = '[tasks.a]\ndepends = ["b"]\nrun = ["mise-a", { task = "c" }]\n[tasks]\nb = "mise-b"\nc = "mise-c"\n';
const earth =
  'VERSION 0.8\na:\n    FROM +b\n    RUN --mount=type=cache,target=/x earth-a \\\n        --more\n    BUILD +c\nb:\n    RUN earth-b\nc:\n    RUN earth-c\n';

describe('a command of CI', () => {
  it.each([
    ['hatch run a', ['hatch-a']],
    ['hatch run all', ['hatch-a', 'hatch run hatch-b']],
    ['poe a', ['poe-a']],
    ['uv run poe b', ['poe-a', 'poe-b']],
    ['poetry run poe c', ['poe-a']],
    ['task a', ['taskipy-a', 'taskipy-after']],
    ['poetry run task a', ['taskipy-a', 'taskipy-after']],
    ['pixi run a', ['pixi-b', 'pixi-a']],
    ['tox', ['tox-base']],
    ['tox run -e b', ['tox-b x: failure-allowed']],
    ['uvx --with tox-uv tox run', ['tox-base']],
    ['uvx --from "tox>=4" tox -e b', ['tox-b x: failure-allowed']],
    ['uv tool run --python 3.12 tox@4.23', ['tox-base']],
    ['pipx run --spec tox==4 tox', ['tox-base']],
    ['mise run a', ['mise-b', 'mise-a', 'mise-c']],
    ['mise b', ['mise-b']],
    ['mise run b ::: c', ['mise-b', 'mise-c']],
    ['mise exec python@3.12 -- mise run b', ['mise-b']],
    ['mise install', ['mise install']],
    ['nix develop --command mise run c', ['mise-c']],
    ['nix-shell --run "mise run c"', ['mise-c']],
    ['earthly --ci +a', ['earth-b', 'earth-a --more', 'earth-c']],
    ['./ci/task b', ['own-b']],
  ])('%s', (command, expected) => {
    const script = '#!/bin/sh\nb() {\n  own-b\n}\nc() {\n  own-c\n}\n"$@"\n';
    const files = { [workflow]: running(command), 'pyproject.toml': pyproject, 'mise.toml': mise, Earthfile: earth, 'ci/task': script };
    expect(ends(files).filter((text) => text !== '"$@"')).toEqual(expected);
  });
});

describe('GitLab', () => {
  const jobs = 'x:\n  script: [x]\n.y:\n  script: [y]\n';
  it.each([
    ['a file', 'include: /ci/jobs.yml', ['x']],
    ['a list of files', 'include:\n  - local: ci/jobs.yml', ['x']],
    ['a wildcard', "include:\n  - local: 'ci/*.yml'", ['x']],
    ['a file that is never included', 'include:\n  - local: ci/jobs.yml\n    rules: [{when: never}]', []],
    ['a file of another project', 'include:\n  - project: a/b\n    file: ci/jobs.yml', []],
    ['a hidden job of another file', 'include: ci/jobs.yml\nz:\n  extends: .y', ['x', 'y']],
    ['a reference to one', 'include: ci/jobs.yml\nz:\n  script:\n    - z\n    - !reference [.y, script]', ['z', 'x', 'y']],
    ['a child pipeline', 'z:\n  trigger:\n    include: ci/jobs.yml', ['x']],
    ['a child pipeline by hand', 'z:\n  when: manual\n  trigger:\n    include: ci/jobs.yml', ['x: not-on-change']],
  ])('takes %s', (_, text, expected) => expect(ends({ '.gitlab-ci.yml': `${text}\n`, 'ci/jobs.yml': jobs })).toEqual(expected));

  it.each(['a: {b: {script: x}}\n', 'script: x\n', 'apiVersion: v1\na:\n  script: x\n', 'build:\n  script: x\nabout: y\n', '- script: x\n'])(
    'takes no %j for jobs',
    (text) => expect(readAutomation('recipe/meta.yaml', text)).toBeNull(),
  );
});

describe('Azure', () => {
  const template = 'parameters: []\nsteps:\n- bash: x\n';
  it.each(['ci/x.yml', '/ci/x.yml', 'ci/x.yml@self'])('takes the template %s', (name) =>
    expect(ends({ 'azure-pipelines.yml': `trigger: [main]\npool: p\nsteps:\n- template: ${name}\n`, 'ci/x.yml': template })).toEqual(['x']),
  );

  it('runs no template that is not named', () => expect(ends({ 'ci/x.yml': template })).toEqual([]));
});

describe('CircleCI', () => {
  const config = (workflows: string) =>
    readAutomation(
      '.circleci/config.yml',
      `version: 2.1\norbs: {py: circleci/python@2.1.1}\njobs:\n  a: {steps: [{run: x}, py/install-packages]}\n  b: {steps: [{run: y}]}\n${workflows}`,
    );

  it('doubts what no workflow starts, and names what comes from orbs', () => {
    const read = config('workflows: {w: {jobs: [a, py/test: {pkg-manager: uv}]}}\n');
    expect(read?.commands.map(({ text, doubt }) => [text, doubt])).toEqual([
      ['x', undefined],
      ['y', 'unused'],
    ]);
    expect(read?.uses.map(({ name }) => name)).toEqual(['circleci/python@2.1.1', 'circleci/python/test@2.1.1', 'circleci/python/install-packages@2.1.1']);
  });

  it('doubts what runs for tags alone', () => {
    const read = config('workflows: {w: {jobs: [b, a: {filters: {tags: {only: /v.*/}, branches: {ignore: /.*/}}}]}}\n');
    expect(read?.commands.map(({ doubt }) => doubt)).toEqual(['not-on-change', undefined]);
  });

  it('doubts nothing where there are no workflows', () => expect(config('')?.commands.map(({ doubt }) => doubt)).toEqual([undefined, undefined]));
});

describe('a workflow that waits for changes of certain files', () => {
  const paths = ['README.md', 'docs/a.md', 'src/a.py', 'tests/test_a.py'];
  const own = ['src/a.py', 'tests/test_a.py'];
  const doubt = (on: string) => {
    const automation = readAutomation(workflow, `on: ${on}\njobs:\n  a:\n    steps:\n      - run: pytest\n`);
    return automation && doubtOfChanges(automation, paths, own);
  };

  it.each([
    ['{push: {paths: ["src/**"]}}', undefined],
    ['{push: {paths: ["**.py"]}}', undefined],
    ['{push: {paths: ["*.py"]}}', 'never-true'],
    ['{push: {paths: ["lib/**"]}}', 'never-true'],
    ['{push: {paths: ["lib/**"]}, workflow_dispatch: null}', 'not-on-change'],
    ['{push: {paths: ["lib/**"]}, schedule: [{cron: "0 0 * * *"}]}', undefined],
    ['{push: {paths: ["lib/**"]}, pull_request: null}', undefined],
    ['{push: {paths: ["docs/**"]}, pull_request: {paths: ["docs/**"]}}', 'not-on-change'],
    ['{push: {paths: ["**", "!src/**", "!tests/**"]}}', 'not-on-change'],
    ['{push: {paths: ["!src/**", "**"]}}', undefined],
    ['{push: {paths-ignore: ["docs/**"]}}', undefined],
    ['{push: {paths-ignore: ["**"]}}', 'never-true'],
    ['{push: {paths-ignore: ["**.py"]}}', 'not-on-change'],
    ['{push: {branches-ignore: ["**"]}}', 'never-true'],
    ['push', undefined],
  ])('on: %s', (on, expected) => expect(doubt(on)).toBe(expected));
});
