// CI, dependencies, images and versions that change without a practice going.
import { isScalar } from 'yaml';
import { added, edited, isWorkflow, type Kind } from '../kind.js';
import { withWorkflow } from '../workflow-text.js';

function workflows(id: string, about: string, change: Parameters<typeof withWorkflow>[1]): Kind {
  return { id, about, make: (repo) => edited(repo, isWorkflow, (text) => withWorkflow(text, change)) };
}

const isList = (path: string) => /(?:^|\/)[\w.-]*requirements[\w.-]*\.txt$/.test(path);
const isImage = (path: string) => /(?:^|\/)Dockerfile[\w.-]*$/.test(path);
const isYaml = (path: string) => /\.ya?ml$/.test(path);
const raised = (version: string) => version.replace(/\d+$/, (last) => String(Number(last) + 1));

export const settingsNeutral: Kind[] = [
  workflows('ci-steps-named', 'every step of CI has a name', (document, steps) => {
    const bare = steps.filter(({ step }) => !step.has('name'));
    for (const [index, { step }] of bare.entries()) step.items.unshift(document.createPair('name', `step ${index}`));
    return bare.length > 0;
  }),
  workflows('ci-step-added', 'a first step of CI says hello', (document, steps) => {
    const jobs = new Set(steps.map(({ job }) => job));
    for (const job of jobs) job.setIn(['steps'], document.createNode([{ run: 'echo hello' }, ...(JSON.parse(JSON.stringify(job.get('steps'))) as unknown[])]));
    return jobs.size > 0;
  }),
  workflows('ci-time-limited', 'every job of CI has a time limit', (_, steps) => {
    for (const { job } of steps) job.set('timeout-minutes', 30);
    return steps.length > 0;
  }),
  workflows('ci-matrix-added', 'jobs of CI run on several systems', (document, steps) => {
    const plain = steps.filter(({ job }) => !job.has('strategy'));
    for (const { job } of plain) job.set('strategy', document.createNode({ 'fail-fast': false, matrix: { system: ['ubuntu-22.04', 'ubuntu-24.04'] } }));
    return plain.length > 0;
  }),
  workflows('ci-rights-narrowed', 'workflows may read only', (document) => {
    if (document.has('permissions')) return false;
    document.set('permissions', document.createNode({ contents: 'read' }));
    return true;
  }),
  workflows('ci-runs-replaced', 'a newer run stops the older one', (document) => {
    if (document.has('concurrency')) return false;
    document.set('concurrency', document.createNode({ group: '${{ github.ref }}', 'cancel-in-progress': true }));
    return true;
  }),
  workflows('ci-commands-as-blocks', 'commands of one line are written as blocks', (document, steps) => {
    const single = steps.filter(({ run }) => run !== '' && !run.includes('\n'));
    for (const { step, run } of single) step.set('run', document.createNode(`${run}\n`));
    return single.length > 0;
  }),
  workflows('ci-started-by-hand-too', 'workflows can be started by hand as well', (document) => {
    const on: unknown = document.toJS()['on'];
    if (typeof on === 'string') document.set('on', document.createNode({ [on]: null, workflow_dispatch: null }));
    else if (Array.isArray(on)) document.set('on', document.createNode([...on, 'workflow_dispatch']));
    else document.setIn(['on', 'workflow_dispatch'], null);
    return true;
  }),
  workflows('ci-actions-raised', 'actions are taken in their next version', (_, steps) => {
    let changed = false;
    for (const { step } of steps) {
      const uses = step.get('uses', true);
      if (!isScalar(uses) || !/^actions\/[\w-]+@v\d+$/.test(String(uses.value))) continue;
      step.set('uses', raised(String(uses.value)));
      changed = true;
    }
    return changed;
  }),
  {
    id: 'ci-jobs-renamed',
    about: 'jobs of CI have other names',
    make: (repo) =>
      edited(repo, isWorkflow, (text) =>
        /\bneeds:/.test(text) ? text : text.replace(/^( {2})([a-z][\w-]*):(?=\s*\n {4}(?:name|runs-on|strategy|if):)/gm, '$1$2-job:'),
      ),
  },
  {
    id: 'ci-workflow-renamed',
    about: 'workflows lie in files of other names',
    make: (repo) =>
      new Map(
        [...repo.texts].flatMap(([path, text]): [string, string | null][] =>
          isWorkflow(path) && !/workflow_call/.test(text)
            ? [
                [path, null],
                [path.replace(/\.(ya?ml)$/, '-main.$1'), text],
              ]
            : [],
        ),
      ),
  },
  {
    id: 'ci-workflow-added',
    about: 'a workflow that looks for dead links',
    make: (repo) =>
      added(
        repo,
        '.github/workflows/links.yml',
        'name: links\non:\n  schedule:\n    - cron: "0 5 * * 1"\npermissions: {}\njobs:\n  links:\n    runs-on: ubuntu-22.04\n    steps:\n      - uses: actions/checkout@v4\n      - run: grep -rn "http://" docs || true\n',
      ),
  },
  {
    id: 'yaml-indented',
    about: 'YAML is indented by four',
    make: (repo) =>
      edited(repo, isWorkflow, (text) =>
        withWorkflow(text, () => true).replace(/^( +)(?=\S)/gm, (spaces) => (text.includes('|') || text.includes('>') ? spaces : spaces.repeat(2))),
      ),
  },
  { id: 'yaml-line-ends', about: 'lines of YAML end as on Windows', make: (repo) => edited(repo, isYaml, (text) => text.replace(/\r?\n/g, '\r\n')) },
  { id: 'yaml-commented', about: 'a comment at the top of YAML', make: (repo) => edited(repo, isYaml, (text) => `# Owned by the platform team.\n${text}`) },
  {
    id: 'yaml-strings-quoted',
    about: 'plain words of workflows are quoted',
    make: (repo) => edited(repo, isWorkflow, (text) => text.replace(/^(\s*(?:- )?(?:runs-on|uses|name|shell): )([A-Za-z][\w./@ -]*)$/gm, '$1"$2"')),
  },
  {
    id: 'list-sorted',
    about: 'requirements are sorted',
    make: (repo) => edited(repo, isList, (text) => (/^\s|\\$/m.test(text) ? text : `${text.trim().split(/\r?\n/).sort().join('\n')}\n`)),
  },
  { id: 'list-commented', about: 'requirements have comments', make: (repo) => edited(repo, isList, (text) => `# What the service needs\n${text}`) },
  {
    id: 'list-raised',
    about: 'a package is taken in its next version',
    make: (repo) =>
      edited(repo, isList, (text) => text.replace(/^([A-Za-z][\w.[\]-]*==)([\d.]+\d)\s*$/m, (_, name: string, version: string) => `${name}${raised(version)}`)),
  },
  { id: 'list-line-ends', about: 'lines of requirements end as on Windows', make: (repo) => edited(repo, isList, (text) => text.replace(/\r?\n/g, '\r\n')) },
  {
    id: 'lock-refreshed',
    about: 'packages of locks are taken in their next version',
    make: (repo) =>
      edited(
        repo,
        (path) => /(?:poetry|uv|Pipfile)\.lock$/.test(path),
        (text) =>
          text
            .replace(/^(version = ")([\d.]+\d)(?=")/gm, (_, head: string, version: string) => `${head}${raised(version)}`)
            .replace(/("version": "==)([\d.]+\d)(?=")/g, (_, head: string, version: string) => `${head}${raised(version)}`),
      ),
  },
  {
    id: 'version-raised',
    about: 'the project has its next version',
    make: (repo) =>
      edited(
        repo,
        (path) => /(?:^|\/)(?:pyproject\.toml|setup\.py|version\.py|package\.json)$/.test(path),
        (text) => text.replace(/(version"?\s*[=:]\s*["'])(\d+\.\d+\.\d+)(?=["'])/, (_, head: string, version: string) => `${head}${raised(version)}`),
      ),
  },
  {
    id: 'image-layers-joined',
    about: 'commands of images that follow each other are one',
    make: (repo) => edited(repo, isImage, (text) => text.replace(/^RUN (?!--)([^\n\\]+)\nRUN (?!--)(?=[^\n\\]+$)/gm, 'RUN $1 && \\\n    ')),
  },
  {
    id: 'image-labelled',
    about: 'images have a label',
    make: (repo) => edited(repo, isImage, (text) => `${text.trimEnd()}\nLABEL org.opencontainers.image.vendor="Example"\n`),
  },
  {
    id: 'image-raised',
    about: 'images are built on the next small version',
    make: (repo) =>
      edited(repo, isImage, (text) => text.replace(/^(FROM\s+python:3\.\d+\.)(\d+)/m, (_, head: string, last: string) => `${head}${Number(last) + 1}`)),
  },
];
