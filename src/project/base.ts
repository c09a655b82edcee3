// Which commit a change is compared with: the one at which it left the branch that it goes to.
import type { ChangeTarget, Environment, Told } from '../inventory/ci/change-target.js';
import { services } from '../inventory/ci/services.js';
import type { BaseMissing } from '../model/index.js';
import { commitOf, defaultBranch, type GitEnvironment, isRepository, isShallow, mergeBase } from './git.js';

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

/** The target by what the CI services say in the environment; null where none of them speaks. */
function targetOf(variables: Environment, event: unknown): ChangeTarget | null {
  const told: Told = { variable: (name) => variables[name] || null, event: (...keys) => textAt(event, ...keys) };
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
