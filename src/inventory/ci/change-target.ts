// What a CI service's environment says about the branch that a change goes to.

/** What the environment of a process says. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A branch, or a commit and what it is. */
export type ChangeTarget = { ref: string } | { commit: string; what: string };

/** What a CI service tells about the change that it runs for. */
export interface Told {
  /** A variable of the environment; null where it is not set, or empty. */
  variable(name: string): string | null;
  /** A text in the description of the event; null where there is none. */
  event(...keys: string[]): string | null;
}

/** @returns what reads the target from the variable that names it */
export function branchIn(name: string): (told: Told) => ChangeTarget | null {
  return ({ variable }) => {
    const branch = variable(name)?.replace(/^refs\/heads\//, '');
    return branch ? { ref: `origin/${branch}` } : null;
  };
}

/** GitHub Actions: the base of a merge queue or a pull request; after a push to the default branch the tip before it; otherwise that branch. */
export function gitHubTarget(told: Told): ChangeTarget | null {
  const queue = told.event('merge_group', 'base_sha');
  if (queue !== null) return { commit: queue, what: 'the base of the merge queue' };
  const usual = told.event('repository', 'default_branch');
  const isPush = told.variable('GITHUB_EVENT_NAME') === 'push' && usual !== null && told.variable('GITHUB_REF') === `refs/heads/${usual}`;
  const pushed = isPush ? tipBefore(told.event('before')) : null;
  return branchIn('GITHUB_BASE_REF')(told) ?? pushed ?? (usual === null ? null : { ref: `origin/${usual}` });
}

/** GitLab CI: the target of a merge request; after a push to the default branch the tip before it; otherwise that branch. */
export function gitLabTarget(told: Told): ChangeTarget | null {
  const usual = told.variable('CI_DEFAULT_BRANCH');
  const pushed = usual !== null && told.variable('CI_COMMIT_BRANCH') === usual ? tipBefore(told.variable('CI_COMMIT_BEFORE_SHA')) : null;
  return branchIn('CI_MERGE_REQUEST_TARGET_BRANCH_NAME')(told) ?? pushed ?? branchIn('CI_DEFAULT_BRANCH')(told);
}

function tipBefore(commit: string | null): ChangeTarget | null {
  return commit !== null && /^[0-9a-f]{40,64}$/.test(commit) ? { commit, what: 'the tip before the push' } : null;
}
