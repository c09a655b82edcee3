// CI systems whose files have a fixed name: the words each one uses, and what starts it.
import { isRecord } from '../../parsers/config/values.js';
import { linesOf } from '../../parsers/text/lines.js';
import { type Automation, automation, sheet, type Trigger } from './automation.js';
import { type Words, walk, walkLines } from './walk.js';
import { yamlSources } from './yaml-source.js';

interface Hosted extends Words {
  system: string;
  path: RegExp;
  /** Words that the text must hold outside comments. */
  needs: RegExp;
  /** What starts it when the file says nothing. */
  starts: readonly Trigger[];
  /** What in the text adds a trigger. */
  says: readonly [RegExp, Trigger][];
}

const schedule: [RegExp, Trigger] = [/\bcron\b/, 'schedule'];
const gitEvents: [RegExp, Trigger][] = [
  [/\bevent\b[^\n]{0,200}\bpush\b|^- push\b/m, 'push'],
  [/\bpull_request\b/, 'pull-request'],
  [/\btag\b/, 'tag'],
];
const travis = ['before_install', 'install', 'before_script', 'script', 'after_success', 'after_failure', 'after_script', 'before_deploy', 'after_deploy'];

const systems: Hosted[] = [
  {
    system: 'circleci',
    path: /^\.circleci\/[^/]+\.ya?ml$/,
    needs: /^(?:jobs|orbs|workflows|commands)[ ]*:/m,
    commands: ['run', 'command'],
    uses: ['image', 'orbs'],
    jobs: ['jobs', 'commands'],
    skip: ['parameters', 'environment', 'workflows', 'when'],
    starts: ['push'],
    says: [schedule, [/^[ ]*tags:[ ]*$/m, 'tag']],
  },
  {
    system: 'travis',
    path: /^\.travis\.ya?ml$/,
    needs: /^[\w]+[ ]*:/m,
    commands: travis,
    uses: ['image'],
    jobs: ['include'],
    skip: ['env', 'cache', 'addons', 'notifications'],
    starts: ['push', 'pull-request'],
    says: [
      [/type (?:=|IN \() ?cron/, 'schedule'],
      [/\btags: true/, 'tag'],
    ],
  },
  {
    system: 'appveyor',
    path: /^\.?appveyor\.ya?ml$/,
    needs: /^[\w]+[ ]*:/m,
    commands: [
      'install',
      'init',
      'before_build',
      'build_script',
      'after_build',
      'before_test',
      'test_script',
      'after_test',
      'deploy_script',
      'on_success',
      'cmd',
      'ps',
      'sh',
      'pwsh',
    ],
    uses: ['image'],
    jobs: [],
    skip: ['environment', 'cache'],
    starts: ['push', 'pull-request'],
    says: [],
  },
  {
    system: 'bitbucket',
    path: /^bitbucket-pipelines\.ya?ml$/,
    needs: /^pipelines[ ]*:/m,
    commands: ['script', 'after-script'],
    uses: ['image', 'pipe'],
    jobs: ['pull-requests', 'branches', 'custom', 'tags', 'default', 'steps'],
    skip: ['definitions', 'variables'],
    starts: [],
    says: [
      [/^(?:default|branches)[ ]*:/m, 'push'],
      [/^pull-requests[ ]*:/m, 'pull-request'],
      [/^tags[ ]*:/m, 'tag'],
      [/^custom[ ]*:/m, 'manual'],
    ],
  },
  {
    system: 'buildkite',
    path: /^(?:\.buildkite\/[^/]+|buildkite)\.ya?ml$/,
    needs: /^[ -]*(?:steps|command|commands)[ ]*:/m,
    commands: ['command', 'commands'],
    uses: ['plugins'],
    jobs: ['steps'],
    skip: ['env', 'agents'],
    starts: ['push'],
    says: [],
  },
  {
    system: 'drone',
    path: /^\.drone\.ya?ml$/,
    needs: /^(?:steps|pipeline)[ ]*:/m,
    commands: ['commands'],
    uses: ['image'],
    jobs: ['steps', 'pipeline'],
    skip: ['environment', 'settings'],
    starts: ['push', 'pull-request'],
    says: [schedule, ...gitEvents, [/\bpromote\b/, 'manual']],
  },
  {
    system: 'woodpecker',
    path: /^\.woodpecker(?:\/[^/]+)?\.ya?ml$/,
    needs: /^(?:steps|pipeline)[ ]*:/m,
    commands: ['commands'],
    uses: ['image'],
    jobs: ['steps', 'pipeline'],
    skip: ['environment', 'settings'],
    starts: ['push', 'pull-request'],
    says: [schedule, ...gitEvents, [/\bmanual\b/, 'manual']],
  },
  {
    system: 'semaphore',
    path: /^\.semaphore\/[^/]+\.ya?ml$/,
    needs: /^blocks[ ]*:/m,
    commands: ['commands'],
    uses: ['image'],
    jobs: ['blocks', 'jobs'],
    skip: ['env_vars', 'machine'],
    starts: ['push'],
    says: [],
  },
  {
    system: 'codefresh',
    path: /^(?:\.codefresh\/[^/]+|codefresh[^/]*)\.ya?ml$/,
    needs: /^steps[ ]*:/m,
    commands: ['commands', 'cmd'],
    uses: ['image', 'type'],
    jobs: ['steps'],
    skip: ['environment', 'arguments'],
    starts: ['other'],
    says: [],
  },
  {
    system: 'aws-codebuild',
    path: /(?:^|\/)[^/]*buildspec[^/]*\.ya?ml$/i,
    needs: /^phases[ ]*:/m,
    commands: ['commands', 'finally'],
    uses: [],
    jobs: ['phases'],
    skip: ['env', 'artifacts', 'cache', 'reports'],
    starts: ['other'],
    says: [],
  },
  {
    system: 'cirrus',
    path: /^\.cirrus\.ya?ml$/,
    needs: /task[ ]*:/m,
    commands: [
      'script',
      'test_script',
      'install_script',
      'setup_script',
      'build_script',
      'lint_script',
      'main_script',
      'check_script',
      'dependencies_script',
      'deploy_script',
      'publish_script',
      'run_script',
      'tests_script',
    ],
    uses: ['image'],
    jobs: ['task'],
    skip: ['env'],
    starts: ['push', 'pull-request'],
    says: [schedule],
  },
];

/** @returns the pipeline of a system whose file has a fixed name, or null when the path or the content is none. */
export function readHosted(path: string, text: string): Automation | null {
  const hosted = systems.find((one) => one.path.test(path));
  const plain = linesOf(text)
    .filter((line) => !/^[ \t]*#/.test(line))
    .join('\n');
  if (!hosted?.needs.test(plain)) return null;
  const to = sheet();
  const sources = yamlSources(text);
  if (!sources) walkLines(to, text, hosted);
  for (const source of sources ?? []) {
    if (!isRecord(source.value) && !Array.isArray(source.value)) continue;
    walk(to, source, hosted, source.value);
  }
  const dedented = plain.replace(/^[ ]{1,8}/gm, '');
  // Drone and Woodpecker run on the events named, and on their own choice only where none is.
  const named = hosted.says.includes(gitEvents[0] ?? schedule) && /^event[ ]*:|^- event[ ]*:/m.test(dedented);
  const triggers = [...(named ? [] : hosted.starts), ...hosted.says.filter(([pattern]) => pattern.test(dedented)).map(([, trigger]) => trigger)];
  return automation(hosted.system, 'ci', triggers.length > 0 ? triggers : ['other'], to);
}

const tekton: Words = { commands: ['script'], uses: ['image'], jobs: ['steps', 'tasks', 'taskSpec'], skip: ['params', 'env', 'resources'] };

/** @returns a Tekton task or pipeline of the project's own; null for anything else, and for what Kubeflow compiled. */
export function readTekton(text: string): Automation | null {
  if (
    !/^[ ]{0,4}apiVersion:[ ]*["']?tekton\.dev\//m.test(text) ||
    text.includes('pipelines.kubeflow.org') ||
    !/^[ ]{0,4}kind:[ ]*["']?(?:Cluster)?(?:Task|Pipeline)(?:Run)?\b/m.test(text)
  )
    return null;
  const to = sheet();
  const sources = yamlSources(text);
  if (!sources) walkLines(to, text, tekton);
  for (const source of sources ?? []) walk(to, source, tekton, source.value);
  return automation('tekton', 'ci', ['other'], to);
}
