import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followed, readAutomation } from '../../src/inventory/ci.js';
import { tally } from '../support/property.js';

const commands = (path: string, text: string) => readAutomation(path, text)?.commands.map((c) => `${c.line} ${c.target ?? c.job}: ${c.text}`);
const doubts = (path: string, text: string) => readAutomation(path, text)?.commands.map((c) => (c.doubt ? `${c.text}: ${c.doubt}` : c.text));
const triggers = (path: string, text: string) => readAutomation(path, text)?.triggers;

const workflow = '.github/workflows/ci.yml';
const steps = (...lines: string[]) => `on: push\njobs:\n  test:\n    steps:\n${lines.map((line) => `      ${line}\n`).join('')}`;

describe('GitHub workflows', () => {
  it('give each shell line with its place, and what they use', () => {
    const text = steps(
      '- uses: actions/checkout@v4',
      '  with: {lfs: true}',
      '- run: |',
      '    # pytest is slow',
      '    pip install x \\',
      '      y  # two',
      '',
      '    pytest "#no"',
      '- run: make test',
    );
    expect(commands(workflow, text)).toEqual(['9 test: pip install x y', '12 test: pytest "#no"', '13 test: make test']);
    expect(readAutomation(workflow, text)?.uses).toEqual([{ name: 'actions/checkout@v4', line: 5, job: 'test', with: { lfs: 'true' } }]);
  });

  it.each([
    ['on: push', ['push']],
    ['on: [push, pull_request]', ['push', 'pull-request']],
    ['on:\n  push:\n    tags: [v*]', ['tag']],
    ['on:\n  push:\n    branches: [main]\n    tags: [v*]', ['push', 'tag']],
    ['on:\n  schedule:\n  - cron: 0 0 * * *\n  workflow_dispatch:', ['schedule', 'manual']],
    ['on:\n  # schedule:\n  #  - cron: 0 0 * * *\n  release:', ['release']],
    ['on: workflow_call', []],
    ['on: issues', ['manual']],
    ['on: [watch, push]', ['manual', 'push']],
    ['on: check_run', ['other']],
  ])('start by %s', (on, expected) => expect(triggers(workflow, `${on}\njobs:\n  a:\n    steps:\n    - run: x`)).toEqual(expected));

  it.each([
    ['switched off', workflow, 'on: []\njobs:\n  a:\n    steps:\n    - run: pytest'],
    ['renamed', '.github/workflows/ci.yml.disabled', steps('- run: pytest')],
    ['kept as a backup', '.github/workflows/ci.yml.bak', steps('- run: pytest')],
    ['an example', '.github/workflows/ci.yml.example', steps('- run: pytest')],
    ['a cookiecutter’s', '{{cookiecutter.repo}}/.github/workflows/ci.yml', steps('- run: pytest')],
    ['a template’s', 'templates/service/.github/workflows/ci.yml', steps('- run: pytest')],
    ['in a sub-folder', '.github/workflows/old/ci.yml', steps('- run: pytest')],
  ])('are none when %s', (_, path, text) => expect(readAutomation(path, text)).toBeNull());

  it('leave out commented-out steps, and doubt jobs and steps that never run', () => {
    const text = `${steps('# - run: pytest', '- run: black .', '- if: false', '  run: mypy')}  off:\n    if: \${{ false }}\n    steps:\n      - run: tox`;
    expect(doubts(workflow, text)).toEqual(['black .', 'mypy: never-true', 'tox: never-true']);
  });

  it('are read by lines where the YAML does not parse', () => {
    const text =
      'on:\n  push:\njobs:\n  test:\n\tx: y\n    steps:\n      # - run: no\n      - run: pytest\n      - uses: a/b@v1\n      - run: |\n          black .\n          mypy\n';
    expect(commands(workflow, text)).toEqual(['8 test: pytest', '11 test: black .', '12 test: mypy']);
    expect(readAutomation(workflow, text)?.uses[0]?.name).toBe('a/b@v1');
  });
});

describe('other CI', () => {
  it.each([
    [
      '.gitlab-ci.yml',
      'gitlab-ci',
      '.base:\n  script:\n    - pytest\ntest:\n  extends: .base\n.hidden:\n  script: [no]\n',
      ['3 .base: pytest', '3 test: pytest', '7 .hidden: no'],
    ],
    [
      '.circleci/config.yml',
      'circleci',
      'version: 2\njobs:\n  build:\n    docker: [{image: "cimg/python"}]\n    steps:\n      - checkout\n      - run: make test\n      - run:\n          name: x\n          command: |\n            pytest\n',
      ['7 build: make test', '11 build: pytest'],
    ],
    ['.travis.yml', 'travis', 'install: pip install x\nscript:\n  - pytest\n  # - no\n', ['1 : pip install x', '3 : pytest']],
    [
      'bitbucket-pipelines.yml',
      'bitbucket',
      'pipelines:\n  default:\n    - step:\n        name: Test\n        script:\n          - pytest\n',
      ['6 Test: pytest'],
    ],
    ['.buildkite/pipeline.yml', 'buildkite', 'steps:\n  - label: t\n    command: pytest\n', ['3 t: pytest']],
    [
      '.drone.yml',
      'drone',
      'kind: pipeline\nsteps:\n- name: t\n  image: python\n  commands:\n  - pytest\n---\nkind: pipeline\nsteps:\n- name: u\n  commands: [tox]\n',
      ['6 t: pytest', '11 u: tox'],
    ],
    ['appveyor.yml', 'appveyor', 'test_script:\n  - cmd: pytest\n', ['2 : pytest']],
    ['deploy/buildspec.yml', 'aws-codebuild', 'version: 0.2\nphases:\n  build:\n    commands:\n      - pytest\n', ['5 build: pytest']],
    [
      'build/any.yaml',
      'cloud-build',
      "steps:\n- name: 'gcr.io/cloud-builders/docker'\n  args: ['build', '-t', 'x', '.']\n- name: 'gcr.io/p/py:1'\n  entrypoint: bash\n  id: t\n  args:\n  - -c\n  - |\n    pytest\n",
      ['3 : docker build -t x .', '10 t: pytest'],
    ],
    [
      'mlops/any.yml',
      'azure-pipelines',
      'trigger:\n- main\npool: {vmImage: x}\nsteps:\n- task: UsePythonVersion@0\n- script: |\n    pytest\n  displayName: t\n',
      ['7 : pytest'],
    ],
    [
      'Jenkinsfile',
      'jenkins',
      "pipeline {\n  // sh 'no'\n  stages { stage('Test') { steps { sh 'pytest'\n sh '''\n  black .\n'''\n sh(script: \"tox\", returnStdout: true) } } }\n}",
      ['3 Test: pytest', '5 Test: black .', '7 Test: tox'],
    ],
  ])('%s is %s', (path, system, text, expected) => {
    expect(readAutomation(path, text)?.system).toBe(system);
    expect(readAutomation(path, text)?.kind).toBe('ci');
    expect(commands(path, text)).toEqual(expected);
  });

  it.each([
    ['trigger: none\nschedules:\n- cron: x\nsteps:\n- script: x', ['schedule']],
    ['trigger: none\nsteps:\n- script: x', ['manual']],
    ['pool: x\npr: [main]\nsteps:\n- script: x', ['push', 'pull-request']],
    ['parameters: []\nsteps:\n- script: x', []],
    ['trigger:\n- none\npr:\n- none\nsteps:\n- script: x', ['manual']],
    ['trigger: [none]\npr: [main]\nsteps:\n- script: x', ['pull-request']],
  ])('Azure starts by its own words', (text, expected) => expect(triggers('.pipelines/a-template.yml', text)).toEqual(expected));

  it('Drone starts by the events it names', () => {
    const text = (events: string) => `kind: pipeline\ntrigger:\n  event: [${events}]\nsteps:\n- name: a\n  commands: [x]\n`;
    expect(triggers('.drone.yml', text('cron'))).toEqual(['schedule']);
    expect(triggers('.drone.yml', text('push, tag'))).toEqual(['push', 'tag']);
  });

  it.each([
    [
      'an Azure ML job',
      'jobs/train.yml',
      '$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\njobs:\n  train:\n    command: python train.py\n',
    ],
    ['a Kubernetes job', 'k8s/job.yaml', 'apiVersion: batch/v1\nkind: Job\nspec: {}\n'],
    ['a model pipeline', 'conf/pipeline.yaml', 'steps:\n- name: scaler\n  args: {a: 1}\n'],
    ['a DVC pipeline', 'dvc.yaml', 'stages:\n  train:\n    cmd: python train.py\n'],
    ['a compose file', 'docker-compose.yml', 'services:\n  a:\n    image: x\n'],
    ['a commented-out pipeline', 'azure-pipelines.yml', '# trigger: none\n# steps:\n# - script: pytest\n'],
    ['an empty Travis file', '.travis.yml', '# script: pytest\n'],
    ['a Jenkinsfile of notes', 'Jenkinsfile', '// pipeline { }\n'],
    ['code', 'src/train.py', 'run: pytest'],
  ])('%s is none', (_, path, text) => expect(readAutomation(path, text)).toBeNull());
});

describe('local task runners', () => {
  it.each([
    [
      'Makefile',
      'X = 1\nall: lint\n\t@pytest # t\n\n# old:\n#\tno\nlint:\n\truff .\n',
      ['2 all: make lint', '3 all: pytest', '8 lint: ruff .', '1 : make all'],
    ],
    ['justfile', 'x := "1"\ntest: lint\n    pytest\nlint:\n    @ruff .\n', ['2 test: just lint', '3 test: pytest', '5 lint: ruff .', '1 : just test']],
    [
      'tox.ini',
      '[tox]\nenvlist = py{39,310}, lint\n[testenv]\ncommands =\n    pytest\n[testenv:lint]\ncommands = ruff .\n',
      ['2 : tox -e py39', '2 : tox -e py310', '2 : tox -e lint', '5 testenv: pytest', '7 lint: ruff .'],
    ],
    [
      'noxfile.py',
      'import nox\n@nox.session(python="3.9")\ndef tests(session):\n    session.install("pytest")\n    session.run("pytest", "-q", env={})\n    session.constructor("pytest")\n',
      ['4 tests: pip install pytest', '5 tests: pytest -q'],
    ],
    ['tasks.py', 'from invoke import task\n@task\ndef run_tests(c):\n    c.run("pytest")\ndef other(c):\n    c.run("no")\n', ['4 run-tests: pytest']],
    ['package.json', '{\n"scripts": {\n"test": "vitest"}}', ['3 test: vitest']],
    [
      'Taskfile.yml',
      'tasks:\n  test:\n    deps: [lint]\n    cmds:\n      - pytest\n      - task: x\n',
      ['3 test: task lint', '5 test: pytest', '6 test: task x'],
    ],
    [
      '.pre-commit-config.yaml',
      'repos:\n- repo: https://github.com/psf/black\n  rev: v1\n  hooks:\n  - id: black\n    args: [-q]\n- repo: local\n  hooks:\n  - id: t\n    entry: pytest\n',
      ['5 black: black -q', '9 t: pytest'],
    ],
    ['.husky/pre-commit', '#!/bin/sh\nnpm test\n', ['2 pre-commit: npm test']],
    ['pyproject.toml', '[tool.poe.tasks]\ntest = "pytest"\nall = ["test", "lint"]\n', ['2 test: pytest', '3 all: poe test', '3 all: poe lint']],
    ['ci/run.sh', '#!/bin/bash\nset -e\ncat <<EOF\npytest\nEOF\npython -c "\nimport x\n"\n', ['2 : set -e', '3 : cat <<EOF', '6 : python -c "\nimport x\n"']],
  ])('%s', (path, text, expected) => expect(commands(path, text)).toEqual(expected));
});

describe('what CI reaches', () => {
  const reach = (files: Record<string, string>) =>
    followed(
      Object.entries(files).flatMap(([path, text]) => {
        const automation = readAutomation(path, text);
        return automation ? [{ path, automation }] : [];
      }),
      (path) => files[path] ?? null,
    );
  const texts = (files: Record<string, string>) => reach(files).map((c) => c.text);
  const runs = (command: string) => steps(`- run: ${command}`);

  it.each([
    [
      'a make target with its prerequisites',
      'make test',
      { Makefile: 'test: lint\n\tpytest\nlint:\n\truff .\n' },
      ['make test', 'make lint', 'ruff .', 'pytest'],
    ],
    ['make in a folder', 'cd api && make test', { Makefile: 'test:\n\tno\n', 'api/Makefile': 'test:\n\tpytest\n' }, ['cd api', 'make test', 'pytest']],
    ['a bare make', 'make', { Makefile: 'all:\n\tpytest\n' }, ['make', 'make all', 'pytest']],
    [
      'a tox environment',
      'python -m tox -e lint',
      { 'tox.ini': '[testenv]\ncommands = pytest\n[testenv:lint]\ncommands = ruff .\n' },
      ['python -m tox -e lint', 'ruff .'],
    ],
    ['all of tox', 'tox', { 'tox.ini': '[testenv]\ncommands = pytest\n[testenv:lint]\ncommands = ruff .\n' }, ['tox', 'pytest']],
    [
      'an npm script with its hooks',
      'npm test',
      { 'package.json': '{"scripts": {"pretest": "eslint .", "test": "vitest"}}' },
      ['npm test', 'eslint .', 'vitest'],
    ],
    ['yarn without run', 'yarn lint', { 'package.json': '{"scripts": {"lint": "eslint ."}}' }, ['yarn lint', 'eslint .']],
    ['a runner inside a runner', 'poetry run make test', { Makefile: 'test:\n\tpytest\n' }, ['poetry run make test', 'pytest']],
    ['a script of pyproject', 'hatch run test', { 'pyproject.toml': '[tool.hatch.envs.default.scripts]\ntest = "pytest"\n' }, ['hatch run test', 'pytest']],
    [
      'a shell script',
      'bash scripts/ci.sh',
      { 'scripts/ci.sh': '#!/bin/sh\n# no\ncd "$(dirname "$0")"\nbash more.sh\n', 'scripts/more.sh': 'pytest\n' },
      ['bash scripts/ci.sh', 'dirname "$0"', 'cd "$(dirname "$0")"', 'bash more.sh', 'pytest'],
    ],
    ['a script without an ending', './ci/test', { 'ci/test': '#!/usr/bin/env bash\npytest\n' }, ['./ci/test', 'pytest']],
    ['Python only by name', 'python train.py', { 'train.py': 'pytest' }, ['python train.py']],
    [
      'pre-commit',
      'pre-commit run --all-files',
      { '.pre-commit-config.yaml': 'repos:\n- repo: x\n  hooks:\n  - id: black\n' },
      ['pre-commit run --all-files', 'black'],
    ],
    [
      'two steps and no third',
      'make a',
      { Makefile: 'a:\n\tbash one.sh\n', 'one.sh': 'bash two.sh\n', 'two.sh': 'pytest\n' },
      ['make a', 'bash one.sh', 'bash two.sh'],
    ],
    ['targets that call each other', 'make a', { Makefile: 'a: b\n\tx\nb: a\n\ty\n' }, ['make a', 'make b', 'make a', 'y', 'x']],
    ['what is only spoken of', 'echo "pytest"', {}, []],
    ['what stands behind an echo', 'echo start && pytest | tee log', {}, ['pytest', 'tee log']],
    ['a quoted shell', 'bash -c "pytest && black ."', {}, ['bash -c "pytest && black ."', 'pytest', 'black .']],
    ['a command whose output is kept', 'out=$(make test)', { Makefile: 'test:\n\tpytest\n' }, ['make test', 'pytest', 'out=$(make test)']],
    [
      'an arm of case in a script',
      'bash ci.sh test',
      { 'ci.sh': 'case $1 in\n  test) make test ;;\n  *) exit 1 ;;\nesac\n', Makefile: 'test:\n\tpytest\n' },
      ['bash ci.sh test', 'make test', 'pytest'],
    ],
    [
      'a recipe whose shell asks for something',
      'make',
      { Makefile: 'all:\n\t$(MAKE) -C $(DIR) test; x=$$(make lint); echo "$(PYTEST) $$x"\nlint:\n\truff .\n' },
      ['make', 'make all', '$(MAKE) -C $(DIR) test', 'make lint', 'ruff .', 'x=$(make lint)'],
    ],
  ])('%s', (_, command, files, expected) => expect(texts({ [workflow]: runs(command), ...files })).toEqual(expected));

  it.each([
    ['for the rest of a line', 'cd api && make test', ['', 'api']],
    ['for the rest of a joined line', 'cd api && \\\n          make test', ['', 'api']],
    ['not for the next line of a step', 'cd api\n          make test', ['', '']],
    ['not outside a subshell', '(cd api; make a); make test', ['', 'api', '']],
    ['not outside a substitution', 'x=$(cd api; make a) make test', ['', 'api', '']],
    ['for every line of a script', 'bash ci.sh', ['', '', '', 'api', 'api/b', 'api', 'api/b']],
  ])('`cd` holds %s', (_, command, expected) => {
    const files = { [workflow]: steps('- run: |', ...`    ${command}`.split('\n')), 'ci.sh': 'ls\ncd api\n(cd b\n  make a)\ncd b && make test\n' };
    expect(reach(files).map(({ folder }) => folder)).toEqual(expected);
  });

  it('says where CI calls, and what lies between', () => {
    const found = reach({ [workflow]: runs('make test'), Makefile: 'test:\n\tbash ci.sh\n', 'ci.sh': '\npytest\n' });
    expect(found.at(-1)).toEqual({
      path: workflow,
      line: 5,
      job: 'test',
      text: 'pytest',
      folder: '',
      system: 'github-actions',
      triggers: ['push'],
      via: ['Makefile:2', 'ci.sh:2'],
      below: 0,
    });
  });

  it('follows local workflows and actions, which run only when called', () => {
    const files = {
      [workflow]: 'on: pull_request\njobs:\n  a:\n    uses: ./.github/workflows/called.yml\n',
      '.github/workflows/called.yml': 'on: workflow_call\njobs:\n  b:\n    steps:\n    - uses: ./.github/actions/t\n',
      '.github/actions/t/action.yml': 'runs:\n  using: composite\n  steps:\n  - run: pytest\n    shell: bash\n',
    };
    expect(reach(files)).toMatchObject([{ path: workflow, line: 4, job: 'a', text: 'pytest', triggers: ['pull-request'] }]);
    expect(texts({ ...files, [workflow]: runs('true') })).toEqual([]);
  });

  it('does not count a make target that CI never calls', () => {
    expect(texts({ [workflow]: runs('black .'), Makefile: 'test:\n\tpytest\n' })).toEqual(['black .']);
  });

  it('ends on targets that call every other one', () => {
    const names = Array.from({ length: 60 }, (_, i) => `t${i}`);
    const makefile = names.map((name) => `${name}: ${names.join(' ')}\n\techo x\n`).join('');
    expect(reach({ [workflow]: runs('make t0'), Makefile: makefile }).length).toBeLessThanOrEqual(50_000);
  });
});

it.each([
  [workflow, 'on: [{push: 1}, pull_request]\njobs:\n  a:\n    steps:\n    - run: pytest\n', ['5 a: pytest']],
  ['.pre-commit-config.yaml', 'repos:\n- repo: {a: b}\n  rev: {a: b}\n  hooks:\n  - id: black\n    args: [{a: 1}, -q]\n', ['5 black: black -q']],
  ['cloudbuild.yaml', 'steps:\n- name: gcr.io/a/b\n  args: [{a: b}, c]\n', ['3 : b c']],
])('%s bears mappings where words are expected', (path, text, expected) => expect(commands(path, text)).toEqual(expected));

it('steps of another language are told line by line, and not read as shell', () => {
  const text = steps('- shell: python {0}', '  run: |', '    import os', '    if (a): os.system("x; y")');
  expect(commands(workflow, text)).toEqual(['6 test: python -c import os', '6 test: if (a): os.system("x; y")']);
});

describe('commands that prove little', () => {
  const job = (...lines: string[]) => `on: push\njobs:\n  a:\n${lines.map((line) => `    ${line}\n`).join('')}    steps:\n    - run: pytest\n`;

  it.each([
    ['a job that may fail', job('continue-on-error: true'), ['pytest: failure-allowed']],
    ['a job that may fail and is asked about', `${job('continue-on-error: true')}  b:\n    needs: a\n    if: needs.a.result == 'success'\n`, ['pytest']],
    ['a job that needs one that is not there', job('needs: [never]'), ['pytest: never-true']],
    ['a job of a matrix that may fail in part', job('continue-on-error: ${{ matrix.experimental }}'), ['pytest']],
    ['a condition that is never true', job('if: ${{ 1 == 2 && always() }}'), ['pytest: never-true']],
    ['a condition that depends on something', job("if: github.ref == 'refs/heads/main' || false"), ['pytest']],
    [
      'a shell that nobody told to stop',
      job('defaults: {run: {shell: "bash -l {0}"}}').replace('run: pytest', 'run: |\n        pytest\n        ls'),
      ['pytest: status-lost', 'ls'],
    ],
    [
      'a scan whose findings are shown elsewhere',
      job().replace('- run: pytest', '- run: semgrep ci\n      continue-on-error: true\n    - uses: github/codeql-action/upload-sarif@v3'),
      ['semgrep ci'],
    ],
  ])('%s', (_, text, expected) => expect(doubts(workflow, text)).toEqual(expected));

  it.each([
    ['a job started by hand', 't:\n  script: [pytest]\n  when: manual\n', 'not-on-change'],
    ['a job for tags', 't:\n  script: [pytest]\n  only: [tags]\n', 'not-on-change'],
    ['rules for tags', 't:\n  script: [pytest]\n  rules:\n    - if: $CI_COMMIT_TAG\n', 'not-on-change'],
    ['rules that never hold', 't:\n  script: [pytest]\n  rules:\n    - when: never\n', 'never-true'],
    ['a job that may fail', 't:\n  script: [pytest]\n  allow_failure: true\n', 'failure-allowed'],
    ['what runs afterwards', 't:\n  script: [make]\n  after_script: [pytest]\n', 'failure-allowed'],
  ])('GitLab: %s', (_, text, doubt) => expect(doubts('.gitlab-ci.yml', text)?.at(-1)).toBe(`pytest: ${doubt}`));

  it.each([
    ['Makefile', 'test:\n\t-pytest\n'],
    ['tox.ini', '[testenv]\ncommands =\n  - pytest\n'],
    ['tox.ini', '[testenv]\nignore_outcome = true\ncommands = pytest\n'],
    ['Taskfile.yml', 'tasks:\n  test:\n    cmds: [{cmd: pytest, ignore_error: true}]\n'],
    ['package.json', '{"scripts": {"test": "pytest || true"}}'],
  ])('%s: %j', (path, text) => expect(doubts(path, text)).toContain('pytest: failure-allowed'));
});

describe('hostile text', () => {
  const quoted = (text: string) => JSON.stringify(text);
  /** A file of each kind that is right but for the command in it. */
  const files: Record<string, (command: string) => string> = {
    [workflow]: (command) => `on: push\njobs:\n  a:\n    steps:\n    - run: ${quoted(command)}\n`,
    '.github/actions/a/action.yml': (command) => `runs:\n  using: composite\n  steps:\n  - run: ${quoted(command)}\n    shell: bash\n`,
    '.gitlab-ci.yml': (command) => `a:\n  script: ${quoted(command)}\n`,
    Jenkinsfile: (command) => `pipeline { stages { stage('a') { steps { sh ${quoted(command)} } } } }`,
    Makefile: (command) => `a:\n\t${command}\n`,
    justfile: (command) => `a:\n    ${command}\n`,
    'Taskfile.yml': (command) => `version: 3\ntasks:\n  a:\n    cmds: [${quoted(command)}]\n`,
    'tox.ini': (command) => `[testenv]\ncommands = ${command}\n`,
    'noxfile.py': (command) => `import nox\n@nox.session\ndef a(session):\n    session.run(${quoted(command)})\n`,
    'tasks.py': (command) => `from invoke import task\n@task\ndef a(c):\n    c.run(${quoted(command)})\n`,
    '.pre-commit-config.yaml': (command) => `repos:\n- repo: local\n  hooks:\n  - id: a\n    entry: ${quoted(command)}\n`,
    '.husky/x': (command) => command,
    'lefthook.yml': (command) => `pre-commit:\n  commands:\n    a:\n      run: ${quoted(command)}\n`,
    'a.sh': (command) => command,
    'azure-pipelines.yml': (command) => `steps:\n- script: ${quoted(command)}\n`,
    'cloudbuild.yaml': (command) => `steps:\n- name: bash\n  args: ['-c', ${quoted(command)}]\n`,
    '.travis.yml': (command) => `script: ${quoted(command)}\n`,
    '.circleci/config.yml': (command) => `version: 2\njobs:\n  a:\n    steps:\n    - run: ${quoted(command)}\n`,
    '.drone.yml': (command) => `kind: pipeline\nsteps:\n- name: a\n  commands: [${quoted(command)}]\n`,
    'pyproject.toml': (command) => `[tool.poe.tasks]\na = ${quoted(command)}\n`,
    'package.json': (command) => `{"scripts": {"a": ${quoted(command)}}}\n`,
  };
  const words = [
    'on: push\n',
    'jobs:\n',
    '  a:\n',
    '    steps:\n',
    '    - run: ',
    '|\n',
    'script: ',
    '- ',
    '<<: *a',
    '&a',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\n',
    '\t',
    ' ',
    '\\',
    '$(',
    'make a',
    'sh ',
    '__proto__',
    'constructor: ',
    '<<EOF\n',
    '---\n',
    '#',
  ];
  const pieces = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((list) => list.join(''));

  it.each(Object.entries(files))('%s never throws, nor does following it', (path, file) => {
    const met = tally('read');
    fc.assert(
      fc.property(fc.oneof(fc.string(), pieces, pieces.map(file)), (text) => {
        const automation = readAutomation(path, text);
        if (automation && met.when('read', automation.commands.length > 0))
          followed(
            [
              { path, automation },
              {
                path: 'z.yml',
                automation: { system: 'x', kind: 'ci', triggers: ['push'], uses: [], commands: [{ text: `make a; ${text}`, line: 1, job: '' }] },
              },
            ],
            () => text,
          );
      }),
    );
    expect(met.least()).toBeGreaterThan(5);
  });
});
