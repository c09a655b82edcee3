// Rules that a project keeps itself: what a change did to them, and what people say in the words of other rules.
import { isDeepStrictEqual } from 'node:util';
import type { Catalogue, Extension, Manifest, PolicyChange } from '../model/index.js';

/** @returns packs of the project's own that came, went, or say something else, with the checks that they treat otherwise */
export function ruleChanges(base: Catalogue, head: Catalogue): PolicyChange[] {
  const ids = [...new Set([...base.extensions, ...head.extensions].map(({ id }) => id))];
  const byId = ({ checks }: Catalogue) => new Map(checks.map((check) => [check.id, check]));
  const [before, after] = [byId(base), byId(head)];
  return ids.flatMap((pack): PolicyChange[] => {
    const [was, is] = [base, head].map(({ extensions }) => extensions.find(({ id }) => id === pack));
    if (was?.digest === is?.digest) return [];
    const touched = [...new Set([was, is].flatMap((one) => (one ? touchedBy(one) : [])))];
    const differ = touched.filter((id) => !isDeepStrictEqual(before.get(id), after.get(id)));
    return [{ code: 'own-rules-changed', pack, before: was?.version ?? null, after: is?.version ?? null, checks: differ.sort() }];
  });
}

function touchedBy({ adds, changes }: Extension): string[] {
  return [...adds, ...changes.map(({ check }) => check)];
}

/**
 * A manifest that was written for some rules, for a look at it by others: a check that was renamed in between is answered and waived under its name there.
 * @param from the rules it was written for, in which a check keeps its old names
 * @param to the rules to judge by
 */
export function underRules(manifest: Manifest, from: Catalogue, to: Catalogue): Manifest {
  const known = new Set(to.checks.map(({ id }) => id));
  const names = new Map(
    from.checks.flatMap(({ id, aliases }) => (known.has(id) ? [] : aliases.filter((alias) => known.has(alias)).map((alias) => [id, alias] as const))),
  );
  if (names.size === 0) return manifest;
  const named = (id: string) => names.get(id) ?? id;
  return {
    ...manifest,
    answers: Object.fromEntries(Object.entries(manifest.answers).map(([id, answer]) => [named(id), answer])),
    waivers: manifest.waivers.map((waiver) => ({ ...waiver, check: named(waiver.check) })),
  };
}
