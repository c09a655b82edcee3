// The list of CI services: each row is read by its own files, and what its environment says is what the program goes by.
import { describe, expect, it } from 'vitest';
import { inert, obeysOutput } from '../../src/cli/ci-output.js';
import { inCi } from '../../src/cli/interactive.js';
import { processIo } from '../../src/cli/io.js';
import { type ServiceId, services } from '../../src/inventory/ci/services.js';
import { readAutomation } from '../../src/inventory/ci.js';

const steps = 'steps:\n- name: a\n  image: b\n  commands: [pytest]\n';

/** A file of each service in which a push, or whatever starts it, runs pytest; null where no file configures it. */
const samples: Record<ServiceId, { path: string; text: string } | null> = {
  'github-actions': { path: '.github/workflows/ci.yml', text: 'on: push\njobs:\n  a:\n    steps:\n      - run: pytest\n' },
  'gitlab-ci': { path: '.gitlab-ci.yml', text: 'a:\n  script: [pytest]\n' },
  circleci: { path: '.circleci/config.yml', text: 'jobs:\n  a:\n    steps:\n      - run: pytest\n' },
  travis: { path: '.travis.yml', text: 'script: pytest\n' },
  appveyor: { path: 'appveyor.yml', text: 'test_script:\n  - cmd: pytest\n' },
  bitbucket: { path: 'bitbucket-pipelines.yml', text: 'pipelines:\n  default:\n    - step:\n        script: [pytest]\n' },
  buildkite: { path: '.buildkite/pipeline.yml', text: 'steps:\n  - command: pytest\n' },
  drone: { path: '.drone.yml', text: steps },
  woodpecker: { path: '.woodpecker/ci.yml', text: steps },
  semaphore: { path: '.semaphore/semaphore.yml', text: 'blocks:\n  - task:\n      jobs:\n        - commands: [pytest]\n' },
  codefresh: { path: 'codefresh.yml', text: 'steps:\n  a:\n    commands: [pytest]\n' },
  'aws-codebuild': { path: 'buildspec.yml', text: 'phases:\n  build:\n    commands: [pytest]\n' },
  cirrus: { path: '.cirrus.yml', text: 'test_task:\n  test_script: pytest\n' },
  taskcluster: { path: 'taskcluster/kinds/test/kind.yml', text: 'tasks:\n  unit:\n    run:\n      using: run-task\n      command: pytest\n' },
  tekton: { path: 'ci/any.yaml', text: 'apiVersion: tekton.dev/v1\nkind: Task\nspec:\n  steps:\n    - script: pytest\n' },
  'azure-pipelines': { path: 'ci/any.yml', text: 'trigger: [main]\npool: x\nsteps:\n- task: UsePythonVersion@0\n- script: pytest\n' },
  'cloud-build': { path: 'ci/any.yaml', text: "steps:\n- name: 'gcr.io/a/b:1'\n  entrypoint: bash\n  args: [-c, pytest]\n" },
  jenkins: { path: 'Jenkinsfile', text: "node { sh 'pytest' }\n" },
  sourcehut: { path: '.build.yml', text: 'image: alpine/edge\ntasks:\n  - unit: |\n      pytest\n' },
  teamcity: null,
};

describe('the list of CI services', () => {
  it('has each once', () => expect(new Set(services.map(({ id }) => id)).size).toBe(services.length));

  it.each(services)('reads the files of $id, and calls the system so', ({ id, files }) => {
    const sample = samples[id];
    expect(files === null).toBe(sample === null);
    if (sample === null) return;
    expect(files?.test(sample.path)).toBe(true);
    const read = readAutomation(sample.path, sample.text);
    expect([read?.system, read?.kind, read?.commands.map(({ text }) => text)]).toEqual([id, 'ci', ['pytest']]);
    expect(read?.triggers.length).toBeGreaterThan(0);
  });
});

describe('services that are started by the events that a file names', () => {
  const triggers = (path: string, text: string) => readAutomation(path, text)?.triggers;

  it.each([
    ['.drone.yml', ['push', 'pull-request'], ['schedule']],
    ['.woodpecker.yml', ['push', 'pull-request'], ['schedule']],
    // It may say "event" and "cron" of other things.
    ['.travis.yml', ['push', 'pull-request'], ['push', 'pull-request', 'schedule']],
  ])('%s', (path, usual, named) => {
    const script = 'script: x\n';
    expect(triggers(path, `${steps}${script}`)).toEqual(usual);
    expect(triggers(path, `${steps}${script}trigger:\n  event: [cron]\nif: type = cron\n`)).toEqual(named);
  });
});

describe('Taskcluster', () => {
  const read = (text: string, path = 'taskcluster/kinds/test/kind.yml') => {
    const found = readAutomation(path, text);
    return [found?.triggers, found?.commands.map(({ text, line, job }) => `${line} ${job}: ${text}`)];
  };
  const task = (command: string, more = '') => `tasks:\n  unit:\n${more}    run:\n      command: ${command}\n`;

  it.each([
    [
      'a text',
      task('cd a && pytest'),
      [
        ['push', 'pull-request'],
        ['4 unit: cd a', '4 unit: pytest'],
      ],
    ],
    ['words', task("[pytest, 'my tests']"), [['push', 'pull-request'], ["4 unit: pytest 'my tests'"]]],
    [
      'a shell that is given a script',
      task('[/bin/bash, -cx, "pytest && ruff check"]'),
      [
        ['push', 'pull-request'],
        ['4 unit: pytest', '4 unit: ruff check'],
      ],
    ],
    [
      'lists of words',
      task('[[pip, install, x], [pytest]]'),
      [
        ['push', 'pull-request'],
        ['4 unit: pip install x', '4 unit: pytest'],
      ],
    ],
    ['by revision', task('{default: pytest}'), [['push', 'pull-request'], ['4 unit: pytest']]],
    ['an event', task('pytest', '    run-on-tasks-for: [cron]\n'), [['schedule'], ['5 unit: pytest']]],
    ['no event', task('pytest', '    run-on-tasks-for: []\n'), [['manual'], ['5 unit: pytest']]],
    ['the event of all', `task-defaults:\n  run-on-tasks-for: [github-push]\n${task('pytest')}`, [['push'], ['6 unit: pytest']]],
    ['the tasks of another file', 'unit:\n  run:\n    command: pytest\n', [['push', 'pull-request'], ['3 unit: pytest']]],
  ])('reads %s', (_, text, expected) => expect(read(text)).toEqual(expected));

  it('reads only tasks that something starts', () => {
    const two = 'tasks:\n  a:\n    run-on-tasks-for: []\n    run: {command: a}\n  b:\n    run: {command: b}\n';
    expect(read(two)).toEqual([['push', 'pull-request'], ['6 b: b']]);
  });

  it('reads the file at the top', () =>
    expect(read('version: 1\ntasks:\n  - payload:\n      command: [bash, -c, pytest]\n', '.taskcluster.yml')).toEqual([
      ['push', 'pull-request'],
      ['4 : pytest'],
    ]));

  it('leaves other YAML', () => expect(readAutomation('taskcluster/ci/a/b.yml', 'a: b\n')).toBeNull());
});

describe('the environment', () => {
  const targetBy = (variables: Record<string, string>, event: Record<string, string> = {}) =>
    services.flatMap(({ id, environment: { target } }) => {
      const found = target?.({ variable: (name) => variables[name] ?? null, event: (...keys) => event[keys.join('.')] ?? null });
      return found ? [[id, found]] : [];
    });
  const commit = '0123456789012345678901234567890123456789';

  it.each([
    ['github-actions', { GITHUB_BASE_REF: 'main' }, {}, { ref: 'origin/main' }],
    ['github-actions', {}, { 'merge_group.base_sha': commit }, { commit, what: 'the base of the merge queue' }],
    ['github-actions', {}, { 'repository.default_branch': 'trunk' }, { ref: 'origin/trunk' }],
    [
      'github-actions',
      { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/trunk' },
      { 'repository.default_branch': 'trunk', before: commit },
      { commit, what: 'the tip before the push', lost: true },
    ],
    ['gitlab-ci', { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main', CI_DEFAULT_BRANCH: 'trunk' }, {}, { ref: 'origin/main' }],
    [
      'gitlab-ci',
      { CI_DEFAULT_BRANCH: 'trunk', CI_COMMIT_BRANCH: 'trunk', CI_COMMIT_BEFORE_SHA: commit },
      {},
      { commit, what: 'the tip before the push', lost: true },
    ],
    ['gitlab-ci', { CI_DEFAULT_BRANCH: 'trunk', CI_COMMIT_BRANCH: 'topic', CI_COMMIT_BEFORE_SHA: commit }, {}, { ref: 'origin/trunk' }],
    ['bitbucket', { BITBUCKET_PR_DESTINATION_BRANCH: 'main' }, {}, { ref: 'origin/main' }],
    ['azure-pipelines', { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' }, {}, { ref: 'origin/main' }],
    ['jenkins', { CHANGE_TARGET: 'main' }, {}, { ref: 'origin/main' }],
    [
      'gitlab-ci',
      { CI_DEFAULT_BRANCH: 'trunk', CI_COMMIT_BRANCH: 'trunk', CI_COMMIT_BEFORE_SHA: '0'.repeat(40), CI_PIPELINE_SOURCE: 'schedule' },
      {},
      { ref: 'origin/trunk' },
    ],
    ['travis', { TRAVIS_PULL_REQUEST: '7', TRAVIS_BRANCH: 'main' }, {}, { ref: 'origin/main' }],
    ['appveyor', { APPVEYOR_PULL_REQUEST_NUMBER: '7', APPVEYOR_REPO_BRANCH: 'main' }, {}, { ref: 'origin/main' }],
    ['buildkite', { BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'main' }, {}, { ref: 'origin/main' }],
    ['drone', { DRONE_PULL_REQUEST: '7', DRONE_TARGET_BRANCH: 'main' }, {}, { ref: 'origin/main' }],
    ['woodpecker', { CI_COMMIT_TARGET_BRANCH: 'main' }, {}, { ref: 'origin/main' }],
    ['semaphore', { SEMAPHORE_GIT_PR_NUMBER: '7', SEMAPHORE_GIT_BRANCH: 'main' }, {}, { ref: 'origin/main' }],
    ['codefresh', { CF_PULL_REQUEST_TARGET: 'main' }, {}, { ref: 'origin/main' }],
    ['cirrus', { CIRRUS_BASE_BRANCH: 'main' }, {}, { ref: 'origin/main' }],
    ['aws-codebuild', { CODEBUILD_WEBHOOK_BASE_REF: 'refs/heads/main' }, {}, { ref: 'origin/main' }],
  ])('of %s with %j tells the target', (id, variables, event, target) => expect(targetBy(variables, event)).toEqual([[id, target]]));

  it('has no target after a push of the branch itself, whose name stands in the same variable', () => {
    expect(targetBy({ TRAVIS_PULL_REQUEST: 'false', TRAVIS_BRANCH: 'main', APPVEYOR_REPO_BRANCH: 'main', DRONE_TARGET_BRANCH: 'main' })).toEqual([]);
  });

  const beforeBy = (variables: Record<string, string>, event: Record<string, string> = {}) =>
    services.flatMap(({ id, environment: { before } }) => {
      const found = before?.({ variable: (name) => variables[name] ?? null, event: (...keys) => event[keys.join('.')] ?? null });
      return found ? [[id, found]] : [];
    });
  const range = `${commit}...${'f'.repeat(40)}`;

  it.each([
    ['github-actions', {}, { before: commit }],
    ['gitlab-ci', { CI_COMMIT_BEFORE_SHA: commit }, {}],
    ['jenkins', { GIT_PREVIOUS_SUCCESSFUL_COMMIT: commit, GIT_PREVIOUS_COMMIT: 'f'.repeat(40) }, {}],
    ['jenkins', { GIT_PREVIOUS_COMMIT: commit }, {}],
    ['travis', { TRAVIS_COMMIT_RANGE: range }, {}],
    ['semaphore', { SEMAPHORE_GIT_COMMIT_RANGE: range }, {}],
    ['drone', { DRONE_COMMIT_BEFORE: commit }, {}],
    ['woodpecker', { CI_PREV_COMMIT_SHA: commit }, {}],
    ['cirrus', { CIRRUS_LAST_GREEN_CHANGE: commit }, {}],
    ['aws-codebuild', { CODEBUILD_WEBHOOK_PREV_COMMIT: commit }, {}],
  ])('of %s with %j tells what stood there before', (id, variables, event) => expect(beforeBy(variables, event)).toEqual([[id, commit]]));

  it.each(['0'.repeat(40), 'main', '--exec=x', ''])('takes %j for no commit', (id) =>
    expect(beforeBy({ CI_COMMIT_BEFORE_SHA: id, GIT_PREVIOUS_COMMIT: id, TRAVIS_COMMIT_RANGE: id }, { before: id })).toEqual([]),
  );

  it.each([
    [{}, false],
    [{ CI: 'true' }, true],
    [{ JENKINS_URL: 'https://ci.example.org' }, true],
    [{ CODEBUILD_BUILD_ID: 'a:1' }, true],
    [{ CI: 'woodpecker' }, true],
    [{ CI: 'false' }, false],
    [{ CI: '0', TF_BUILD: 'True' }, true],
    [{ TEAMCITY_VERSION: '2026.1' }, false],
  ])('%j says whether a machine runs this: %s', (env, expected) => expect(inCi({ ...processIo(), env })).toBe(expected));

  it.each([
    [{}, false],
    [{ CI: 'true', GITLAB_CI: 'true' }, false],
    [{ GITHUB_ACTIONS: 'true' }, true],
    [{ GITHUB_ACTIONS: 'false' }, false],
    [{ TF_BUILD: 'True' }, true],
    [{ TEAMCITY_VERSION: '2026.1' }, true],
  ])('%j says whether output is obeyed: %s', (env, expected) => expect(obeysOutput(env)).toBe(expected));

  it('has no command that printed text can hold', () => {
    const commands = services.flatMap(({ environment }) => environment.obeys?.commands ?? []);
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) {
      expect(inert(`${command}x]y`)).not.toContain(command);
      expect(JSON.parse(inert(JSON.stringify([command])))).toEqual([command]);
      if (command.startsWith('#')) expect(inert(JSON.stringify([command]))).not.toContain(command);
    }
  });
});
