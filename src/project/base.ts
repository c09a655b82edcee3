// Which commit a change is compared with: the one at which it left the branch that it goes to.
import type { ChangeTarget, Environment, ToldByCi } from '../inventory/ci/change-target.js';
import { services } from '../inventory/ci/services.js';
import type { BaseMissing } from '../model/index.js';
import { commitOf, defaultBranch, type GitEnvironment, isRepository, isShallow, mergeBase, refusesOwner } from './git.js';

export type FoundBase = { commit: string; asked: string } | BaseMissing;

/** What is compared, and how a base was asked for. */
export interface AskedBase {
  /** A ref, or "auto": the target branch by the CI service's variables, otherwise the default branch; after a push to that branch, the tip before it. */
  asked: string;
  /** The commit that is looked at; null where there is none. */
  head: string | null;
  /** Whether what is looked at may differ from that commit: somebody works on it. */
  mayDiffer: boolean;
  /** What a CI service tells about what happened, parsed; null where it tells nothing. */
  event: unknown;
}

/** @returns the commit to compare with, and why it is that one; or why there is none */
export function findBase(folder: string, { asked, head, mayDiffer, event }: AskedBase, env: GitEnvironment, variables: Environment): FoundBase {
  if (!isRepository(folder, env)) return refusesOwner(folder, env) ? { code: 'owner-refused' } : { code: 'no-git' };
  if (head === null) return { code: 'no-commit' };
  const told: ToldByCi = { variable: (name) => variables[name] || null, event: (...keys) => textAt(event, ...keys) };
  const target = asked === 'auto' ? targetOf(told) : { ref: asked };
  const shallow = isShallow(folder, env);
  if (target !== null && 'commit' in target) {
    const found = exact(folder, target, shallow, env);
    // A push by force takes the tip before it out of the history.
    const gone = 'code' in found && found.code === 'unknown-ref' && target.lost && !shallow;
    if (!gone) return 'commit' in found && found.commit === head ? beforeHead(folder, head, told, env) : found;
  }
  const ref = target !== null && 'ref' in target ? target.ref : defaultBranch(folder, env);
  if (ref === null) return { code: 'no-default-branch' };
  const commit =
    commitOf(folder, ref, env) ?? (asked === 'auto' ? commitOf(folder, ref.replace(/^origin\//, ''), env) : commitOf(folder, `origin/${ref}`, env));
  if (commit === null) return { code: 'unknown-ref', ref, shallow };
  const common = mergeBase(folder, head, commit, env);
  if (common === null) return { code: 'no-common-ancestor', ref, shallow };
  return common === head && !mayDiffer ? beforeHead(folder, head, told, env) : { commit: common, asked: ref };
}

/**
 * What lies before a head that is its own base, as after a push to the branch that changes go to: nothing can be lost against oneself.
 * @returns the commit that a CI service says was there before, else the first parent
 */
export function beforeHead(folder: string, head: string, told: ToldByCi, env: GitEnvironment): FoundBase {
  for (const { environment } of services) {
    const said = environment.before?.(told) ?? null;
    const commit = said === null ? null : commitOf(folder, said, env);
    if (commit !== null && commit !== head) return { commit, asked: 'what was built before' };
  }
  const parent = commitOf(folder, `${head}^1`, env);
  if (parent !== null) return { commit: parent, asked: 'the commit before' };
  return isShallow(folder, env) ? { code: 'unknown-ref', ref: `${head.slice(0, 12)}^`, shallow: true } : { code: 'new-branch' };
}

/** A commit that a CI service names: the tip before a push, the base of a merge queue. */
function exact(folder: string, { commit, what }: { commit: string; what: string }, shallow: boolean, env: GitEnvironment): FoundBase {
  if (/^0+$/.test(commit)) return { code: 'new-branch' };
  const found = commitOf(folder, commit, env);
  return found === null ? { code: 'unknown-ref', ref: commit.slice(0, 12), shallow } : { commit: found, asked: what };
}

/** The target by what the CI services say in the environment; null where none of them speaks. */
function targetOf(told: ToldByCi): ChangeTarget | null {
  for (const { environment } of services) {
    const { target, targetHoldsWith } = environment;
    const holds = targetHoldsWith !== null && told.variable(targetHoldsWith) !== null;
    if (target === null || (targetHoldsWith !== null && !holds)) continue;
    const found = target(told);
    if (found !== null || holds) return found;
  }
  return null;
}

function textAt(data: unknown, ...keys: string[]): string | null {
  let at: unknown = data;
  for (const key of keys) at = typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : null;
  return typeof at === 'string' ? at : null;
}
