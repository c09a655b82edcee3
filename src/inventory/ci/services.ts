// The one list of CI services: what configures each, and what its environment says while it runs something. One whose files take more than words to read has
// its reader in read.ts. Nothing heavy is imported here: the program asks which service it runs on before it does anything else.
import type { Environment } from './change-target.js';
import { environments } from './environments.js';
import { type Service, silent, usual, usualWording, type Wording } from './service.js';

const schedule = [/\bcron\b/, 'schedule'] as const;
const gitEvents = [
  [/\bevent\b[^\n]{0,200}\bpush\b|^- push\b/m, 'push'],
  [/\bpull_request\b/, 'pull-request'],
  [/\btag\b/, 'tag'],
] as const;

const stepWording = {
  needs: /^(?:steps|pipeline)[ ]*:/m,
  words: { commands: ['commands'], uses: ['image'], jobs: ['steps', 'pipeline'], skip: ['environment', 'settings'] },
  starts: ['push', 'pull-request'],
  eventsReplaceStarts: true,
} as const;
const travisEnds = ['after_success', 'after_failure', 'after_script', 'before_deploy', 'after_deploy'];
const appVeyorPhases = ['build', 'test'].flatMap((phase) => [`before_${phase}`, `${phase}_script`, `after_${phase}`]);
const cirrusPhases = ['test', 'install', 'setup', 'build', 'lint', 'main', 'check', 'dependencies', 'deploy', 'publish', 'run', 'tests'];

const anyYaml = /\.ya?ml$|cloudbuild[^/]*\.json$/i;

// In this order the environments are asked for a target, and a file that more than one may read is put to them.
const rows = [
  {
    ...usual,
    id: 'github-actions',
    // Gitea and Forgejo run the same files.
    files: /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|^\.(?:github|gitea|forgejo)\/(?:.+\/)?action\.ya?ml$/,
    told: 'name',
    ownFolder: /(?:^|\/)\.github\//,
    inside: /^(.+?)\/\.(?:github|gitea|forgejo)\//,
    workspace: /\$\{?GITHUB_WORKSPACE\}?|\$\{\{ ?github\.workspace ?\}\}/,
    environment: environments['github-actions'],
  },
  {
    ...usual,
    id: 'gitlab-ci',
    files: /(?:^|\/)\.gitlab-ci\.ya?ml$|^(?:\.gitlab\/.+\.ya?ml|(?:.+\/)?[^/]+\.gitlab-ci\.ya?ml|\.?gitlab-ci\/.+\.ya?ml|ci\/[^/]*gitlab[^/]*\.ya?ml)$/,
    told: 'name',
    inside: /^(.+?)\/\.gitlab-ci\.ya?ml$/,
    workspace: /\$\{?CI_PROJECT_DIR\}?/,
    environment: environments['gitlab-ci'],
  },
  {
    ...usual,
    id: 'circleci',
    files: /^\.circleci\/[^/]+\.ya?ml$/,
    environment: environments.circleci,
  },
  {
    ...usual,
    id: 'travis',
    files: /^\.travis\.ya?ml$/,
    workspace: /\$\{?TRAVIS_BUILD_DIR\}?/,
    wording: {
      ...usualWording,
      needs: /^[\w]+[ ]*:/m,
      words: {
        commands: ['before_install', 'install', 'before_script', 'script', ...travisEnds],
        uses: ['image'],
        jobs: ['include'],
        skip: ['env', 'cache', 'addons', 'notifications'],
      },
      starts: ['push', 'pull-request'],
      says: [
        [/type (?:=|IN \() ?cron/, 'schedule'],
        [/\btags: true/, 'tag'],
      ],
    },
    environment: environments.travis,
  },
  {
    ...usual,
    id: 'appveyor',
    files: /^\.?appveyor\.ya?ml$/,
    wording: {
      ...usualWording,
      needs: /^[\w]+[ ]*:/m,
      words: {
        commands: ['install', 'init', ...appVeyorPhases, 'deploy_script', 'on_success', 'cmd', 'ps', 'sh', 'pwsh'],
        uses: ['image'],
        jobs: [],
        skip: ['environment', 'cache'],
      },
      starts: ['push', 'pull-request'],
    },
    environment: environments.appveyor,
  },
  {
    ...usual,
    id: 'bitbucket',
    files: /^bitbucket-pipelines\.ya?ml$/,
    workspace: /\$\{?BITBUCKET_CLONE_DIR\}?/,
    wording: {
      ...usualWording,
      needs: /^pipelines[ ]*:/m,
      words: {
        commands: ['script', 'after-script'],
        uses: ['image', 'pipe'],
        jobs: ['pull-requests', 'branches', 'custom', 'tags', 'default', 'steps'],
        skip: ['definitions', 'variables'],
      },
      starts: [],
      says: [
        [/^(?:default|branches)[ ]*:/m, 'push'],
        [/^pull-requests[ ]*:/m, 'pull-request'],
        [/^tags[ ]*:/m, 'tag'],
        [/^custom[ ]*:/m, 'manual'],
      ],
    },
    environment: environments.bitbucket,
  },
  {
    ...usual,
    id: 'buildkite',
    files: /^(?:\.buildkite\/[^/]+|buildkite)\.ya?ml$/,
    wording: {
      ...usualWording,
      needs: /^[ -]*(?:steps|command|commands)[ ]*:/m,
      words: { commands: ['command', 'commands'], uses: ['plugins'], jobs: ['steps'], skip: ['env', 'agents'] },
      starts: ['push'],
    },
    environment: environments.buildkite,
  },
  {
    ...usual,
    id: 'drone',
    files: /^\.drone\.ya?ml$/,
    wording: { ...stepWording, says: [schedule, ...gitEvents, [/\bpromote\b/, 'manual']] },
    environment: environments.drone,
  },
  {
    ...usual,
    id: 'woodpecker',
    files: /^\.woodpecker(?:\/[^/]+)?\.ya?ml$/,
    wording: { ...stepWording, says: [schedule, ...gitEvents, [/\bmanual\b/, 'manual']] },
    environment: environments.woodpecker,
  },
  {
    ...usual,
    id: 'semaphore',
    files: /^\.semaphore\/[^/]+\.ya?ml$/,
    wording: {
      ...usualWording,
      needs: /^blocks[ ]*:/m,
      words: { commands: ['commands'], uses: ['image'], jobs: ['blocks', 'jobs'], skip: ['env_vars', 'machine'] },
      starts: ['push'],
    },
    environment: environments.semaphore,
  },
  {
    ...usual,
    id: 'codefresh',
    files: /^(?:\.codefresh\/[^/]+|codefresh[^/]*)\.ya?ml$/,
    wording: {
      ...usualWording,
      needs: /^steps[ ]*:/m,
      words: { commands: ['commands', 'cmd'], uses: ['image', 'type'], jobs: ['steps'], skip: ['environment', 'arguments'] },
      starts: ['other'],
    },
    environment: environments.codefresh,
  },
  {
    ...usual,
    id: 'aws-codebuild',
    files: /(?:^|\/)[^/]*buildspec[^/]*\.ya?ml$/i,
    wording: {
      ...usualWording,
      needs: /^phases[ ]*:/m,
      words: { commands: ['commands', 'finally'], uses: [], jobs: ['phases'], skip: ['env', 'artifacts', 'cache', 'reports'] },
      starts: ['other'],
    },
    environment: environments['aws-codebuild'],
  },
  {
    ...usual,
    id: 'cirrus',
    files: /^\.cirrus\.ya?ml$/,
    wording: {
      ...usualWording,
      needs: /task[ ]*:/m,
      words: { commands: ['script', ...cirrusPhases.map((phase) => `${phase}_script`)], uses: ['image'], jobs: ['task'], skip: ['env'] },
      starts: ['push', 'pull-request'],
      says: [schedule],
    },
    environment: environments.cirrus,
  },
  { ...usual, id: 'sourcehut', files: /^(?:\.build|\.builds\/[^/]+)\.ya?ml$/, environment: silent },
  {
    ...usual,
    id: 'taskcluster',
    // The kinds that taskgraph makes tasks of lie in a folder each, beside files that they take tasks from.
    files: /^\.taskcluster\.ya?ml$|^taskcluster\/(?:kinds|ci)\/[^/]+\/[^/]+\.ya?ml$/,
    told: 'name',
    environment: silent,
  },
  { ...usual, id: 'tekton', files: anyYaml, told: 'content', environment: silent },
  {
    ...usual,
    id: 'azure-pipelines',
    files: anyYaml,
    told: 'content',
    workspace: /\$\((?:Build\.SourcesDirectory|System\.DefaultWorkingDirectory)\)/,
    environment: environments['azure-pipelines'],
  },
  { ...usual, id: 'cloud-build', files: anyYaml, told: 'content', environment: silent },
  {
    ...usual,
    id: 'jenkins',
    files: /(?:^|\/)(?:Jenkinsfile[^/]*|[^/]+\.[Jj]enkinsfile)$/,
    told: 'name',
    workspace: /\$\{?WORKSPACE\}?/,
    environment: environments.jenkins,
  },
  {
    ...usual,
    id: 'teamcity',
    // Its projects are programs in Kotlin.
    files: null,
    environment: environments.teamcity,
  },
] as const satisfies readonly Service[];

type Row = (typeof rows)[number];
export type ServiceId = Row['id'];
/** The services whose files take a reader of their own. */
export type ReaderId = Exclude<ServiceId, Extract<Row, { wording: Wording } | { files: null }>['id']>;

/** Every CI service, each once. */
export const services: readonly Row[] = rows;

/** Whether a machine runs this. */
export function inCi(env: Environment): boolean {
  return services.some(({ environment: { ci } }) => ci !== null && !['', '0', 'false', undefined].includes(env[ci]));
}

/** @returns the folder of the project that a service's file is about: "" for the top of the tree, otherwise that of a project kept inside it */
export function projectOf(path: string): string {
  for (const { inside } of services) {
    const folder = inside?.exec(path)?.[1];
    if (folder !== undefined) return folder;
  }
  return '';
}

/** Whether a file is a workflow below the top of the tree, where GitHub and its likenesses look for none. What a folder of several projects holds there is run only once a project is a repository of its own. */
export function isWorkflowBelow(path: string): boolean {
  return /^.+?\/\.(?:github|gitea|forgejo)\/workflows\//.test(path);
}
