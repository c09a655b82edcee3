// Google Cloud Build: a list of steps, each an image with arguments; the file may have any name, in YAML or JSON.
import { isRecord, itemsOf, textOf } from '../../parsers/config/values.js';
import { type Automation, automation, sheet } from './automation.js';
import { type YamlSource, yamlSources } from './yaml-source.js';

const named = /(?:^|\/)[^/]*cloud[-_]?build[^/]*$/i;
/** What Cloud Build puts in for a build: its own variables, and those of the project's own, which begin with an underscore. */
const substitution = /\$\{?(?:PROJECT_ID|PROJECT_NUMBER|BUILD_ID|COMMIT_SHA|SHORT_SHA|REVISION_ID|BRANCH_NAME|TAG_NAME|REPO_NAME|_[A-Z][A-Z0-9_]{0,60})\b/;

/** @returns a build, or null for any other text; what triggers a build is set up outside the file. */
export function readCloudBuild(path: string, text: string): Automation | null {
  if (!/^[ \t{]*["']?steps["']?[ ]*:/m.test(text) || !/["']?name["']?[ ]*:/.test(text)) return null;
  const source = yamlSources(text)?.[0];
  const root = source && isRecord(source.value) ? source.value : null;
  const steps = itemsOf(root?.['steps']).filter(isRecord);
  if (!source || steps.length === 0 || steps.some((step) => step['run'] !== undefined || step['uses'] !== undefined || typeof step['name'] !== 'string'))
    return null;
  const image = (step: Record<string, unknown>) => String(step['name']);
  const like =
    named.test(path) ||
    (steps.some((step) => step['args'] !== undefined) && (substitution.test(text) || steps.some((step) => step['waitFor'] !== undefined))) ||
    steps.some((step) => /^[\w.-]+(?:\/[\w.$${}-]+)+(?::[\w.$${}-]+)?$/.test(image(step)));
  if (!like || !steps.some((step) => step['args'] !== undefined || step['entrypoint'] !== undefined || step['script'] !== undefined)) return null;

  const to = sheet();
  itemsOf(root?.['steps']).forEach((step, index) => {
    if (!isRecord(step)) return;
    const at = ['steps', index];
    const job = typeof step['id'] === 'string' ? step['id'] : '';
    const about = { job, ...(typeof step['dir'] === 'string' ? { directory: step['dir'] } : {}) };
    to.use(image(step), source.line([...at, 'name']), job);
    if (typeof step['script'] === 'string') to.script(step['script'], source.lines([...at, 'script']), about);
    else argument(to, source, step, at, about);
  });
  return automation('cloud-build', 'ci', ['other'], to);
}

function argument(
  to: ReturnType<typeof sheet>,
  source: YamlSource,
  step: Record<string, unknown>,
  at: readonly PropertyKey[],
  about: { job: string; directory?: string },
): void {
  const args = typeof step['args'] === 'string' ? [step['args']] : itemsOf(step['args']).flatMap((arg) => textOf(arg) ?? []);
  const entry = typeof step['entrypoint'] === 'string' ? step['entrypoint'] : String(step['name']).split('/').at(-1)?.split(':')[0];
  const shell = /(?:^|\/)(?:ba|z)?sh$/.test(entry ?? '') ? args.findIndex((arg) => /^-\w*c$/.test(arg)) : -1;
  const line = source.line([...at, step['args'] === undefined ? 'name' : 'args']);
  if (shell >= 0 && Array.isArray(step['args'])) to.script(args[shell + 1] ?? '', source.lines([...at, 'args', shell + 1]), about);
  else
    to.script([entry, ...args].map((word) => (word === undefined || !/\s/.test(word) ? word : `'${word.replaceAll("'", '"')}'`)).join(' '), () => line, about);
}
