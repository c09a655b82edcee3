// Commands that CI takes from a matrix, a variable or a parameter are those that run, where the file says what they stand for.
import { describe, expect, it } from 'vitest';
import { followed, readAutomation } from '../../src/inventory/ci.js';

const github = '.github/workflows/ci.yml';

/** What CI runs in the end: the commands that start no other. */
function ends(files: Record<string, string>): string[] {
  const automations = Object.entries(files).flatMap(([path, text]) => {
    const automation = readAutomation(path, text);
    return automation ? { path, automation } : [];
  });
  return followed(automations, (path) => files[path] ?? null)
    .filter(({ below }) => below === 0)
    .map(({ text }) => text);
}

describe('GitHub', () => {
  const job = (lines: string) => `on: push\njobs:\n  a:\n${lines.replace(/^/gm, '    ')}\n`;
  it.each([
    ['a list', 'strategy: {matrix: {cmd: [pytest, mypy src]}}\nsteps:\n  - run: ${{ matrix.cmd }}', ['pytest', 'mypy src']],
    ['entries', 'strategy: {matrix: {include: [{cmd: pytest, os: a}, {cmd: ruff check}]}}\nsteps:\n  - run: ${{matrix.cmd}}', ['pytest', 'ruff check']],
    [
      'an entry beside a list',
      'strategy: {matrix: {t: [lint], include: [{t: tests}]}}\nsteps:\n  - run: nox -s ${{ matrix.t }}',
      ['nox -s lint', 'nox -s tests'],
    ],
    ['what is left out', 'strategy: {matrix: {t: [a, b], exclude: [{t: b}]}}\nsteps:\n  - run: x ${{ matrix.t }}', ['x a']],
    ['mappings', 'strategy: {matrix: {job: [{name: n, run: pytest}]}}\nsteps:\n  - run: ${{ matrix.job.run }}', ['pytest']],
    ['several lines', 'strategy: {matrix: {cmd: ["a\\nb"]}}\nsteps:\n  - run: |\n      x\n      ${{ matrix.cmd }}', ['x', 'a', 'b']],
    ['a variable', 'env: {TEST_CMD: pytest -m "not slow"}\nsteps:\n  - run: $TEST_CMD tests', ['pytest -m "not slow" tests']],
    ['a variable of a leg', 'strategy: {matrix: {cmd: [pytest]}}\nenv: {C: "${{ matrix.cmd }}"}\nsteps:\n  - run: ${C} -q', ['pytest -q']],
    ['an expression', 'steps:\n  - env: {C: pytest}\n    run: ${{ env.C }} -q', ['pytest -q']],
    ['what is evaluated', 'env: {C: pytest}\nsteps:\n  - run: eval "$C"', ['pytest']],
    ['what the script sets', 'env: {C: pytest}\nsteps:\n  - run: |\n      C=true\n      $C', ['C=true', '$C']],
    ['what a step hands on', 'env: {C: pytest}\nsteps:\n  - run: echo "C=true" >> $GITHUB_ENV\n  - run: $C', ['$C']],
    ['another job', 'steps:\n  - run: $C\nenv: {D: pytest}', ['$C']],
    ['itself', 'env: {C: "${{ env.C }}"}\nsteps:\n  - run: x ${{ env.C }}', ['x ${{ env.C }}']],
    ['what is syntax', 'env: {URL: "a&b"}\nsteps:\n  - run: x $URL', ['x $URL']],
    ['what is not known', 'strategy: {matrix: "${{ fromJSON(needs.a.outputs.m) }}"}\nsteps:\n  - run: x ${{ matrix.cmd }}', ['x ${{ matrix.cmd }}']],
    ['folders', 'strategy: {matrix: {d: [p, q]}}\nsteps:\n  - run: cd ${{ matrix.d }} && sh go.sh', ['cd p', 'own-p', 'cd q', 'own-q']],
    ['a folder of its own', 'strategy: {matrix: {d: [p, q]}}\nsteps:\n  - run: sh go.sh\n    working-directory: ${{ matrix.d }}', ['own-p', 'own-q']],
  ])('%s', (_, lines, expected) => {
    expect(ends({ [github]: job(lines), 'p/go.sh': 'own-p', 'q/go.sh': 'own-q' })).toEqual(expected);
  });

  it('gives inputs to what it calls', () => {
    const part =
      'on: {workflow_call: {inputs: {cmd: {default: make lint}, more: {default: x}}}}\njobs:\n  a:\n    steps:\n      - run: ${{ inputs.cmd }}\n      - run: y ${{ inputs.more }}\n';
    const whole = 'on: push\njobs:\n  b:\n    uses: ./.github/workflows/part.yml\n    with: {cmd: pytest && mypy .}\n';
    expect(ends({ [github]: whole, '.github/workflows/part.yml': part })).toEqual(['pytest', 'mypy .', 'y x']);
    const action = 'inputs: {run: {default: pytest}}\nruns:\n  using: composite\n  steps:\n    - run: ${{ inputs.run }}\n      shell: bash\n';
    expect(ends({ [github]: job('steps:\n  - uses: ./.github/actions/t'), '.github/actions/t/action.yml': action })).toEqual(['pytest']);
  });
});

describe('other services', () => {
  it.each([
    ['GitLab', '.gitlab-ci.yml', 'variables: {C: pytest}\na:\n  script: [$C -q]', ['pytest -q']],
    ['a job of GitLab', '.gitlab-ci.yml', 'variables: {C: x}\na:\n  variables: {C: {value: pytest}}\n  script: [$C]', ['pytest']],
    [
      'a matrix of GitLab',
      '.gitlab-ci.yml',
      'a:\n  parallel: {matrix: [{E: [a, b], F: c}, {E: d, F: e}]}\n  script: ["tox -e $E-$F"]',
      ['tox -e a-c', 'tox -e b-c', 'tox -e d-e'],
    ],
    ['another job of GitLab', '.gitlab-ci.yml', 'a:\n  variables: {C: pytest}\n  script: [x]\nb:\n  script: [$C]', ['x', '$C']],
    ['Azure', 'azure-pipelines.yml', 'trigger: [main]\nvariables: {c: pytest}\nsteps:\n  - script: $(c) -q', ['pytest -q']],
    [
      'a list of Azure',
      'azure-pipelines.yml',
      'trigger: [main]\nvariables:\n  - {name: c, value: pytest}\n  - group: g\nsteps:\n  - script: $C -q',
      ['pytest -q'],
    ],
    [
      'a matrix of Azure',
      'azure-pipelines.yml',
      'trigger: [main]\nstrategy: {matrix: {l: {env: lint}, t: {env: tests}}}\nsteps:\n  - script: tox -e $(env)',
      ['tox -e lint', 'tox -e tests'],
    ],
    ['CircleCI', '.circleci/config.yml', 'jobs:\n  a:\n    environment: {C: pytest}\n    steps:\n      - run: $C -q', ['pytest -q']],
    [
      'a parameter of CircleCI',
      '.circleci/config.yml',
      'jobs:\n  a:\n    parameters: {c: {type: string, default: pytest}}\n    steps:\n      - run: << parameters.c >> -q',
      ['pytest -q'],
    ],
    [
      'a matrix of CircleCI',
      '.circleci/config.yml',
      'jobs:\n  a:\n    parameters: {c: {type: string}}\n    steps:\n      - run: {command: tox -e << parameters.c >>}\nworkflows:\n  w:\n    jobs:\n      - a: {matrix: {parameters: {c: [x, y]}}}',
      ['tox -e x', 'tox -e y'],
    ],
    [
      'a command of CircleCI',
      '.circleci/config.yml',
      'commands:\n  t:\n    parameters: {c: {type: string}}\n    steps:\n      - run: << parameters.c >>\njobs:\n  a:\n    steps:\n      - t: {c: pytest}',
      ['pytest'],
    ],
  ])('%s', (_, path, text, expected) => {
    expect(ends({ [path]: text })).toEqual(expected);
  });

  it('gives parameters to a template of Azure and inputs to an include of GitLab', () => {
    const azure = 'trigger: [main]\njobs:\n  - template: ci/test.yml\n    parameters: {cmd: pytest}\n';
    const part = 'parameters: [{name: cmd, default: x}]\njobs:\n  - job: a\n    steps:\n      - script: ${{ parameters.cmd }}\n';
    expect(ends({ 'azure-pipelines.yml': azure, 'ci/test.yml': part })).toEqual(['pytest']);
    const included = 'spec:\n  inputs:\n    cmd: {default: x}\n---\na:\n  script: ["$[[ inputs.cmd ]]"]\n';
    expect(ends({ '.gitlab-ci.yml': 'include:\n  - local: ci/jobs.yml\n    inputs: {cmd: pytest}\n', 'ci/jobs.yml': included })).toEqual(['pytest']);
  });
});

it('takes bounded time for names that stand for many others', () => {
  const many = (name: string) => `\${{ env.${name} }}`.repeat(140);
  const env = ['A', 'B', 'C', 'D'].map((name, index) => `  ${name}: '${many('BCDE'[index] ?? '')}'`).join('\n');
  const text = `on: push\nenv:\n${env}\n  E: ${'x'.repeat(1_900)}\njobs:\n  a:\n    steps:\n      - run: x ${many('A')}\n`;
  const started = performance.now();
  readAutomation(github, text);
  expect(performance.now() - started).toBeLessThan(2_000);
});
