// What a CI service's environment says about the branch that a change goes to.

/** What the environment of a process says. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A branch, or a commit and what it is; `lost` where such a commit may have been taken out of the history since. */
export type ChangeTarget = { ref: string } | { commit: string; what: string; lost?: true };

/** What a CI service tells about the change that it runs for. */
export interface ToldByCi {
  /** A variable of the environment; null where it is not set, or empty. */
  variable(name: string): string | null;
  /** A text in the description of the event; null where there is none. */
  event(...keys: string[]): string | null;
}

/** @returns what reads the target from the variable that names it */
export function branchIn(name: string): (told: ToldByCi) => ChangeTarget | null {
  return ({ variable }) => {
    const branch = variable(name)?.replace(/^refs\/heads\//, '');
    return branch ? { ref: `origin/${branch}` } : null;
  };
}

/** @returns what reads the target of a pull request from a variable that names the branch itself where there is none; `when` is set for pull requests alone */
export function branchFor(when: string, name: string): (told: ToldByCi) => ChangeTarget | null {
  return (told) => {
    const is = told.variable(when);
    return is === null || is === 'false' ? null : branchIn(name)(told);
  };
}

/** @returns what reads the commit that a branch stood at before from the first variable that names one: an id, or a range of two */
export function commitIn(...names: readonly string[]): (told: ToldByCi) => string | null {
  return ({ variable }) => {
    for (const name of names) {
      const id = variable(name)?.split('..')[0] ?? '';
      if (isCommit(id)) return id;
    }
    return null;
  };
}

/** GitHub Actions: what stood at the tip before a push. */
export function gitHubBefore({ event }: ToldByCi): string | null {
  const before = event('before') ?? '';
  return isCommit(before) ? before : null;
}

/** The id of a commit, and not the zeros that stand for none. */
function isCommit(text: string): boolean {
  return /^[0-9a-f]{40,64}$/.test(text) && !/^0+$/.test(text);
}

/** GitHub Actions: the base of a merge queue or a pull request; after a push to the default branch the tip before it; otherwise that branch. */
export function gitHubTarget(told: ToldByCi): ChangeTarget | null {
  const queue = told.event('merge_group', 'base_sha');
  if (queue !== null) return { commit: queue, what: 'the base of the merge queue' };
  const usual = told.event('repository', 'default_branch');
  const isPush = told.variable('GITHUB_EVENT_NAME') === 'push' && usual !== null && told.variable('GITHUB_REF') === `refs/heads/${usual}`;
  const pushed = isPush ? tipBefore(told.event('before')) : null;
  return branchIn('GITHUB_BASE_REF')(told) ?? pushed ?? (usual === null ? null : { ref: `origin/${usual}` });
}

/** GitLab CI: the target of a merge request; after a push to the default branch the tip before it; otherwise that branch. */
export function gitLabTarget(told: ToldByCi): ChangeTarget | null {
  const usual = told.variable('CI_DEFAULT_BRANCH');
  const pushed = usual !== null && told.variable('CI_COMMIT_BRANCH') === usual ? tipBefore(tipOnGitLab(told)) : null;
  return branchIn('CI_MERGE_REQUEST_TARGET_BRANCH_NAME')(told) ?? pushed ?? branchIn('CI_DEFAULT_BRANCH')(told);
}

/** Zeros stand for a new branch after a push, and for nothing where a schedule or a person has started the pipeline. */
function tipOnGitLab({ variable }: ToldByCi): string | null {
  const before = variable('CI_COMMIT_BEFORE_SHA');
  const source = variable('CI_PIPELINE_SOURCE') ?? 'push';
  return before !== null && !isCommit(before) && source !== 'push' ? null : before;
}

function tipBefore(commit: string | null): ChangeTarget | null {
  return commit !== null && /^[0-9a-f]{40,64}$/.test(commit) ? { commit, what: 'the tip before the push', lost: true } : null;
}
