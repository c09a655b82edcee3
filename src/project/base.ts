// Which commit a change is compared with: the one at which it left the branch that it goes to.
import type { BaseMissing } from '../model/index.js';
import { commitOf, defaultBranch, type GitEnvironment, isRepository, isShallow, mergeBase } from './git.js';

/** What the environment of a CI service says. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type FoundBase = { commit: string; asked: string } | BaseMissing;

/**
 * @param asked a ref, or "auto": the target branch by the CI service's variables, otherwise the default branch; after a push to that branch, the tip before it
 * @param head the commit that is looked at, null where there is none
 * @param event what a CI service tells about what happened, parsed; null where it tells nothing
 */
export function findBase(folder: string, asked: string, head: string | null, env: GitEnvironment, variables: Environment, event: unknown): FoundBase {
  if (!isRepository(folder, env)) return { code: 'no-git' };
  if (head === null) return { code: 'no-commit' };
  const target = asked === 'auto' ? targetOf(variables, event) : { ref: asked };
  if (target !== null && 'commit' in target) return exact(folder, target, env);
  const ref = target?.ref ?? defaultBranch(folder, env);
  if (ref === null) return { code: 'no-default-branch' };
  const shallow = isShallow(folder, env);
  const commit =
    commitOf(folder, ref, env) ?? (asked === 'auto' ? commitOf(folder, ref.replace(/^origin\//, ''), env) : commitOf(folder, `origin/${ref}`, env));
  if (commit === null) return { code: 'unknown-ref', ref, shallow };
  const common = mergeBase(folder, head, commit, env);
  return common === null ? { code: 'no-common-ancestor', ref, shallow } : { commit: common, asked: ref };
}

/** A commit that a CI service names: the tip before a push, the base of a merge queue. */
function exact(folder: string, { commit, what }: { commit: string; what: string }, env: GitEnvironment): FoundBase {
  if (/^0+$/.test(commit)) return { code: 'new-branch' };
  const found = commitOf(folder, commit, env);
  return found === null ? { code: 'unknown-ref', ref: commit.slice(0, 12), shallow: isShallow(folder, env) } : { commit: found, asked: what };
}

type Target = { ref: string } | { commit: string; what: string };

/** The target by the variables of GitHub, GitLab, Bitbucket, Azure Pipelines and Jenkins; null where none of them speaks. */
function targetOf(variables: Environment, event: unknown): Target | null {
  const value = (name: string) => variables[name] || null;
  const branch = (name: string): Target | null => {
    const named = value(name)?.replace(/^refs\/heads\//, '');
    return named ? { ref: `origin/${named}` } : null;
  };
  const before = (commit: string | null): Target | null =>
    commit !== null && /^[0-9a-f]{40,64}$/.test(commit) ? { commit, what: 'the tip before the push' } : null;
  if (value('GITHUB_ACTIONS') !== null) {
    const queue = textAt(event, 'merge_group', 'base_sha');
    if (queue !== null) return { commit: queue, what: 'the base of the merge queue' };
    const usual = textAt(event, 'repository', 'default_branch');
    const pushed =
      value('GITHUB_EVENT_NAME') === 'push' && usual !== null && value('GITHUB_REF') === `refs/heads/${usual}` ? before(textAt(event, 'before')) : null;
    return branch('GITHUB_BASE_REF') ?? pushed ?? (usual === null ? null : { ref: `origin/${usual}` });
  }
  if (value('GITLAB_CI') !== null) {
    const usual = value('CI_DEFAULT_BRANCH');
    const pushed = usual !== null && value('CI_COMMIT_BRANCH') === usual ? before(value('CI_COMMIT_BEFORE_SHA')) : null;
    return branch('CI_MERGE_REQUEST_TARGET_BRANCH_NAME') ?? pushed ?? branch('CI_DEFAULT_BRANCH');
  }
  return branch('BITBUCKET_PR_DESTINATION_BRANCH') ?? branch('SYSTEM_PULLREQUEST_TARGETBRANCH') ?? branch('CHANGE_TARGET');
}

function textAt(data: unknown, ...keys: string[]): string | null {
  let at: unknown = data;
  for (const key of keys) at = typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : null;
  return typeof at === 'string' ? at : null;
}
