// CI services whose files are read by the words that each one uses, and Tekton.
import { entriesOf, isRecord, itemsOf } from '../../parsers/config/values.js';
import { linesOf } from '../../parsers/text/lines.js';
import { type Automation, automation, sheet } from './automation.js';
import type { Wording } from './service.js';
import { type PipelineWords, walk, walkLines } from './walk.js';
import { addScript, yamlSources } from './yaml-source.js';

/** @returns the pipeline that a file holds in the wording of a service, or null when the content is none of it. */
export function readWording(system: string, wording: Wording, text: string): Automation | null {
  const plain = linesOf(text)
    .filter((line) => !/^[ \t]*#/.test(line))
    .join('\n');
  if (!wording.needs.test(plain)) return null;
  const to = sheet();
  const sources = yamlSources(text);
  if (!sources) walkLines(to, text, wording.words);
  for (const source of sources ?? []) {
    if (!isRecord(source.value) && !Array.isArray(source.value)) continue;
    walk(to, source, wording.words, source.value);
  }
  const dedented = plain.replace(/^[ ]{1,8}/gm, '');
  const replaced = wording.eventsReplaceStarts && /^event[ ]*:|^- event[ ]*:/m.test(dedented);
  const triggers = [...(replaced ? [] : wording.starts), ...wording.says.filter(([pattern]) => pattern.test(dedented)).map(([, trigger]) => trigger)];
  return automation(system, 'ci', triggers.length > 0 ? triggers : ['other'], to);
}

const tekton: PipelineWords = { commands: ['script'], uses: ['image'], jobs: ['steps', 'tasks', 'taskSpec'], skip: ['params', 'env', 'resources'] };

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

/** @returns the tasks of a build file of SourceHut, each a name with its script; null for anything else */
export function readSourceHut(text: string): Automation | null {
  const source = yamlSources(text)?.[0];
  const root = source?.value;
  if (!source || !isRecord(root) || !Array.isArray(root['tasks'])) return null;
  const to = sheet();
  to.use(root['image'], source.line(['image']), '');
  // A task is started by `sh -xe`.
  const shell = { errexit: true, pipefail: false };
  itemsOf(root['tasks']).forEach((task, index) => {
    for (const [job, script] of entriesOf(task)) addScript(to, source, script, ['tasks', index, job], { job, shell });
  });
  return automation('sourcehut', 'ci', ['push'], to);
}
