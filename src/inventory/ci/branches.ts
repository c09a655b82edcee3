// On changes of which branches a CI file starts, where the whole file says so: workflows of GitHub and its likenesses, Azure Pipelines, Travis.
import { isRecord, itemsOf, valueAt } from '../../parsers/config/values.js';
import { glob } from '../../parsers/glob/glob.js';
import { yamlSources } from './yaml-source.js';

/** Patterns of the branches that a change has to be on, or to go to; null where any will do. Of those that a branch meets the last decides; "!" takes out. */
export interface Branches {
  patterns: string[] | null;
  except: string[];
}

/** Names that main lines of development usually have. */
const mainLines = ['main', 'master', 'trunk', 'default', 'develop', 'development', 'dev'];
const mostPatterns = 100;
const any: Branches = { patterns: null, except: [] };

/** @returns the branches of each trigger by a change; null where none is, where something else starts it as well, or where the file says nothing that is known */
function branchesOf(path: string, text: string): Branches[] | null {
  const root = yamlSources(text)?.[0]?.value;
  if (!isRecord(root)) return null;
  if (/(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\//.test(path)) return ofWorkflow(root['on'] ?? root['true']);
  if (/(?:^|\/)[\w.-]*azure-pipelines?[\w.-]*\.ya?ml$/.test(path)) return [ofAzure(root['trigger']), ofAzure(root['pr'])].flatMap((one) => one ?? []);
  if (/(?:^|\/)\.travis\.yml$/.test(path))
    return [{ patterns: named(valueAt(root, ['branches', 'only'])), except: named(valueAt(root, ['branches', 'except'])) ?? [] }];
  return null;
}

function ofWorkflow(on: unknown): Branches[] | null {
  const events = isRecord(on) ? on : Object.fromEntries([on].flat().flatMap((event) => (typeof event === 'string' ? [[event, null]] : [])));
  const byChange = new Set(['push', 'pull_request', 'pull_request_target']);
  // By the clock it runs on the main line, and what calls it is not said here.
  if (Object.keys(events).some((event) => !byChange.has(event) && event !== 'workflow_dispatch')) return null;
  return Object.entries(events).flatMap(([event, options]): Branches[] => {
    if (!byChange.has(event)) return [];
    if (!isRecord(options)) return [any];
    const patterns = named(options['branches']);
    const onlyTags = patterns === null && (options['tags'] !== undefined || options['tags-ignore'] !== undefined) && options['branches-ignore'] === undefined;
    return onlyTags ? [] : [{ patterns, except: named(options['branches-ignore']) ?? [] }];
  });
}

function ofAzure(trigger: unknown): Branches | null {
  if (trigger === 'none') return null;
  if (!isRecord(trigger)) return { patterns: named(trigger), except: [] };
  return { patterns: named(valueAt(trigger, ['branches', 'include'])), except: named(valueAt(trigger, ['branches', 'exclude'])) ?? [] };
}

/** @returns the patterns of a list or a single text; null where there are none */
function named(value: unknown): string[] | null {
  const list = typeof value === 'string' ? [value] : itemsOf(value).flatMap((one) => (typeof one === 'string' ? [one] : []));
  return list.length === 0 ? null : list.slice(0, mostPatterns);
}

function reaches({ patterns, except }: Branches, branch: string): boolean {
  // An expression of Travis may mean any branch.
  const meets = (pattern: string) => pattern.startsWith('/') || glob(`/${pattern}`)(branch);
  const taken = patterns === null || patterns.reduce((found, one) => (one.startsWith('!') ? found && !meets(one.slice(1)) : found || meets(one)), false);
  return taken && !except.some(meets);
}

/**
 * @param path of a CI file in both versions
 * @returns whether changes of other branches start it, and neither those of branches that started it before nor of what main lines are usually called. What else became of its
 *   triggers is seen in the file itself.
 */
export function startsElsewhere(path: string, before: string, after: string): boolean {
  const [was, is] = [branchesOf(path, before), branchesOf(path, after)];
  if (was === null || is === null || is.length === 0) return false;
  const written = was.flatMap(({ patterns }) => patterns ?? []).filter((pattern) => /^[\w./-]{1,200}$/.test(pattern));
  const lines = [...new Set([...written, ...mainLines])];
  const started = (all: readonly Branches[], branch: string) => all.some((one) => reaches(one, branch));
  const mayHave = was.length === 0 || lines.some((branch) => started(was, branch));
  return mayHave && !lines.some((branch) => started(is, branch));
}
