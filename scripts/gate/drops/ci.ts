// CI that no longer runs tests or linters, or that runs them and cannot fail.
import { type Document, isMap, isScalar } from 'yaml';
import { type Drop, deleted, edited, isWorkflow, together } from '../kind.js';
import { runsTests, type WorkflowStep, withCommands, withWorkflow } from '../workflow-text.js';

const shows = ['verify.tests_in_ci'];
const linters = /\b(?:flake8|pylint|ruff|black|isort|eslint|pre-commit run|(?:npm|yarn|pnpm) (?:run )?lint|pycodestyle)\b/;
const typeChecks = /\b(?:mypy|pyright|pytype|pyre|svelte-check|tsc|(?:npm|yarn|pnpm) (?:run )?check)\b/;

/** What other services read: where a project runs its tests with two, both are meant. */
const isOtherCi = (path: string) =>
  /^\.travis\.yml$|^\.gitlab-ci\.yml$|^\.circleci\/config\.yml$|(?:^|\/)azure-pipelines\.yml$|^Jenkinsfile$|^bitbucket-pipelines\.yml$/.test(path);

/** Changes the lines of commands that match, in all workflows; null takes a line out. */
function commands(id: string, about: string, practice: string[], wanted: RegExp, change: (line: string) => string | null): Drop {
  return { id, about, shows: practice, make: (repo) => edited(repo, isWorkflow, (text) => withCommands(text, wanted, change)) };
}

/** Changes the steps that run tests, or their jobs, in all workflows. */
function testing(id: string, about: string, change: (step: WorkflowStep, document: Document) => void): Drop {
  const make: Drop['make'] = (repo) =>
    edited(repo, isWorkflow, (text) =>
      withWorkflow(text, (document, steps) => {
        const tests = steps.filter(({ run }) => runsTests.test(run));
        for (const step of tests) change(step, document);
        return tests.length > 0;
      }),
    );
  return { id, about, shows, make };
}

/** Changes what starts the workflows that run tests. */
const triggered = (id: string, about: string, on: unknown) => testing(id, about, (_, document) => document.set('on', document.createNode(on)));

/** A line without the backslash that joins it to the next. */
const whole = (line: string) => line.replace(/\s*\\?$/, '');

const inWorkflows: Drop[] = [
  commands('ci-test-step-removed', 'the steps that run tests are taken out', shows, runsTests, () => null),
  commands('ci-test-commented-out', 'the commands that run tests are commented out', shows, runsTests, (line) => `# ${line}\necho "tests are off for now"`),
  commands('ci-test-or-true', '|| true behind the commands that run tests', shows, runsTests, (line) => `${whole(line)} || true`),
  commands('ci-test-or-echo', '|| echo behind the commands that run tests', shows, runsTests, (line) => `${whole(line)} || echo "tests failed"`),
  commands(
    'ci-test-set-plus-e',
    'the shell goes on after failed tests, and another command ends the step',
    shows,
    runsTests,
    (line) => `set +e\n${line}\necho "tests are done"`,
  ),
  commands('ci-test-echoed', 'the commands that run tests are printed instead', shows, runsTests, (line) => `echo "${line.trim().replaceAll('"', "'")}"`),
  commands('ci-test-collected-only', 'pytest collects the tests and runs none', shows, /\bpytest\b/, (line) =>
    line.replace(/\bpytest\b(?![-/.\w])/, 'pytest --collect-only'),
  ),
  testing('ci-test-step-may-fail', 'continue-on-error at the steps that run tests', ({ step }) => step.set('continue-on-error', true)),
  testing('ci-test-job-may-fail', 'continue-on-error at the jobs that run tests', ({ job }) => job.set('continue-on-error', true)),
  testing('ci-test-job-never', 'if: false at the jobs that run tests', ({ job }, document) => job.set('if', document.createNode(false))),
  testing('ci-test-step-never', 'if: ${{ false }} at the steps that run tests', ({ step }) => step.set('if', '${{ false }}')),
  triggered('ci-by-hand-only', 'the workflows that run tests are started by hand only', { workflow_dispatch: null }),
  triggered('ci-on-tags-only', 'the workflows that run tests start on tags only', { push: { tags: ['v*'] } }),
  triggered('ci-called-by-nobody', 'the workflows that run tests can be called, and nothing calls them', { workflow_call: null }),
  triggered('ci-on-another-branch', 'the workflows that run tests start on a branch of releases only', { push: { branches: ['release-never'] } }),
  { id: 'ci-workflows-deleted', about: 'all workflows are deleted', shows, make: (repo) => deleted(repo, (path) => path.startsWith('.github/workflows/')) },
  {
    id: 'ci-workflow-disabled-by-name',
    about: 'the workflows that run tests are renamed to .yml.disabled',
    shows,
    make: (repo) =>
      new Map(
        [...repo.texts].flatMap(([path, text]): [string, string | null][] =>
          isWorkflow(path) && runsTests.test(text)
            ? [
                [path, null],
                [`${path}.disabled`, text],
              ]
            : [],
        ),
      ),
  },
  commands('linter-removed', 'the steps that lint are taken out of CI', ['code.linted'], linters, () => null),
  commands('linter-may-fail', '|| true behind the commands that lint', ['code.linted'], linters, (line) => `${whole(line)} || true`),
  commands('type-check-removed', 'the steps that check types are taken out of CI', ['code.typed'], typeChecks, () => null),
  {
    id: 'schedule-removed',
    about: 'what starts workflows by the clock is taken out',
    shows: ['monitor.retraining'],
    make: (repo) =>
      edited(repo, isWorkflow, (text) =>
        withWorkflow(text, (document) => {
          const on = document.get('on');
          if (!isMap(on) || !on.has('schedule')) return false;
          on.delete('schedule');
          if (on.items.length === 0) document.set('on', document.createNode({ workflow_dispatch: null }));
          return true;
        }),
      ),
  },
  {
    id: 'deployment-removed',
    about: 'the steps and workflows that release or deploy are taken out',
    shows: ['deploy.cd'],
    make: (repo) =>
      edited(repo, isWorkflow, (text, path) => {
        if (/publish|deploy|release|docker|cd[-.]/i.test(path)) return null;
        return withWorkflow(text, (document, steps) => {
          const uses = (one: (typeof steps)[number]) => {
            const used = one.step.get('uses', true);
            return isScalar(used) ? String(used.value) : '';
          };
          const releasing = steps.filter((one) => /docker push|twine upload|deploy|publish|release/i.test(`${one.run} ${uses(one)}`));
          for (const { step } of releasing) {
            step.delete('uses');
            step.delete('with');
            step.set('run', document.createNode('echo "not released"'));
          }
          return releasing.length > 0;
        });
      }),
  },
];

export const ciDrops: Drop[] = inWorkflows.map((kind) =>
  kind.shows.includes('verify.tests_in_ci')
    ? {
        ...kind,
        make(repo) {
          const edits = kind.make(repo);
          return edits.size === 0 ? edits : together(edits, deleted(repo, isOtherCi));
        },
      }
    : kind,
);
