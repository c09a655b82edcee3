// CI that no longer runs tests or linters, or that runs them and cannot fail.
import { isMap, isScalar } from 'yaml';
import { type Drop, deleted, edited, isWorkflow, together } from '../kind.js';
import { runsTests, withCommands, withWorkflow } from '../workflow-text.js';

const shows = ['verify.tests_in_ci'];
const linters = /\b(?:flake8|pylint|ruff|black|isort|eslint|pre-commit run|(?:npm|yarn|pnpm) (?:run )?lint|pycodestyle)\b/;
const typeChecks = /\b(?:mypy|pyright|pytype|pyre|svelte-check|tsc|(?:npm|yarn|pnpm) (?:run )?check)\b/;

/** Changes what starts the workflows that run tests. */
function triggeredBy(trigger: unknown): Drop['make'] {
  return (repo) =>
    edited(repo, isWorkflow, (text) =>
      withWorkflow(text, (document, steps) => {
        if (!steps.some(({ run }) => runsTests.test(run))) return false;
        document.set('on', document.createNode(trigger));
        return true;
      }),
    );
}

/** What other services read: where a project runs its tests with two, both are meant. */
const isOtherCi = (path: string) =>
  /^\.travis\.yml$|^\.gitlab-ci\.yml$|^\.circleci\/config\.yml$|(?:^|\/)azure-pipelines\.yml$|^Jenkinsfile$|^bitbucket-pipelines\.yml$/.test(path);

const inWorkflows: Drop[] = [
  {
    id: 'ci-test-step-removed',
    about: 'the steps that run tests are taken out',
    shows,
    make: (repo) => edited(repo, isWorkflow, (text) => withCommands(text, runsTests, () => null)),
  },
  {
    id: 'ci-test-commented-out',
    about: 'the commands that run tests are commented out',
    shows,
    make: (repo) => edited(repo, isWorkflow, (text) => withCommands(text, runsTests, (line) => `# ${line}\necho "tests are off for now"`)),
  },
  {
    id: 'ci-test-or-true',
    about: '|| true behind the commands that run tests',
    shows,
    make: (repo) => edited(repo, isWorkflow, (text) => withCommands(text, runsTests, (line) => `${line.replace(/\s*\\?$/, '')} || true`)),
  },
  {
    id: 'ci-test-or-echo',
    about: '|| echo behind the commands that run tests',
    shows,
    make: (repo) => edited(repo, isWorkflow, (text) => withCommands(text, runsTests, (line) => `${line.replace(/\s*\\?$/, '')} || echo "tests failed"`)),
  },
  {
    id: 'ci-test-set-plus-e',
    about: 'the shell goes on after failed tests, and another command ends the step',
    shows,
    make: (repo) => edited(repo, isWorkflow, (text) => withCommands(text, runsTests, (line) => `set +e\n${line}\necho "tests are done"`)),
  },
  {
    id: 'ci-test-echoed',
    about: 'the commands that run tests are printed instead',
    shows,
    make: (repo) => edited(repo, isWorkflow, (text) => withCommands(text, runsTests, (line) => `echo "${line.trim().replaceAll('"', "'")}"`)),
  },
  {
    id: 'ci-test-collected-only',
    about: 'pytest collects the tests and runs none',
    shows,
    make: (repo) =>
      edited(repo, isWorkflow, (text) => withCommands(text, /\bpytest\b/, (line) => line.replace(/\bpytest\b(?![-/.\w])/, 'pytest --collect-only'))),
  },
  {
    id: 'ci-test-step-may-fail',
    about: 'continue-on-error at the steps that run tests',
    shows,
    make: (repo) =>
      edited(repo, isWorkflow, (text) =>
        withWorkflow(text, (_, steps) => {
          const testing = steps.filter(({ run }) => runsTests.test(run));
          for (const { step } of testing) step.set('continue-on-error', true);
          return testing.length > 0;
        }),
      ),
  },
  {
    id: 'ci-test-job-may-fail',
    about: 'continue-on-error at the jobs that run tests',
    shows,
    make: (repo) =>
      edited(repo, isWorkflow, (text) =>
        withWorkflow(text, (_, steps) => {
          const testing = steps.filter(({ run }) => runsTests.test(run));
          for (const { job } of testing) job.set('continue-on-error', true);
          return testing.length > 0;
        }),
      ),
  },
  {
    id: 'ci-test-job-never',
    about: 'if: false at the jobs that run tests',
    shows,
    make: (repo) =>
      edited(repo, isWorkflow, (text) =>
        withWorkflow(text, (document, steps) => {
          const testing = steps.filter(({ run }) => runsTests.test(run));
          for (const { job } of testing) job.set('if', document.createNode(false));
          return testing.length > 0;
        }),
      ),
  },
  {
    id: 'ci-test-step-never',
    about: 'if: ${{ false }} at the steps that run tests',
    shows,
    make: (repo) =>
      edited(repo, isWorkflow, (text) =>
        withWorkflow(text, (_, steps) => {
          const testing = steps.filter(({ run }) => runsTests.test(run));
          for (const { step } of testing) step.set('if', '${{ false }}');
          return testing.length > 0;
        }),
      ),
  },
  { id: 'ci-by-hand-only', about: 'the workflows that run tests are started by hand only', shows, make: triggeredBy({ workflow_dispatch: null }) },
  { id: 'ci-on-tags-only', about: 'the workflows that run tests start on tags only', shows, make: triggeredBy({ push: { tags: ['v*'] } }) },
  { id: 'ci-called-by-nobody', about: 'the workflows that run tests can be called, and nothing calls them', shows, make: triggeredBy({ workflow_call: null }) },
  {
    id: 'ci-on-another-branch',
    about: 'the workflows that run tests start on a branch of releases only',
    shows,
    make: triggeredBy({ push: { branches: ['release-never'] } }),
  },
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
  {
    id: 'linter-removed',
    about: 'the steps that lint are taken out of CI',
    shows: ['code.linted'],
    make: (repo) => edited(repo, isWorkflow, (text) => withCommands(text, linters, () => null)),
  },
  {
    id: 'linter-may-fail',
    about: '|| true behind the commands that lint',
    shows: ['code.linted'],
    make: (repo) => edited(repo, isWorkflow, (text) => withCommands(text, linters, (line) => `${line.replace(/\s*\\?$/, '')} || true`)),
  },
  {
    id: 'type-check-removed',
    about: 'the steps that check types are taken out of CI',
    shows: ['code.typed'],
    make: (repo) => edited(repo, isWorkflow, (text) => withCommands(text, typeChecks, () => null)),
  },
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
